"""Whose case it is: yours, your organisation's, your unit's; a reviewer is never an author."""

from __future__ import annotations

from collections.abc import Iterable

from proposals.casework.actor import Actor
from proposals.records import Assignment, Proposal
from workflows.policies.permits import PROPOSERS
from workflows.refusals import Incomplete, NotNow, NotYou, Objection
from workflows.terms import (
    ProposalStage,
    Role,
    SignatureAnswer,
    SignatureRole,
    UnitKind,
    UnitRole,
)


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


def party(proposal: Proposal, actor: Actor, scan: str = "") -> None:
    """Any proposer of it or of one merged into it, or a clerk who holds the paper."""
    if actor.role == Role.CLERK:
        proxy(scan)
    elif not any(is_first(p, actor) or is_signer(p, actor) for p in (proposal, *proposal.merged)):
        raise NotYou(Objection("own_proposal", "只有本案及并入本案的提案者可以办理"))


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


def not_archived(proposal: Proposal) -> None:
    """An archived case changes by amendment only (integrity rule 40)."""
    if proposal.stage == ProposalStage.ARCHIVED:
        raise NotNow(Objection("not_archived", "本案已归档，新的情况请以档案更正登记"))


def unit(assignment: Assignment, actor: Actor) -> None:
    """The unit that has this assignment, and in the part it plays."""
    if assignment.unit_id != actor.unit_id:
        raise NotYou(
            Objection("own_assignment", f"本件由{assignment.unit_name}承办，不归您单位办理")
        )
    if actor.role == Role.CO_UNIT and assignment.role != UnitRole.CO:
        raise NotYou(Objection("own_assignment", "会办单位不能办理主办事项"))


def assigner(kinds: Iterable[UnitKind], actor: Actor) -> None:
    """An assigner of these systems; one whose grant names no system assigns to all."""
    if actor.role != Role.ASSIGNER or not actor.scope:
        return
    own = {kind.strip() for kind in actor.scope.split(",")}
    if own.isdisjoint(kinds):
        sentence = "本案的承办单位不归您交办，请由其所属系统的交办机关办理"
        raise NotYou(Objection("own_kind_of_unit", sentence))
