"""Working days: the yearly holiday notices, make-up days, and counting by them."""

from workflows.workdays.calendar import WEEKDAYS, Calendar, load_calendar
from workflows.workdays.months import add_months
from workflows.workdays.reading import parse_year
from workflows.workdays.year import Year, YearStatus, projected

__all__ = [
    "WEEKDAYS",
    "Calendar",
    "Year",
    "YearStatus",
    "add_months",
    "load_calendar",
    "parse_year",
    "projected",
]
