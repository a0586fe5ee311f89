"""为什么是这一天: the certificate of a due date as a sheet of weeks, and the date counted again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from proposals.records import Deadline
from proposals.rendering import official_date
from proposals.work import Work
from workflows.deadlines import Certificate, Line, recompute
from workflows.terms import Term, Unit
from workflows.workdays import WEEKDAYS, Calendar

ONE_DAY = timedelta(days=1)
WEEK = 7
SATURDAY = 5


class DayKind(Term):
    """What a day of the sheet is."""

    START = "start", "起算日"
    COUNTED = "counted", "计入"
    WEEKEND = "weekend", "周末"
    HOLIDAY = "holiday", "放假"
    MADE_UP = "made_up", "调休上班"
    PAUSED = "paused", "暂停"
    DUE = "due", "届满日"
    BETWEEN = "between", "期间"
    OUTSIDE = "outside", ""


class Day(NamedTuple):
    """One day of the sheet."""

    day: date
    kind: DayKind
    counted: bool
    """Whether it is one of the days the period counts."""
    words: str
    """Why, for the reader."""

    @property
    def label(self) -> str:
        """What stands in its box: never colour alone."""
        return self.kind.label


@dataclass(frozen=True)
class Sheet:
    """A due date with its proof."""

    id: int
    proposal_id: int
    case: str
    title: str
    duty: str
    debtor: str
    certificate: Certificate
    """As it was kept when the date was given."""
    weekday: str
    weeks: tuple[tuple[Day, ...], ...]
    """Monday to Sunday, from the week of the start to the week of the due date."""
    again_on: date
    """The date to which counting again today leads."""
    agrees: bool
    """Whether counting again today leads to the same proof."""
    verdict: str


def sheet(work: Work, row: Deadline) -> Sheet:
    """The sheet of one duty; counted again by the calendar of today."""
    kept = Certificate.from_json(row.certificate)
    again = recompute(kept, work.calendar)
    return Sheet(
        id=row.id or 0,
        proposal_id=row.proposal_id,
        case=row.proposal.number,
        title=row.proposal.title,
        duty=row.duty.label,
        debtor=row.debtor,
        certificate=kept,
        weekday=WEEKDAYS[kept.due_on.weekday()],
        weeks=tuple(weeks(kept, work.calendar)),
        again_on=again.due_on,
        agrees=again == kept,
        verdict=_verdict(kept, again, row),
    )


def weeks(certificate: Certificate, calendar: Calendar) -> Iterator[tuple[Day, ...]]:
    """Every day from the start to the due date, in rows of weeks."""
    told = {line.day: line for line in certificate.lines}
    first, last = min(told), max(told)
    monday = first - first.weekday() * ONE_DAY
    while monday <= last:
        days = (monday + n * ONE_DAY for n in range(WEEK))
        yield tuple(
            _day(day, told.get(day), certificate, calendar)
            if first <= day <= last
            else Day(day, DayKind.OUTSIDE, False, "")
            for day in days
        )
        monday += WEEK * ONE_DAY


def _day(day: date, line: Line | None, certificate: Certificate, calendar: Calendar) -> Day:
    paused = any(stop.from_on <= day < stop.until_on for stop in certificate.stops())
    if day == certificate.due_on and line is not None:
        return Day(day, DayKind.DUE, line.counted, line.reason)
    if line is not None and line is certificate.lines[0]:
        return Day(day, DayKind.START, False, line.reason)
    if paused:
        return Day(day, DayKind.PAUSED, False, "暂停计算")
    counted = line.counted if line is not None else _by_date(certificate)
    kind = _kind(day, counted, calendar)
    return Day(day, kind, counted, line.reason if line is not None else calendar.why(day))


def _by_date(certificate: Certificate) -> bool:
    """Whether days without a line of their own are counted: months and days count each of them."""
    if certificate.period is None:
        return False
    return certificate.period.unit is not Unit.WORKDAYS


def _kind(day: date, counted: bool, calendar: Calendar) -> DayKind:
    weekend = day.weekday() >= SATURDAY
    if calendar.is_workday(day):
        worked = DayKind.COUNTED if counted else DayKind.BETWEEN
        return DayKind.MADE_UP if weekend else worked
    named = calendar.why(day) not in WEEKDAYS
    return DayKind.HOLIDAY if named else DayKind.WEEKEND


def _verdict(kept: Certificate, again: Certificate, row: Deadline) -> str:
    if again == kept:
        return "按现行日历重新计算，结果一致。"
    if again.due_on == kept.due_on:
        return "按现行日历重新计算，届满日不变，依据的放假安排已更新。"
    day = official_date(again.due_on)
    if not row.running:
        return f"本期限已了结。按现行日历重新计算为{day}。"
    return f"按现行日历重新计算为{day}，将由系统更正并通知责任方。"
