"""The units of a choice as the register knows them on a day, with their successors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from proposals.records import Assignment, HandlingUnit, succession
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers.units import RegisteredUnit, UnitChoice
from workflows.terms import UnitKind


def entries(work: Work, choices: Iterable[UnitChoice], today: date) -> dict[int, RegisteredUnit]:
    """The register's entry of every unit chosen that it knows."""
    found = {choice.unit_id: work.get(HandlingUnit, choice.unit_id) for choice in choices}
    return {n: _entry(work, unit, today) for n, unit in found.items() if unit is not None}


def kind_of(work: Work, assignment: Assignment) -> UnitKind:
    """The system of one unit."""
    return work.get_one(HandlingUnit, assignment.unit_id).kind


def _entry(work: Work, unit: HandlingUnit, today: date) -> RegisteredUnit:
    if in_force(unit.valid_from, unit.valid_until, today):
        return RegisteredUnit(unit.name, unit.kind)
    begins_on = unit.valid_from if today < unit.valid_from else None
    heir = None if begins_on else succession.heir(work, unit, today)
    return RegisteredUnit(unit.name, unit.kind, False, begins_on, heir.name if heir else "")
