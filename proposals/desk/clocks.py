"""One duty as a page shows it: who owes it by when, the working days left, the rung climbed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import joinedload, selectinload
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.records import Climb, Deadline, Proposal
from proposals.work import Work
from workflows.escalation import RUNGS
from workflows.terms import Rung
from workflows.workdays import Calendar


class Clock(NamedTuple):
    """One duty of a case on the day of asking."""

    id: int
    duty: str
    label: str
    debtor: str
    started_on: date
    due_on: date
    provisional: bool
    state: str
    overdue: bool
    days_left: int
    """Working days up to the last day; negative when it is over."""
    rung: str
    """The highest rung climbed for this date; empty: none yet."""

    @property
    def days_unit(self) -> str:
        """What the days are."""
        return "工作日"

    @property
    def href(self) -> str:
        """Where the date is proven."""
        return f"/deadlines/{self.id}"


def of_case(work: Work, proposal: Proposal) -> list[Deadline]:
    """Every duty of a case with the rungs it climbed, in one question."""
    climbed = joinedload(Deadline.climbs)  # type: ignore[arg-type]  # a relationship
    asked = select(Deadline).where(Deadline.proposal_id == proposal.id).options(climbed)
    return list(work.exec(asked.order_by(col(Deadline.id))).unique())


def with_climbs() -> SelectOfScalar[Deadline]:
    """Duties in order, each with its rungs."""
    climbed = selectinload(Deadline.climbs)  # type: ignore[arg-type]  # a relationship
    return select(Deadline).order_by(col(Deadline.id)).options(climbed)


def clock(row: Deadline, today: date, calendar: Calendar) -> Clock:
    """One duty as it stands today."""
    assert row.id is not None, "a clock that is shown is recorded"
    height = rung(row)
    return Clock(
        row.id,
        row.duty.value,
        row.duty.label,
        row.debtor,
        row.started_on,
        row.due_on,
        row.provisional,
        state(row, today),
        row.is_late(today),
        calendar.workdays_between(today, row.due_on),
        height.value if height else "",
    )


def rung(row: Deadline) -> Rung | None:
    """The highest rung climbed for the date that holds now; one passed over was not climbed."""
    return highest(climb for climb in row.climbs if climb.deadline_version == row.version)


def highest(climbs: Iterable[Climb]) -> Rung | None:
    """The highest of these rungs."""
    return max((climb.rung for climb in climbs), key=RUNGS.index, default=None)


def state(row: Deadline, today: date) -> str:
    """Where a duty stands, in a word."""
    if row.met_at is not None:
        return "已办"
    if row.lifted_at is not None:
        return "已免"
    if row.duty.is_right and row.due_on < today:
        return "已过"
    return "暂停" if row.paused_on is not None else "在办"
