"""Whose case it is: yours, your organisation's, your unit's; a reviewer is never an author."""

from __future__ import annotations

from proposals.casework.actor import Actor
from proposals.records import Assignment, Proposal
from workflows.policies.permits import PROPOSERS
from workflows.refusals import Incomplete, NotYou, Objection
from workflows.terms import Role, SignatureAnswer, SignatureRole, UnitRole


def proposer(proposal: Proposal, actor: Actor, scan: str = "") -> None:
    """The first proposer, organisation or convenor himself, or a clerk who holds the paper."""
    if actor.role == Role.CLERK:
        proxy(scan)
    elif not is_first(proposal, actor):
        raise NotYou(Objection("own_proposal", f"只有{proposal.proposer_name}本人可以办理"))


def any_proposer(proposal: Proposal, actor: Actor, scan: str = "") -> None:
    """Any of the people whose confirmed names stand under it, or a clerk who holds the paper."""
    if actor.role == Role.CLERK:
        proxy(scan)
    elif not (is_first(proposal, actor) or is_signer(proposal, actor)):
        raise NotYou(Objection("own_proposal", "只有本案的提案者可以办理"))


def proxy(scan: str) -> None:
    """What a clerk enters for somebody comes on paper, and the scan is kept."""
    if not scan:
        raise Incomplete(Objection("proxy_needs_scan", "代录须附纸质原件的扫描件"))


def is_first(proposal: Proposal, actor: Actor) -> bool:
    """Whether he acts for the first proposer."""
    if actor.role not in PROPOSERS:
        return False
    if proposal.member_id is not None:
        return proposal.member_id == actor.member_id
    if proposal.organisation_id is not None:
        return proposal.organisation_id == actor.organisation_id
    return any(
        s.member_id == actor.member_id
        for s in proposal.signatures
        if s.role in {SignatureRole.CONVENOR, SignatureRole.DRAFTER}
    )


def is_signer(proposal: Proposal, actor: Actor) -> bool:
    """Whether his confirmed name stands under it."""
    return actor.member_id is not None and any(
        s.member_id == actor.member_id and s.answer == SignatureAnswer.CONFIRMED
        for s in proposal.signatures
    )


def reviewer(proposal: Proposal, actor: Actor) -> None:
    """A reviewer is never an author."""
    if actor.member_id is not None and (
        proposal.member_id == actor.member_id or is_signer(proposal, actor)
    ):
        raise NotYou(
            Objection("reviewer_is_not_author", "审查人不得审查自己提出或联名的提案，请换人审查")
        )


def unit(assignment: Assignment, actor: Actor) -> None:
    """The unit that has this assignment, and in the part it plays."""
    if assignment.unit_id != actor.unit_id:
        raise NotYou(
            Objection("own_assignment", f"本件由{assignment.unit_name}承办，不归您单位办理")
        )
    if actor.role == Role.CO_UNIT and assignment.role != UnitRole.CO:
        raise NotYou(Objection("own_assignment", "会办单位不能办理主办事项"))
