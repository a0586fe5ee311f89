"""climb_ladder: every open duty whose next rung is reached, one transaction a proposal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.supervise import urging
from proposals.clock.reports import OPEN, SweepReport, Task, by_case, each, rests
from proposals.database import Office
from proposals.records import Deadline
from proposals.work import Work


def climb_ladder(office: Office, at: datetime) -> SweepReport:
    """提醒, 预警, 催办, 督办, 通报; on a day off only for what falls due that very day."""
    clock = actors.clock(at)
    due_now = rests(office, clock.today)
    with office.transaction() as work:
        tasks = [
            Task(name, partial(_climb, keys=keys, clock=clock))
            for name, keys in by_case(work, *_reached(clock.today, due_now))
        ]
    return each(office, "climb_ladder", tasks)


def still_climbing(work: Work, today: date) -> bool:
    """Whether a rung reached by this day is not climbed yet."""
    asked = select(Deadline.id).where(*OPEN, *_reached(today, due_now=False))
    return work.exec(asked.limit(1)).first() is not None


def _climb(work: Work, keys: Sequence[int], clock: Actor) -> int:
    """What was met, lifted or paused since the list was made is left alone."""
    return sum(len(urging.climb(work, work.get_one(Deadline, key), clock)) for key in keys)


def _reached(today: date, due_now: bool) -> Iterator[ColumnElement[bool]]:
    yield col(Deadline.next_rung_on) <= today
    if due_now:
        yield col(Deadline.due_on) == today
