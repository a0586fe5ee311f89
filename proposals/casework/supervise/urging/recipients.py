"""Whom a rung is sent to: roles of the ladder become the unit, the proposer, the office."""

from __future__ import annotations

from collections.abc import Iterable

from proposals.letters.supervise.urging import Addressee
from proposals.records import Deadline, Proposal
from workflows.policies.permits import PROPOSERS, UNIT
from workflows.terms import Duty, Role, UnitRole

UNIT_SIDE = UNIT | {Role.CO_UNIT}
OWED_BY_PROPOSER = {Duty.REVISE, Duty.FEEDBACK}


def addressees(roles: Iterable[Role], deadline: Deadline) -> list[Addressee]:
    """Everybody once: a unit gets one letter, however many of its people are meant."""
    return list(dict.fromkeys(_addressee(role, deadline) for role in roles))


def copies(roles: Iterable[Role], deadline: Deadline) -> str:
    """抄送, in the order of the ladder."""
    return "、".join(each.name for each in addressees(roles, deadline))


def people(roles: Iterable[Role], deadline: Deadline) -> str:
    """Who in the unit is meant, by name where the unit has named them (R-30)."""
    assignment = deadline.assignment
    if assignment is None:
        return ""
    names = {
        Role.UNIT_LEADER: f"责任领导{assignment.leader}" if assignment.leader else "主要负责人",
        Role.UNIT_OFFICE: assignment.office or "办公室",
        Role.UNIT_HANDLER: f"经办人{assignment.handler}" if assignment.handler else "经办人",
    }
    return "、".join(dict.fromkeys(names[role] for role in roles if role in names))


def units(proposal: Proposal) -> str:
    """主办 and 会办 as the table of a letter names them."""
    living = [f"{a.unit_name}（{a.role.label}）" for a in proposal.assignments if a.living]
    return "、".join(living) or "—"


def _addressee(role: Role, deadline: Deadline) -> Addressee:
    if role in UNIT_SIDE:
        name = _unit(role, deadline)
        return Addressee(name, name)
    if role in PROPOSERS:
        return _proposer(deadline)
    return Addressee(role.label, role.label)


def _unit(role: Role, deadline: Deadline) -> str:
    """The late unit; when a 会办 opinion is late, the handler meant is the lead unit's."""
    assignment = deadline.assignment
    if assignment is None:
        return deadline.debtor
    if deadline.duty == Duty.CO_OPINION and role == Role.UNIT_HANDLER:
        leads = [a for a in deadline.proposal.answering if a.role == UnitRole.LEAD]
        return leads[0].unit_name if leads else assignment.unit_name
    return assignment.unit_name


def _proposer(deadline: Deadline) -> Addressee:
    proposal = deadline.proposal
    owes = deadline.duty in OWED_BY_PROPOSER
    name = deadline.debtor if owes else proposal.proposer_name
    body = name == proposal.proposer_name and proposal.kind.is_collective
    return Addressee(name, name if body else f"{name}委员")
