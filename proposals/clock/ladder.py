"""climb_ladder: every open duty whose next rung is reached, one transaction a case or letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from itertools import groupby
from operator import itemgetter

from sqlalchemy import BindParameter, bindparam
from sqlmodel import col, select

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.supervise import urging
from proposals.clock.duties import OPEN, RUNNING, Owed, by_case, owed
from proposals.clock.reports import SweepReport, Task, each, rests
from proposals.database import Office
from proposals.records import Deadline
from proposals.work import Work

TODAY: BindParameter[date] = bindparam("today")
REACHED = col(Deadline.next_rung_on) <= TODAY
CLIMBING = RUNNING.where(REACHED)
CLIMBING_TODAY = CLIMBING.where(col(Deadline.due_on) == TODAY)
"""On a day off: only what falls due that very day."""
STILL_CLIMBING = select(Deadline.id).where(*OPEN, REACHED).limit(1)


def climb_ladder(office: Office, at: datetime) -> SweepReport:
    """提醒, 预警, 催办, 督办, 通报; on a day off only for what falls due that very day."""
    clock = actors.clock(at)
    asked = CLIMBING_TODAY if rests(office, clock.today) else CLIMBING
    with office.transaction() as work:
        reached = owed(work, asked, clock.today)
    together = [
        Task(name, partial(_climb_together, keys=keys, clock=clock))
        for name, keys in _by_debtor(reached)
    ]
    alone = [Task(name, partial(_climb, keys=keys, clock=clock)) for name, keys in by_case(reached)]
    # What fails together climbs case by case, and is named there if it fails again.
    joined = each(office, "climb_ladder", together)
    report = each(office, "climb_ladder", alone)
    return report._replace(done=joined.done + report.done)


def still_climbing(work: Work, today: date) -> bool:
    """Whether a rung reached by this day is not climbed yet."""
    return work.exec(STILL_CLIMBING, params={"today": today}).first() is not None


def _climb(work: Work, keys: Sequence[int], clock: Actor) -> int:
    """What was met, lifted or paused since the list was made is left alone."""
    return sum(len(urging.climb(work, work.get_one(Deadline, key), clock)) for key in keys)


def _climb_together(work: Work, keys: Sequence[int], clock: Actor) -> int:
    """Those that have come to the rung on which one letter tells a unit of several cases."""
    deadlines = [work.get_one(Deadline, key) for key in keys]
    joining = [each for each in deadlines if urging.joins(work, each, clock)]
    return len(urging.climb_together(work, joining, clock)) if len(joining) > 1 else 0


def _by_debtor(reached: Sequence[Owed]) -> list[tuple[str, list[int]]]:
    """Duties of one kind that one debtor owes in several cases."""
    # Sorted here: databases differ in the order of words.
    owing = sorted((duty.debtor, duty.duty, duty.key) for duty in reached)
    groups = [(owes, [key for *_, key in rows]) for owes, rows in groupby(owing, itemgetter(0, 1))]
    return [(f"{debtor}的{duty.label}", keys) for (debtor, duty), keys in groups if len(keys) > 1]
