"""Texts as they are written down: a new version, or a draft's version written over."""

from __future__ import annotations

from proposals.casework.actor import Actor
from proposals.records import Proposal, Revision, Suggestion
from workflows.papers.proposal_text import ProposalText


def new_revision(proposal: Proposal, text: ProposalText, actor: Actor) -> Revision:
    """The next version of a proposal's text."""
    revision = Revision(
        proposal_id=proposal.id or 0,
        number=len(proposal.revisions) + 1,
        title=text.title,
        facts=text.facts,
        analysis=text.analysis,
        written_by=actor.name,
        written_at=actor.at,
        text_hash=text.digest,
    )
    for number, words in enumerate(text.suggestions, 1):
        revision.suggestions.append(Suggestion(revision_id=0, number=number, text=words))
    proposal.revisions.append(revision)
    return revision


def write_over(revision: Revision, text: ProposalText, actor: Actor) -> None:
    """A draft keeps no versions: only what was frozen once is kept for ever."""
    revision.title, revision.facts, revision.analysis = text.title, text.facts, text.analysis
    revision.written_by, revision.written_at = actor.name, actor.at
    revision.text_hash = text.digest
    rows = revision.suggestions
    for row, words in zip(rows, text.suggestions, strict=False):
        row.text = words
    del rows[len(text.suggestions) :]
    for number in range(len(rows) + 1, len(text.suggestions) + 1):
        words = text.suggestions[number - 1]
        rows.append(Suggestion(revision_id=revision.id or 0, number=number, text=words))


def is_draft(revision: Revision) -> bool:
    """The author's own and not handed in yet."""
    return revision.frozen_at is None and not revision.reason
