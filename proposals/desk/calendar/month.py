"""One month as a sheet of weeks and as a list; working days as the calendar has them."""

from __future__ import annotations

from calendar import Calendar as Months
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from proposals.desk.calendar.happening import (
    Item,
    Span,
    What,
    duties,
    meetings,
    visits,
    windows,
)
from proposals.desk.reader import Reader
from proposals.work import Work
from workflows.workdays import WEEKDAYS, Calendar

SATURDAY = 5


class Day(NamedTuple):
    """One day of the month's sheet."""

    day: date
    inside: bool
    kind: str
    word: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Month:
    """One month as a sheet and as a list."""

    year: int
    month: int
    workdays: int
    projected: bool
    """Whether its holidays are not announced yet."""
    weeks: tuple[tuple[Day, ...], ...]
    items: tuple[Item, ...]
    """The same as a list, in order."""

    @property
    def before(self) -> tuple[int, int]:
        """The month before."""
        return (self.year, self.month - 1) if self.month > 1 else (self.year - 1, 12)

    @property
    def after(self) -> tuple[int, int]:
        """The month after."""
        return (self.year, self.month + 1) if self.month < 12 else (self.year + 1, 1)


def month(work: Work, reader: Reader, year: int, number: int) -> Month:
    """What concerns this reader in one month, in five questions."""
    weeks = Months().monthdatescalendar(year, number)
    span = Span(weeks[0][0], weeks[-1][-1])
    items = sorted(
        [
            *duties(work, reader, span),
            *meetings(work, reader, span),
            *visits(work, reader, span),
            *windows(work, span),
        ],
        key=lambda item: (item.day, list(What).index(item.what)),
    )
    on: dict[date, list[Item]] = defaultdict(list)
    for item in items:
        on[item.day].append(item)
    days = [day for week in weeks for day in week if day.month == number]
    return Month(
        year,
        number,
        sum(map(work.calendar.is_workday, days)),
        work.calendar.year(year).is_projected,
        tuple(
            tuple(_day(day, day.month == number, work.calendar, on[day]) for day in week)
            for week in weeks
        ),
        tuple(item for item in items if (item.day.year, item.day.month) == (year, number)),
    )


def _day(day: date, inside: bool, calendar: Calendar, items: list[Item]) -> Day:
    why = calendar.why(day)
    weekend = day.weekday() >= SATURDAY
    if calendar.is_workday(day):
        kind, word = ("made_up", "调休上班") if weekend else ("", "")
    else:
        kind, word = ("weekend", "") if why in WEEKDAYS else ("holiday", why)
    return Day(day, inside, kind, word, tuple(items))
