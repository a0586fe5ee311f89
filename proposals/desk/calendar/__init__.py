"""日历: a month of working days with what falls due and takes place."""

from proposals.desk.calendar.happening import Item, What
from proposals.desk.calendar.month import Day, Month, month

__all__ = ["Day", "Item", "Month", "What", "month"]
