"""The versions of a text under review: the committee's wording beside the author's."""

from __future__ import annotations

import json
from itertools import takewhile

from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.records import Entry, Proposal, Revision, Suggestion, dockets
from proposals.records.dockets.proposal.submit import paper
from proposals.records.signature import AUTHORS
from proposals.work import Work
from workflows.papers.proposal_text import ProposalText
from workflows.refusals import Objection
from workflows.terms import Act, SignatureAnswer

ASKED = {SignatureAnswer.INVITED, SignatureAnswer.CONFIRMED}
"""Who has not said no."""


def objections(before: Revision, after: ProposalText) -> list[Objection]:
    """A change of wording changes words, and neither adds nor drops a suggestion."""
    if len(after.suggestions) != len(before.suggestions):
        sentence = "文字修订不得增减建议条数；需要增减的，请退回提案者修改"
        return [Objection("suggestions_kept", sentence)]
    if paper(before) == after:
        return [Objection("text_changed", "文字没有改动，无须修订")]
    return []


def append(proposal: Proposal, text: ProposalText, actor: Actor, reason: str) -> Revision:
    """The text as a new, frozen version; those before it stay as they were."""
    row = Revision(
        proposal_id=proposal.key,
        number=proposal.text.number + 1,
        title=text.title,
        facts=text.facts,
        analysis=text.analysis,
        written_by=actor.name,
        written_at=actor.at,
        reason=reason,
        frozen_at=actor.at,
        text_hash=text.digest,
    )
    row.suggestions = [
        Suggestion(revision_id=0, number=number, text=words)
        for number, words in enumerate(text.suggestions, 1)
    ]
    proposal.revisions.append(row)
    proposal.title = text.title
    return row


def take_as_submitted(work: Work, proposal: Proposal, actor: Actor) -> None:
    """Go back to the text last submitted, and to its names, when a change was left unfinished."""
    submitted = [r for r in proposal.revisions if r.frozen_at is not None]
    if proposal.text.frozen_at is None:
        append(proposal, paper(submitted[-1]), actor, "期满未改，按原文受理")
    own = [r for r in submitted if not r.reason][-1]
    _names_as_submitted(proposal, own, _invited_meanwhile(work, proposal))


def _names_as_submitted(proposal: Proposal, own: Revision, new: set[str]) -> None:
    """Its author wrote it, and who is asked again had confirmed it; who is new has not."""
    for line in proposal.signatures:
        if line.role in AUTHORS:
            line.text_hash = own.text_hash
        elif line.answer in ASKED and line.name in new and line.text_hash != own.text_hash:
            line.answer, line.answered_at = SignatureAnswer.INVITED, None
        elif line.answer == SignatureAnswer.INVITED and line.answered_at is not None:
            line.answer = SignatureAnswer.CONFIRMED


def _invited_meanwhile(work: Work, proposal: Proposal) -> set[str]:
    """Who was asked for his name since the text was sent back."""
    asked = (
        select(Entry)
        .where(
            Entry.chain == dockets.chain_of(proposal),
            col(Entry.act).in_((Act.SEND_BACK, Act.INVITE)),
        )
        .order_by(col(Entry.id).desc())
    )
    since = takewhile(lambda entry: entry.act == Act.INVITE, work.exec(asked))
    return {json.loads(entry.facts)["member"] for entry in since}
