"""Months as the Civil Code counts them (民法典 arts 201-203)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """The corresponding day, or the last of the month where there is none (art. 202).

    >>> add_months(date(2026, 3, 31), 3), add_months(date(2026, 11, 30), 3)
    (datetime.date(2026, 6, 30), datetime.date(2027, 2, 28))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
