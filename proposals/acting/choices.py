"""What may be chosen where an act asks for one of several: terms, codes of the profile, records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from sqlmodel import col, or_, select

from proposals.acting.asking import ONE_EACH, Field
from proposals.casework.actor import Actor
from proposals.casework.submit.proposers import OWN_KINDS, convened
from proposals.records import (
    Account,
    Grant,
    HandlingUnit,
    Member,
    Organisation,
    PlenarySession,
    Proposal,
    Sector,
    Term,
)
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers.key import LEADING
from workflows.policies import filing
from workflows.policies.profile import Profile
from workflows.policies.result_classes import classes
from workflows.terms import MemberStatus, ProposerKind, Role, UnitKind


class Option(NamedTuple):
    """One thing to choose: what is sent, what is read, and what it means."""

    value: str
    label: str
    hint: str = ""


def options(work: Work, field: Field, actor: Actor) -> tuple[Option, ...]:
    """Everything this field may be; none where anything may be written."""
    if field.last in CODES:
        return CODES[field.last](work.profile_on(actor.today))
    if listed := _listed(field, actor):
        return tuple(listed(work, actor))
    allowed = _allowed(work, field, actor)
    return tuple(Option(t.value, t.label) for t in field.terms if allowed is None or t in allowed)


def _listed(field: Field, actor: Actor) -> Callable[[Work, Actor], list[Option]] | None:
    """Where the records to choose from, or the names in use, are found."""
    if field.last == "sector_id" and actor.role == Role.CONVENOR:
        return _own_sectors
    return ROSTERS.get(field.record) or NAMED.get(field.last)


def _allowed(work: Work, field: Field, actor: Actor) -> Collection[Any] | None:
    """Which of the words this person may choose from; None: all of them."""
    if field.name in ALLOWED or field.last in ALLOWED:
        return ALLOWED.get(field.name) or ALLOWED[field.last]
    if field.last == "kind" and actor.role != Role.CLERK:
        return _own_kinds(work, actor)
    return None


ALLOWED: Mapping[str, Collection[Any]] = {
    "lead_role": LEADING,
    "status": [status for status in MemberStatus if status != MemberStatus.IN_OFFICE],
    "entry.kind": {*UnitKind, *(kind for kind in ProposerKind if kind.is_organisation)},
}
"""Words nobody may choose others beside."""


def _own_kinds(work: Work, actor: Actor) -> Collection[ProposerKind]:
    """An organisation proposes as what it is."""
    body = work.get(Organisation, actor.organisation_id) if actor.organisation_id else None
    own = OWN_KINDS.get(actor.role, set())
    return own & {body.kind} if body is not None else own


def _classes(profile: Profile) -> tuple[Option, ...]:
    return tuple(Option(c.code, c.label, c.definition) for c in classes(profile.reply.classes))


def _reasons(profile: Profile) -> tuple[Option, ...]:
    rows = filing.reasons(profile.filing.local_reasons)
    return tuple(Option(row.code, row.sentence, row.source) for row in rows)


def _dispositions(_profile: Profile) -> tuple[Option, ...]:
    return tuple(Option(row.code, row.label) for row in filing.DISPOSITIONS)


CODES: Mapping[str, Callable[[Profile], tuple[Option, ...]]] = {
    "reasons": _reasons,
    "disposition": _dispositions,
    "result_class": _classes,
    "confirmed_class": _classes,
    "class_after": _classes,
}


def _units(work: Work, actor: Actor) -> list[Option]:
    rows = _in_force(work, HandlingUnit, actor, col(HandlingUnit.sort))
    return [Option(str(unit.id), unit.name, unit.kind.label) for unit in rows]


def _members(work: Work, actor: Actor) -> list[Option]:
    sectors = {sector.id: sector.name for sector in work.exec(select(Sector))}
    rows = _in_force(work, Member, actor, col(Member.code))
    return [
        Option(m.code, m.name, sectors[m.sector_id])
        for m in rows
        if m.status == MemberStatus.IN_OFFICE
    ]


def _named(kind: Any) -> Callable[[Work, Actor], list[Option]]:
    def rows(work: Work, actor: Actor) -> list[Option]:
        return [Option(str(r.id), r.name) for r in _in_force(work, kind, actor, col(kind.id))]

    return rows


def _in_force(work: Work, kind: Any, actor: Actor, order: Any) -> list[Any]:
    found = work.exec(select(kind).order_by(order, col(kind.id)))
    return [row for row in found if in_force(row.valid_from, row.valid_until, actor.today)]


def _sessions(work: Work, _actor: Actor) -> list[Option]:
    """The latest first."""
    asked = select(PlenarySession, Term).join(Term, col(Term.id) == PlenarySession.term_id)
    found = work.exec(asked.order_by(col(PlenarySession.opens_on).desc()))
    return [Option(str(s.id), f"第{t.number}届第{s.number}次会议") for s, t in found]


ROSTERS: Mapping[str, Callable[[Work, Actor], list[Option]]] = {
    "HandlingUnit": _units,
    "Member": _members,
    "Organisation": _named(Organisation),
    "Sector": _named(Sector),
    "PlenarySession": _sessions,
}


def _own_sectors(work: Work, actor: Actor) -> list[Option]:
    """Those he convenes."""
    own = {str(sector) for sector in convened(work, actor.member_id, actor.today)}
    return [option for option in ROSTERS["Sector"](work, actor) if option.value in own]


def _unit_names(work: Work, actor: Actor) -> list[Option]:
    return [Option(unit.label, unit.hint) for unit in _units(work, actor)]


def _categories(work: Work, _actor: Actor) -> list[Option]:
    """Those under which proposals are counted so far."""
    used = select(Proposal.category).where(col(Proposal.category) != "").distinct()
    return [Option(name, name) for name in work.exec(used.order_by(col(Proposal.category)))]


def _leaders(work: Work, actor: Actor) -> list[Option]:
    """Who may lead a 督办 today."""
    asked = select(Account.name, Grant.role).join(Grant, col(Grant.account_id) == Account.id)
    held = (col(Grant.role).in_(LEADING), col(Grant.valid_from) <= actor.today)
    lasting = or_(col(Grant.valid_until).is_(None), col(Grant.valid_until) >= actor.today)
    found = work.exec(asked.where(*held, lasting).order_by(col(Account.id)))
    return [Option(name, Role(role).label) for name, role in found]


NAMED: Mapping[str, Callable[[Work, Actor], list[Option]]] = {
    "category": _categories,
    "lead_leader": _leaders,
    "suggested_units": _unit_names,
}
"""What is written freely, with names to choose from."""


def each(field: Field, case: Proposal | None, subject: Any) -> dict[str, str]:
    """The key of every row of a list that has one row each, and what stands over it."""
    if ONE_EACH[field.last] == "guests":
        return {guest.name: guest.name for guest in subject.guests} if subject else {}
    rows = case.text.suggestions if case is not None else ()
    return {str(row.number): f"建议{row.number}：{row.text}" for row in rows}
