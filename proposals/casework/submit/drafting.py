"""起草: a proposal is begun and its text written, until it is handed in."""

from __future__ import annotations

from proposals.casework import standing, step
from proposals.casework.actor import Actor
from proposals.casework.submit import cosigning, proposers, sessions, signing, texts
from proposals.casework.submit.proposers import Proposer
from proposals.reading.cleaning import cleaned
from proposals.records import Member, Proposal, keys
from proposals.work import Work
from workflows.papers import completeness
from workflows.papers import draft as drafts
from workflows.papers.draft import Draft
from workflows.papers.proposal_text import ProposalText, draft_objections
from workflows.policies import permits
from workflows.terms import Act, SignatureRole

__all__ = ["Draft", "draft", "rewrite"]


def draft(work: Work, draft: Draft, actor: Actor) -> Proposal:
    """Begin a proposal in one's own name, or as a clerk who holds the paper."""
    permits.require(actor.role, Act.DRAFT)
    proposer = proposers.proposer_of(work, draft, actor)
    draft = draft._replace(text=cleaned(draft.text))
    completeness.require(drafts.objections(draft))
    proposal = _recorded(work, draft, proposer, actor)
    texts.new_revision(proposal, draft.text, actor)
    _first_lines(work, proposal, proposer, actor)
    work.add(proposal)
    keys.give_keys(work, [proposal])
    step.take(
        work,
        Act.DRAFT,
        proposal,
        actor,
        kind=draft.kind.label,
        proposer=proposer.name,
        text_hash=draft.text.digest,
        scan=draft.proxy_scan,
    )
    return proposal


def rewrite(
    work: Work, proposal: Proposal, text: ProposalText, actor: Actor, scan: str = ""
) -> None:
    """Change the text; every confirmation of the old one is void and asked for again."""
    standing.author(proposal, actor, scan)
    text = cleaned(text)
    completeness.require(draft_objections(text))
    was = proposal.text.text_hash
    entry = step.take(work, Act.DRAFT, proposal, actor, was=was, text_hash=text.digest, scan=scan)
    if text.digest == was:
        return
    if texts.is_draft(proposal.text):
        texts.write_over(proposal.text, text, actor)
    else:
        texts.new_revision(proposal, text, actor)
    proposal.title = text.title
    cosigning.ask_again(work, proposal, entry)


def _recorded(work: Work, draft: Draft, proposer: Proposer, actor: Actor) -> Proposal:
    session = sessions.admit(work, actor, actor.at).session
    assert session.id is not None, "a recorded session"
    return Proposal(
        kind=draft.kind,
        term_id=session.term_id,
        plenary_session_id=session.id,
        title=draft.text.title,
        category=draft.category,
        proposer_name=proposer.name,
        member_id=proposer.member_id,
        organisation_id=proposer.organisation_id,
        sector_id=proposer.sector_id,
        sector_name=proposer.sector_name,
        public_consent=draft.public_consent,
        suggested_units=list(draft.suggested_units),
        origin=draft.origin,
        proxy_scan=draft.proxy_scan,
        drafted_at=actor.at,
    )


def _first_lines(work: Work, proposal: Proposal, proposer: Proposer, actor: Actor) -> None:
    """The author's line; in a sector the convenor's, who has yet to sign."""
    if proposer.sector_id is not None:
        leader = proposers.convenor(work, proposer.sector_id, actor.today)
        if leader is not None:
            name = proposer.sector_name
            signing.write(proposal, SignatureRole.CONVENOR, leader.name, leader, name)
    elif proposer.member_id is not None and not proposal.kind.is_collective:
        author = work.get_one(Member, proposer.member_id)
        name = proposer.sector_name
        line = signing.write(proposal, SignatureRole.FIRST, author.name, author, name)
        signing.confirm(line, proposal, actor, evidence=proposal.proxy_scan)
