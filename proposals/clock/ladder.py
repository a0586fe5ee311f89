"""climb_ladder: every open duty whose next rung is reached, one transaction a case or letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import groupby
from operator import itemgetter

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
        reached = by_case(work, *_reached(clock.today, due_now))
        debtors = _by_debtor(work, [key for _, keys in reached for key in keys])
    together = [
        Task(name, partial(_climb_together, keys=keys, clock=clock)) for name, keys in debtors
    ]
    alone = [Task(name, partial(_climb, keys=keys, clock=clock)) for name, keys in reached]
    # What fails together climbs case by case, and is named there if it fails again.
    joined = each(office, "climb_ladder", together)
    report = each(office, "climb_ladder", alone)
    return report._replace(done=joined.done + report.done)


def still_climbing(work: Work, today: date) -> bool:
    """Whether a rung reached by this day is not climbed yet."""
    asked = select(Deadline.id).where(*OPEN, *_reached(today, due_now=False))
    return work.exec(asked.limit(1)).first() is not None


def _climb(work: Work, keys: Sequence[int], clock: Actor) -> int:
    """What was met, lifted or paused since the list was made is left alone."""
    return sum(len(urging.climb(work, work.get_one(Deadline, key), clock)) for key in keys)


def _climb_together(work: Work, keys: Sequence[int], clock: Actor) -> int:
    """Those that have come to the rung on which one letter tells a unit of several cases."""
    deadlines = [work.get_one(Deadline, key) for key in keys]
    joining = [each for each in deadlines if urging.joins(work, each, clock)]
    return len(urging.climb_together(work, joining, clock)) if len(joining) > 1 else 0


def _by_debtor(work: Work, keys: Sequence[int]) -> list[tuple[str, list[int]]]:
    """Duties of one kind that one debtor owes in several cases."""
    if len(keys) < 2:
        return []
    owing = select(Deadline.debtor, Deadline.duty, Deadline.id)
    # Sorted here: databases differ in the order of words.
    found = sorted(work.exec(owing.where(col(Deadline.id).in_(keys))))
    groups = [
        (owes, [key or 0 for *_, key in rows]) for owes, rows in groupby(found, itemgetter(0, 1))
    ]
    return [(f"{debtor}的{duty.label}", owed) for (debtor, duty), owed in groups if len(owed) > 1]


def _reached(today: date, due_now: bool) -> Iterator[ColumnElement[bool]]:
    yield col(Deadline.next_rung_on) <= today
    if due_now:
        yield col(Deadline.due_on) == today
