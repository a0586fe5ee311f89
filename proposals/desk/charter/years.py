"""The years of the calendar with the notice each rests on; a year without one is projected."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import NamedTuple

from proposals.records.setting import imported_years
from proposals.work import Work
from workflows.workdays import Year, parse_year
from workflows.workdays.calendar import built_in_years


class Holiday(NamedTuple):
    """One run of days off."""

    name: str
    first: date
    last: date
    days: int


class YearLine(NamedTuple):
    """One year of the calendar."""

    year: int
    status: str
    projected: bool
    notice: str
    holidays: tuple[Holiday, ...]
    made_up: tuple[date, ...]
    imported_by: str
    """Who brought it in while the office ran; empty: it came with the program."""


def years(work: Work) -> list[YearLine]:
    """Every year known, and the next one, in one question; the latest first."""
    imported = {parse_year(row.text).year: row.set_by for row in work.exec(imported_years())}
    known = {year.year for year in built_in_years()} | set(imported)
    numbers = [*known, max(known) + 1]
    return [
        _line(work.calendar.year(number), imported.get(number, ""))
        for number in sorted(numbers, reverse=True)
    ]


def _line(year: Year, by: str) -> YearLine:
    runs = groupby(year.off, key=lambda off: off[1])
    return YearLine(
        year.year,
        year.status.label,
        year.is_projected,
        year.notice,
        tuple(_holiday(name, [day for day, _ in days]) for name, days in runs),
        year.make_up,
        by,
    )


def _holiday(name: str, days: list[date]) -> Holiday:
    return Holiday(name, days[0], days[-1], len(days))
