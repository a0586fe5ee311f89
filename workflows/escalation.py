"""The ladder 提醒 → 预警 → 催办 → 督办 → 通报: rungs reached, and the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from workflows.policies.profile import LadderRow
from workflows.terms import Duty, Role, Rung
from workflows.workdays import Calendar

RUNGS = list(Rung)
NOBODY = frozenset({Role.CLOCK, Role.PUBLIC})


class Running(NamedTuple):
    """A duty whose clock runs, since when this due date holds, and the names of climbed rows."""

    duty: Duty
    since: date
    due_on: date
    climbed: Collection[str] = ()


def rungs_reached(
    running: Running, today: date, ladder: Iterable[LadderRow], calendar: Calendar
) -> list[LadderRow]:
    """Rungs to climb today, lowest first; naming those already climbed makes a rerun harmless."""
    return [row for on, row in _ahead(running, ladder, calendar) if on <= today]


def next_rung_on(running: Running, ladder: Iterable[LadderRow], calendar: Calendar) -> date | None:
    """The day the next unclimbed rung is reached, None at the top."""
    return next((on for on, _ in _ahead(running, ladder, calendar)), None)


def rung_on(row: LadderRow, running: Running, calendar: Calendar) -> date:
    """The day on which a rung is reached.

    A date that already lay behind when it came to hold is late from that day on: nothing red for
    the time before, and no rung left out.
    """
    late = row.offset.count >= 0
    return calendar.add(max(running.due_on, running.since) if late else running.due_on, row.offset)


def _ahead(
    running: Running, ladder: Iterable[LadderRow], calendar: Calendar
) -> list[tuple[date, LadderRow]]:
    """The unclimbed rungs with their days; reminders from before the clock ran never come."""
    rows = [row for row in ladder if row.duty is running.duty and row.name not in running.climbed]
    dated = [(rung_on(row, running, calendar), row) for row in rows]
    ahead = (pair for pair in dated if pair[1].offset.count >= 0 or pair[0] > running.since)
    return sorted(ahead, key=_height)


def _height(pair: tuple[date, LadderRow]) -> tuple[date, int]:
    return pair[0], RUNGS.index(pair[1].rung)


def ladder_faults(ladder: Iterable[LadderRow]) -> list[str]:
    """What is wrong with a ladder, in words; every ladder ends at a person."""
    rows = list(ladder)
    faults = [f"{name} 重复" for name, times in Counter(r.name for r in rows).items() if times > 1]
    for duty, rungs in groupby(sorted(rows, key=_place), key=attrgetter("duty")):
        faults += _faults_of(Duty(duty), list(rungs))
    return faults


def _place(row: LadderRow) -> tuple[str, int, int]:
    return row.duty, row.offset.count, RUNGS.index(row.rung)


def _faults_of(duty: Duty, rows: list[LadderRow]) -> list[str]:
    faults = [
        f"{duty.label}：{row.rung.label}（{row.offset}）没有主送人，请指明"
        for row in rows
        if not set(row.to) - NOBODY
    ]
    faults += [
        f"{duty.label}：{after.rung.label}（{after.offset}）比之前的{before.rung.label}轻，请调整"
        for before, after in pairwise(rows)
        if RUNGS.index(after.rung) < RUNGS.index(before.rung)
    ]
    faults += [
        f"{duty.label}：{row.rung.label}须经人确认后发出，请设 confirm = true"
        for row in rows
        if row.rung in {Rung.SUPERVISE, Rung.CIRCULAR} and not row.confirm
    ]
    return faults
