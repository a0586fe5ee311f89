"""The clocks of many cases at once, read as columns with the rung they have come to."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case
from sqlmodel import col, select

from proposals.desk.clocks import Clock
from proposals.records import Climb, Deadline
from proposals.work import Work
from workflows.escalation import RUNGS
from workflows.terms import Duty, Rung

RIGHTS = [duty for duty in Duty if duty.is_right]


def running(row: Any = Deadline) -> ColumnElement[bool]:
    """Still owed, and no mere right."""
    return and_(
        row.met_at.is_(None),
        row.lifted_at.is_(None),
        row.duty.not_in(RIGHTS),
    )


def late(today: date, row: Any = Deadline) -> ColumnElement[bool]:
    """Still owed after its last day; a paused clock is not late."""
    return and_(running(row), row.paused_on.is_(None), row.due_on < today)


def rung_of(row: Any = Deadline) -> ScalarSelect[Any]:
    """The highest rung this version of the date has climbed; NULL below the ladder."""
    height = case({rung: place for place, rung in enumerate(RUNGS)}, value=col(Climb.rung))
    return (
        select(Climb.rung)
        .where(col(Climb.deadline_id) == row.id, col(Climb.deadline_version) == row.version)
        .order_by(height.desc())
        .limit(1)
        .scalar_subquery()
    )


def columns(row: Any = Deadline) -> tuple[Any, ...]:
    """What `read` asks of a select, in its order."""
    return (
        *(row.id, row.duty, row.debtor, row.started_on, row.due_on),
        *(row.provisional, row.paused_on, rung_of(row)),
    )


WIDTH = len(columns())


def read(work: Work, today: date, values: tuple[Any, ...]) -> Clock | None:
    """The running clock in these columns; None where an outer join found none."""
    id, duty, debtor, started_on, due_on, provisional, paused_on, rung = values
    if id is None:
        return None
    return Clock(
        id,
        duty.value,
        duty.label,
        debtor,
        started_on,
        due_on,
        provisional,
        "在办" if paused_on is None else "暂停",
        paused_on is None and due_on < today,
        work.calendar.workdays_between(today, due_on),
        Rung(rung).value if rung else "",
    )
