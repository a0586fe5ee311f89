"""One year of the calendar: days off, make-up days and the notice that ordered them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from workflows.terms import Term

STATUTE = "《全国年节及纪念日放假办法》（2024年修订）"
FIXED_DAYS = (
    ("元旦", 1, 1),
    ("劳动节", 5, 1),
    ("劳动节", 5, 2),
    ("国庆节", 10, 1),
    ("国庆节", 10, 2),
    ("国庆节", 10, 3),
)
FESTIVALS = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
"""The holidays of all citizens (STATUTE, art. 2), as every notice names them."""
# New Year's holiday has begun on 29 December at the earliest (the notices for 2007 and 2019).
REACHES_BACK = timedelta(days=3)


class YearStatus(Term):
    """Whether the State Council has announced the year's holidays."""

    CONFIRMED = "confirmed", "已公布"
    PROJECTED = "projected", "推算"


@dataclass(frozen=True)
class Year:
    """What one notice says; days it does not name are worked from Monday to Friday."""

    year: int
    status: YearStatus
    notice: str
    off: tuple[tuple[date, str], ...] = ()
    make_up: tuple[date, ...] = ()

    @property
    def is_projected(self) -> bool:
        """Whether no notice for this year is loaded yet."""
        return self.status is YearStatus.PROJECTED

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The statutory holidays of which the notice says nothing."""
        named = "、".join(name for _, name in self.off)
        return tuple(each for each in FESTIVALS if each not in named)

    def speaks_of(self, day: date) -> bool:
        """Whether the notice may order this day: its own year and the eve of it."""
        return date(self.year, 1, 1) - REACHES_BACK <= day <= date(self.year, 12, 31)


def projected(year: int) -> Year:
    """A year without a notice: weekends and the statutory days of fixed date."""
    off = tuple((date(year, month, day), name) for name, month, day in FIXED_DAYS)
    return Year(year, YearStatus.PROJECTED, STATUTE, off)
