"""Counts a due date day by day; the last line is the due date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from workflows.deadlines.basis import EXTEND, Basis, Pause
from workflows.terms import Period, Unit
from workflows.workdays import Calendar

ONE_DAY = timedelta(days=1)


class Line(NamedTuple):
    """One day of the proof: whether it counts, and why."""

    day: date
    counted: bool
    reason: str


def count(basis: Basis, calendar: Calendar) -> tuple[Line, ...]:
    """The days that lead from the event to the due date."""
    lines = list(_lines(basis, calendar))
    if basis.extension_until is not None:
        lines.append(Line(basis.extension_until, True, f"经{basis.extension_by}同意延期至本日"))
        lines += _moved(basis.extension_until, basis.stops_of_the_extension())
    return tuple(lines)


def _lines(basis: Basis, calendar: Calendar) -> Iterator[Line]:
    if basis.named_on is not None:
        return _named(basis.named_on, basis)
    assert basis.period is not None, "a basis has a period or a named date"
    if basis.period.unit is Unit.WORKDAYS and basis.period.count > 0:
        return _workdays(basis, basis.period.count, calendar)
    return _by_date(basis, basis.period, calendar)


def _named(named_on: date, basis: Basis) -> Iterator[Line]:
    yield Line(basis.started_on, False, "起算日，不计入")
    yield Line(named_on, True, "指定日期，不因节假日顺延")
    yield from _moved(named_on, basis.stops_of_the_period())


def _moved(named_on: date, stops: Iterable[Pause]) -> Iterator[Line]:
    """A date that a decision or a promise names is not moved by holidays, only by pauses."""
    for stop in stops:
        if stop.from_on <= named_on:
            named_on += timedelta(days=stop.days)
            yield Line(named_on, True, _told(stop))


def _workdays(basis: Basis, wanted: int, calendar: Calendar) -> Iterator[Line]:
    """Every day up to the wanted working day."""
    stops = basis.stops_of_the_period()
    stopped = {stop.from_on + n * ONE_DAY for stop in stops for n in range(stop.days)}
    day, number = basis.anchor, 0
    yield Line(day, False, "起算日，不计入")
    while number < wanted:
        day += ONE_DAY
        if day in stopped:
            yield Line(day, False, "暂停计算")
        elif calendar.is_workday(day):
            number += 1
            yield Line(day, True, f"第{number}个工作日{_make_up(day, calendar)}")
        else:
            yield Line(day, False, calendar.why(day))


def _make_up(day: date, calendar: Calendar) -> str:
    why = calendar.why(day)
    return "" if why == "工作日" else f"，{why}"


def _by_date(basis: Basis, period: Period, calendar: Calendar) -> Iterator[Line]:
    """The start, the day the period ends, and where pauses and holidays move it."""
    ends_on = calendar.add(basis.anchor, period)
    moves = basis.holiday_rule == EXTEND
    last = _last_day(ends_on, _ending(basis.anchor, ends_on, period), calendar, moves)
    lines = [
        Line(basis.anchor, False, "起算日，不计入" if period.count >= 0 else "倒推基准日"),
        *last,
    ]
    for stop in basis.stops_of_the_period():
        if stop.from_on <= lines[-1].day:
            # A day moved to by a holiday may itself be paused: never end before the pause does.
            ends_on = max(ends_on + timedelta(days=stop.days), stop.until_on)
            lines += _last_day(ends_on, _told(stop), calendar, moves)
    return iter(lines)


def _ending(anchor: date, ends_on: date, period: Period) -> str:
    """How the last day of a period was found (民法典 arts 201, 202)."""
    if period.count < 0:
        return f"向前推{-period.count}{period.unit.label}"
    if period.unit is not Unit.MONTHS:
        return f"第{period.count}日"
    if ends_on.day != anchor.day:
        return f"满{period.label}，当月没有对应日，以月末日为准"
    return f"满{period.label}的对应日"


def _last_day(day: date, reason: str, calendar: Calendar, moves: bool) -> list[Line]:
    """The last day and, where it is a day off, each day up to the next working day (art. 203)."""
    if not moves or calendar.is_workday(day):
        return [Line(day, True, reason)]
    lines = [Line(day, True, f"{reason}，{calendar.why(day)}，顺延")]
    next_on = calendar.next_workday(day)
    between = range(1, (next_on - day).days)
    lines += [Line(d, False, calendar.why(d)) for d in (day + n * ONE_DAY for n in between)]
    return [*lines, Line(next_on, True, f"顺延至下一个工作日{_make_up(next_on, calendar)}")]


def _told(stop: Pause) -> str:
    return f"{stop.from_on:%Y-%m-%d}起暂停，{stop.until_on:%Y-%m-%d}恢复，延至本日"
