"""The calendar: a table of working days and their ranks, so that counting never walks days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from workflows.refusals import Incomplete, NotNow, Objection
from workflows.terms import Period, Unit
from workflows.workdays.drafts import SATURDAY
from workflows.workdays.months import add_months
from workflows.workdays.reading import parse_year
from workflows.workdays.year import REACHES_BACK, Year, YearStatus, projected

HOLIDAYS = Path(__file__).parents[1] / "holidays"
YEARS_AHEAD = 20
WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


class Calendar:
    """Which days are worked, from the first loaded year to twenty years after the last."""

    def __init__(self, years: Iterable[Year]) -> None:
        """Lay out the table; years between and after the given ones are projected."""
        given = {year.year: year for year in years}
        self._first_year, last = min(given), max(given) + YEARS_AHEAD
        self._years = {n: given.get(n) or projected(n) for n in range(self._first_year, last + 1)}
        self._off = {day: (name, y) for y in self._years.values() for day, name in y.off}
        self._made_up = {day: y for y in self._years.values() for day in y.make_up}
        self._first = date(self._first_year, 1, 1).toordinal()
        self._workdays: list[date] = []
        self._ranks: list[int] = []
        for ordinal in range(self._first, date(last, 12, 31).toordinal() + 1):
            self._rank(date.fromordinal(ordinal))

    def _rank(self, day: date) -> None:
        if day in self._made_up or (day.weekday() < SATURDAY and day not in self._off):
            self._workdays.append(day)
        self._ranks.append(len(self._workdays))

    def _rank_of(self, day: date) -> int:
        """How many working days the table holds up to and including this day."""
        place = day.toordinal() - self._first
        if 0 <= place < len(self._ranks):
            return self._ranks[place]
        raise self._not_loaded(day.year)

    def _nth(self, index: int, asked_from: date) -> date:
        if 0 <= index < len(self._workdays):
            return self._workdays[index]
        raise self._not_loaded(self._first_year - 1 if index < 0 else asked_from.year)

    def _not_loaded(self, year: int) -> NotNow:
        loaded = f"{self._first_year}年至{max(self._years)}年"
        sentence = f"没有{year}年前后的工作日历（现有{loaded}），请先导入该年放假安排再计算期限"
        return NotNow(Objection("calendar_loaded", sentence))

    def is_workday(self, day: date) -> bool:
        """Whether offices work on this day."""
        rank = self._rank_of(day)
        return rank > 0 and self._workdays[rank - 1] == day

    def add_workdays(self, day: date, count: int) -> date:
        """The count-th working day after this day, or before it for a negative count.

        >>> load_calendar().add_workdays(date(2026, 2, 13), 2)
        datetime.date(2026, 2, 24)
        """
        rank = self._rank_of(day)
        if count > 0:
            return self._nth(rank + count - 1, day)
        if count < 0:
            return self._nth(rank - self.is_workday(day) + count, day)
        return day

    def add(self, day: date, period: Period) -> date:
        """A day plus a period, wherever that falls; a negative period counts backwards."""
        if period.unit is Unit.WORKDAYS:
            return self.add_workdays(day, period.count)
        if period.unit is Unit.MONTHS:
            return add_months(day, period.count)
        return day + timedelta(days=period.count)

    def workdays_between(self, start: date, end: date) -> int:
        """Working days after start up to and including end; negative when end is earlier."""
        return self._rank_of(end) - self._rank_of(start)

    def next_workday(self, day: date) -> date:
        """This day if it is worked, else the first working day after it."""
        return day if self.is_workday(day) else self.add_workdays(day, 1)

    def status(self, year: int) -> YearStatus:
        """Whether the year's holidays have been announced."""
        return self.year(year).status

    def year(self, year: int) -> Year:
        """What is known of one year."""
        if year not in self._years:
            raise self._not_loaded(year)
        return self._years[year]

    def announced(self, year: int) -> Year | None:
        """What the year's notice says, if one is loaded."""
        found = self._years.get(year)
        return None if found is None or found.is_projected else found

    def why(self, day: date) -> str:
        """Why the day is worked or not, for the reader of a certificate.

        >>> load_calendar().why(date(2026, 2, 28)), load_calendar().why(date(2026, 2, 20))
        ('调休上班（国办发明电〔2025〕7号）', '春节放假')
        """
        if day in self._made_up:
            return f"调休上班（{self._made_up[day].notice}）"
        if day in self._off:
            name, year = self._off[day]
            return f"{name}放假（推算）" if year.is_projected else f"{name}放假"
        weekday = day.weekday()
        return WEEKDAYS[weekday] if weekday >= SATURDAY else "工作日"

    def notices(self, start: date, end: date) -> tuple[str, ...]:
        """The notices a count from start to end rests on."""
        return tuple(self.year(n).notice for n in range(start.year, end.year + 1))

    def is_provisional(self, start: date, end: date) -> bool:
        """Whether a notice still to come may change a count from start to end."""
        until = min((end + REACHES_BACK).year, max(self._years))
        return any(self.year(n).is_projected for n in range(start.year, until + 1))


@cache
def built_in_years() -> tuple[Year, ...]:
    """The years delivered with the program."""
    return tuple(parse_year(path) for path in sorted(HOLIDAYS.glob("*.toml")))


def load_calendar(*extra: Path | Year) -> Calendar:
    """The built-in years, replaced or continued by imported ones."""
    years = {year.year: year for year in built_in_years()}
    for source in extra:
        imported = source if isinstance(source, Year) else parse_year(source)
        if (
            imported.is_projected
            and imported.year in years
            and not years[imported.year].is_projected
        ):
            raise Incomplete(confirmed_stays(imported.year))
        years[imported.year] = imported
    return _laid_out(tuple(years.values()))


@cache
def _laid_out(years: tuple[Year, ...]) -> Calendar:
    """The table of these years; nobody changes it, so all who ask share one."""
    return Calendar(years)


def confirmed_stays(year: int) -> Objection:
    """Why a projection is refused where a notice is already loaded."""
    return Objection(
        "calendar_confirmed", f"{year}年的放假安排已公布，不能以推算替换，请导入正式通知"
    )
