"""Whose case it is: yours, your organisation's, your unit's; a reviewer is never an author."""

from __future__ import annotations

from collections.abc import Iterable

from proposals.casework.actor import Actor
from proposals.records import Assignment, HandlingUnit, Proposal
from proposals.records.people import in_force
from proposals.work import Work
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


def author(proposal: Proposal, actor: Actor, scan: str = "") -> None:
    """Who writes it and hands it in: of a sector also those who joined its call (R-17)."""
    if not is_author(proposal, actor):
        proposer(proposal, actor, scan)


def any_proposer(proposal: Proposal, actor: Actor, scan: str = "") -> None:
    """Any of the people whose confirmed names stand under it, or a clerk who holds the paper."""
    if actor.role == Role.CLERK:
        proxy(scan)
    elif not is_proposer(proposal, actor):
        raise NotYou(Objection("own_proposal", "只有本案的提案者可以办理"))


def party(proposal: Proposal, actor: Actor, scan: str = "") -> None:
    """Any proposer of it or of one merged into it, or a clerk who holds the paper."""
    if actor.role == Role.CLERK:
        proxy(scan)
    elif not any(is_proposer(each, actor) for each in (proposal, *proposal.merged)):
        raise NotYou(Objection("own_proposal", "只有本案及并入本案的提案者可以办理"))


def proxy(scan: str) -> None:
    """What a clerk enters for somebody comes on paper, and the scan is kept."""
    if not scan:
        raise Incomplete(Objection("proxy_needs_scan", "代录须附纸质原件的扫描件"))


def is_first(proposal: Proposal, actor: Actor) -> bool:
    """Whether he is the first proposer or acts for the body; for a sector its convenor today."""
    if actor.role not in PROPOSERS:
        return False
    if proposal.member_id is not None:
        return proposal.member_id == actor.member_id
    if proposal.organisation_id is not None:
        return proposal.organisation_id == actor.organisation_id
    return actor.role == Role.CONVENOR and _convenes(proposal, actor)


def is_author(proposal: Proposal, actor: Actor) -> bool:
    """Whether he writes it: the first proposer, or who joined in writing what his sector says."""
    drafters = (s.member_id for s in proposal.signatures if s.role == SignatureRole.DRAFTER)
    joined = actor.role in PROPOSERS and actor.member_id in drafters
    return joined or is_first(proposal, actor)


def is_proposer(proposal: Proposal, actor: Actor) -> bool:
    """Whether he is one of its proposers; a body is one proposer, whoever signed for it."""
    beside = not proposal.kind.is_collective and is_signer(proposal, actor)
    return beside or is_first(proposal, actor)


def is_signer(proposal: Proposal, actor: Actor) -> bool:
    """Whether his confirmed name stands under it."""
    return actor.member_id is not None and any(
        s.member_id == actor.member_id and s.answer == SignatureAnswer.CONFIRMED
        for s in proposal.signatures
    )


def reviewer(proposal: Proposal, actor: Actor) -> None:
    """Who reviews a proposal or rules on it is never its author (domain 6)."""
    if actor.member_id is not None and (
        proposal.member_id == actor.member_id or is_signer(proposal, actor)
    ):
        raise NotYou(
            Objection("reviewer_is_not_author", "不得审查、决定自己提出或联名的提案，请换人办理")
        )


def not_handler(proposal: Proposal, actor: Actor) -> None:
    """Who handles a case never judges its handling (design 7, integrity rule 31), but on paper."""
    handling = {a.unit_id for a in proposal.assignments if a.living}
    if actor.role in PROPOSERS and not handling.isdisjoint(actor.units):
        sentence = "您所在单位承办本案，承办人不得评价本单位的办理；请将书面意见交提案委办公室代录"
        raise NotYou(Objection("handler_never_rates", sentence))


def not_archived(proposal: Proposal) -> None:
    """An archived case changes by amendment only (integrity rule 40)."""
    if proposal.stage == ProposalStage.ARCHIVED:
        raise NotNow(Objection("not_archived", "本案已归档，新的情况请以档案更正登记"))


def unit(assignment: Assignment, actor: Actor) -> None:
    """The unit that has this assignment, or has taken its place, in the part it plays (rule 20)."""
    if assignment.unit_id not in actor.units:
        sentence = f"本件由{assignment.unit_name}（已终止的，由承继单位）承办，不归您单位办理"
        raise NotYou(Objection("own_assignment", sentence))
    if actor.role == Role.CO_UNIT and assignment.role != UnitRole.CO:
        raise NotYou(Objection("own_assignment", "会办单位不能办理主办事项"))


def by_assigner(work: Work, assignment: Assignment, actor: Actor) -> None:
    """An assigner decides for the units of his kind, and for the 会办 units of his cases."""
    rows = (*assignment.proposal.answering, assignment)
    assigner({work.get_one(HandlingUnit, row.unit_id).kind for row in rows}, actor)


def assigner(kinds: Iterable[UnitKind], actor: Actor) -> None:
    """An assigner of these systems; one whose grant names no system assigns to all."""
    if actor.role != Role.ASSIGNER or not actor.scope:
        return
    own = {kind.strip() for kind in actor.scope.split(",")}
    if own.isdisjoint(kinds):
        sentence = "本案的承办单位不归您交办，请由其所属系统的交办机关办理"
        raise NotYou(Objection("own_kind_of_unit", sentence))


def _convenes(proposal: Proposal, actor: Actor) -> bool:
    """Whether he convenes the proposing sector on the day of the act (R-18)."""
    held = proposal.sector.convenors if proposal.sector is not None else []
    return any(
        c.member_id == actor.member_id and in_force(c.valid_from, c.valid_until, actor.today)
        for c in held
    )
