"""Whose place a unit takes: a renamed one keeps its people, a merged one leaves its cases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlmodel import col, or_, select

from proposals.records.assignment import Assignment
from proposals.records.people import in_force
from proposals.records.units import HandlingUnit
from proposals.work import Work

CHANGED = select(HandlingUnit).where(
    or_(col(HandlingUnit.predecessor_id).is_not(None), col(HandlingUnit.valid_until).is_not(None))
)
"""Units that ended, and those under a new name."""


class Place(NamedTuple):
    """The unit somebody acts for on a day, and the units whose cases are now its own."""

    unit_id: int
    units: frozenset[int]


def place(work: Work, unit_id: int, today: date) -> Place:
    """An account follows its unit to a new name; a unit that ended has no cases any more."""
    changed = work.exec(CHANGED.order_by(col(HandlingUnit.id).desc())).all()
    ended = [u for u in changed if u.valid_until is not None and u.valid_until < today]
    merged = {u.id: u.merged_into_id for u in ended if u.id and u.merged_into_id}
    begun = [u for u in changed if u.valid_from <= today]
    renamed = {u.predecessor_id: u.id for u in begun if u.id and u.predecessor_id}
    while unit_id in renamed:
        unit_id = renamed[unit_id]
    if unit_id in {u.id for u in ended}:
        return Place(unit_id, frozenset())
    return Place(unit_id, frozenset({unit_id, *_forebears(unit_id, {**merged, **renamed})}))


def heir(work: Work, unit: HandlingUnit, today: date) -> HandlingUnit | None:
    """Who took its place in the end; nobody when none in force did."""
    renamed = col(HandlingUnit.predecessor_id) == unit.id
    heirs = select(HandlingUnit).where(or_(renamed, HandlingUnit.id == unit.merged_into_id))
    for each in work.exec(heirs.order_by(col(HandlingUnit.id))):
        if in_force(each.valid_from, each.valid_until, today):
            return each
        if later := heir(work, each, today):
            return later
    return None


def name_on(work: Work, assignment: Assignment, day: date) -> str:
    """In whose name the unit of an assignment writes on a day: its own, or that of its heir."""
    unit = work.get_one(HandlingUnit, assignment.unit_id)
    if in_force(unit.valid_from, unit.valid_until, day):
        return assignment.unit_name
    later = heir(work, unit, day)
    return later.name if later else assignment.unit_name


def _forebears(unit_id: int, heirs: Mapping[int, int]) -> list[int]:
    """Every unit whose heir, or heir's heir, it is."""
    own = [old for old, new in heirs.items() if new == unit_id]
    return own + [older for old in own for older in _forebears(old, heirs)]
