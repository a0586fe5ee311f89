"""climb_ladder: every open duty whose next rung is reached, one transaction a proposal."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TypeVar

from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.supervise import urging
from proposals.clock.reports import SweepReport, Task, cases, each, rests
from proposals.database import Office
from proposals.records import Deadline
from proposals.work import Work

T = TypeVar("T")


def climb_ladder(office: Office, at: datetime) -> SweepReport:
    """提醒, 预警, 催办, 督办, 通报; on a day off only for what falls due that very day."""
    clock = actors.clock(at)
    due_now = rests(office, clock.today)
    with office.transaction() as work:
        keys = _reached(select(Deadline.proposal_id), clock.today, due_now)
        found = cases(work, keys)
    tasks = [
        Task(name, partial(_climb, key=key, clock=clock, due_now=due_now)) for key, name in found
    ]
    return each(office, "climb_ladder", tasks)


def still_climbing(work: Work, today: date) -> bool:
    """Whether a rung reached by this day is not climbed yet."""
    asked = _reached(select(Deadline.proposal_id), today, due_now=False)
    return work.exec(asked.limit(1)).first() is not None


def _climb(work: Work, key: int, clock: Actor, due_now: bool) -> int:
    asked = _reached(select(Deadline), clock.today, due_now).where(Deadline.proposal_id == key)
    rows = work.exec(asked.order_by(col(Deadline.id))).all()
    return sum(len(urging.climb(work, row, clock)) for row in rows)


def _reached(asked: SelectOfScalar[T], today: date, due_now: bool) -> SelectOfScalar[T]:
    open_ones = asked.where(
        col(Deadline.next_rung_on) <= today,
        col(Deadline.met_at).is_(None),
        col(Deadline.lifted_at).is_(None),
        col(Deadline.paused_on).is_(None),
    )
    return open_ones.where(Deadline.due_on == today) if due_now else open_ones
