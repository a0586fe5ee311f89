"""承办单位: added, corrected, renamed, ended; one with open cases leaves a successor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlmodel import col, func, select

from proposals.casework.actor import Actor
from proposals.casework.rosters import names, roll
from proposals.reading.cleaning import called
from proposals.records import Assignment, Commitment, HandlingUnit, UnitContact, succession
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers.completeness import said
from workflows.papers.rosters import UnitPaper, last_day_objections
from workflows.refusals import Objection
from workflows.terms import Act, AssignmentStage, CommitmentStage, UnitKind
from workflows.terms.numerals import official_date

DONE_WITH = (AssignmentStage.RETURNED, AssignmentStage.OPINION_GIVEN, AssignmentStage.DONE)
KEPT_OR_NOT = (CommitmentStage.VERIFIED, CommitmentStage.NOT_KEPT)


def add(work: Work, entry: UnitPaper, valid_from: date, actor: Actor) -> HandlingUnit:
    """增设承办单位."""
    entry = entry._replace(name=called(entry.name))
    roll.allow(Act.ADD_UNIT, actor, names.objections(work, HandlingUnit, entry.name, valid_from))
    unit = written(entry, valid_from)
    roll.enter(work, Act.ADD_UNIT, unit, actor, since=valid_from)
    return unit


def written(entry: UnitPaper, valid_from: date) -> HandlingUnit:
    """The row of one unit, by hand or from a file."""
    return HandlingUnit(**entry._asdict(), valid_from=valid_from)


def correct(
    work: Work, handling_unit: HandlingUnit, entry: UnitPaper, reason: str, actor: Actor
) -> HandlingUnit:
    """更正单位登记: its name only while no case was given to it under that name."""
    roll.require_held(handling_unit, actor.today)
    entry = entry._replace(name=called(entry.name))
    was = UnitPaper(handling_unit.name, handling_unit.kind, handling_unit.sort)
    against = [
        *names.objections(
            work, HandlingUnit, entry.name, handling_unit.valid_from, handling_unit.id
        ),
        *said(reason, "reason_given", "请写明更正的理由"),
        *_uncorrectable(work, handling_unit, was, entry),
    ]
    roll.allow(Act.CORRECT_UNIT, actor, against)
    handling_unit.name, handling_unit.kind, handling_unit.sort = entry
    facts = {"what": "单位登记", "before": _told(was), "after": _told(entry), "reason": reason}
    roll.enter(work, Act.CORRECT_UNIT, handling_unit, actor, **facts)
    return handling_unit


def rename(
    work: Work, handling_unit: HandlingUnit, entry: UnitPaper, valid_from: date, actor: Actor
) -> HandlingUnit:
    """变更单位名称: the old name ends, the new one names it as predecessor and keeps its people."""
    roll.require_held(handling_unit, actor.today)
    entry = entry._replace(name=called(entry.name))
    last_on = roll.day_before(valid_from)
    against = [
        *names.objections(work, HandlingUnit, entry.name, valid_from),
        *last_day_objections(handling_unit.name, handling_unit.valid_from, last_on),
        *_ends_already(handling_unit),
    ]
    roll.allow(Act.RENAME_UNIT, actor, against)
    unit = written(entry, valid_from)
    work.add(unit)
    work.flush()
    succeed(unit, handling_unit)
    _keep_people(work, handling_unit, unit)
    facts = {"left": handling_unit.name, "since": valid_from}
    roll.enter(work, Act.RENAME_UNIT, unit, actor, **facts)
    return unit


def succeed(unit: HandlingUnit, predecessor: HandlingUnit) -> None:
    """A unit takes the place of another on its first day."""
    unit.predecessor_id = predecessor.id
    predecessor.valid_until = roll.day_before(unit.valid_from)


def end(
    work: Work,
    handling_unit: HandlingUnit,
    last_on: date,
    reason: str,
    actor: Actor,
    successor: HandlingUnit | None = None,
) -> HandlingUnit:
    """撤销承办单位 or 并入: with cases under way never without a successor (integrity rule 20)."""
    roll.require_held(handling_unit, actor.today)
    against = [
        *last_day_objections(handling_unit.name, handling_unit.valid_from, last_on),
        *said(reason, "reason_given", "请写明撤销或并入的依据"),
        *_ends_already(handling_unit),
        *(
            _of_heir(handling_unit, successor, last_on)
            if successor
            else _open(work, handling_unit, actor.today)
        ),
    ]
    roll.allow(Act.END_UNIT, actor, against)
    handling_unit.valid_until = last_on
    handling_unit.merged_into_id = successor.id if successor else None
    facts = {"last_on": last_on, "successor": successor.name if successor else "", "reason": reason}
    roll.enter(work, Act.END_UNIT, handling_unit, actor, **facts)
    return handling_unit


def _uncorrectable(
    work: Work, unit: HandlingUnit, was: UnitPaper, entry: UnitPaper
) -> Iterator[Objection]:
    if was == entry:
        yield Objection("entry_changed", "各项都没有改动，请核对")
    asked = select(func.count()).select_from(Assignment).where(Assignment.unit_id == unit.id)
    given = work.exec(asked).one()
    if given and entry.name != was.name:
        sentence = f"已以“{was.name}”名义承办{given}件，名称不再更正；机构更名的请办理变更单位名称"
        yield Objection("name_unused", sentence)
    if given and UnitKind.CPPCC in {entry.kind, was.kind} and entry.kind != was.kind:
        sentence = f"{was.name}已承办{given}件，不能改入或改出政协系统"
        yield Objection("kind_settled", sentence)


def _told(entry: UnitPaper) -> str:
    return f"{entry.name}，{entry.kind.label}，排序{entry.sort}"


def _ends_already(unit: HandlingUnit) -> list[Objection]:
    if unit.valid_until is None:
        return []
    sentence = f"{unit.name}已登记于{official_date(unit.valid_until)}终止，不能再次更名或撤销"
    return [Objection("ends_once", sentence)]


def _open(work: Work, unit: HandlingUnit, today: date) -> Iterator[Objection]:
    """What it would leave undone, its own or taken over."""
    assert unit.id is not None, "a unit of the register is a recorded one"
    mine = col(Assignment.unit_id).in_(succession.place(work, unit.id, today).units)
    asked = select(Assignment).where(mine, col(Assignment.stage).not_in(DONE_WITH))
    cases = [row.proposal.number for row in work.exec(asked.order_by(col(Assignment.id)))]
    promised = select(Commitment).join(Assignment, col(Assignment.id) == Commitment.assignment_id)
    due = work.exec(promised.where(mine, col(Commitment.stage).not_in(KEPT_OR_NOT))).all()
    if cases or due:
        named = f"（{'、'.join(cases[:3])}{'等' if len(cases) > 3 else ''}）" if cases else ""
        sentence = (
            f"{unit.name}还有在办提案{len(cases)}件{named}、未核实的承诺{len(due)}项，"
            "须写明承继单位，或先改由他单位承办"
        )
        yield Objection("successor_for_open_cases", sentence)


def _of_heir(unit: HandlingUnit, heir: HandlingUnit, last_on: date) -> Iterator[Objection]:
    """Another unit, that goes on itself."""
    goes_on = in_force(heir.valid_from, heir.valid_until, last_on) and heir.valid_until is None
    if heir.id == unit.id or not goes_on:
        sentence = f"{heir.name}不能承继：承继单位应为现有的另一单位；新设的请办理变更单位名称"
        yield Objection("successor_in_force", sentence)


def _keep_people(work: Work, old: HandlingUnit, new: HandlingUnit) -> None:
    for row in work.exec(select(UnitContact).where(UnitContact.unit_id == old.id)):
        person = UnitContact(unit_id=new.id or 0, rank=row.rank, name=row.name, phone=row.phone)
        work.add(person)
