"""The calendar of the play: what happens when, in one order on every machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import Generic, TypeVar

from proposals.rehearsal.script import ZONE
from workflows.workdays import Calendar

S = TypeVar("S")
OPENS, CLOSES = 9, 17


@dataclass
class Agenda(Generic[S]):
    """Happenings on a stage S by moment; those of one moment in the order they were planned."""

    until: datetime
    _ahead: list[tuple[datetime, int, Callable[[S], None]]] = field(default_factory=list)
    _planned: int = 0

    def plan(self, at: datetime, happening: Callable[[S], None]) -> None:
        """Put a happening on the calendar; what lies behind the curtain never comes."""
        if at <= self.until:
            self._planned += 1
            heappush(self._ahead, (at, self._planned, happening))

    def before(self, end: datetime) -> Iterator[tuple[datetime, Callable[[S], None]]]:
        """The happenings before a moment, with those that are planned meanwhile."""
        while self._ahead and self._ahead[0][0] < end:
            at, _, happening = heappop(self._ahead)
            yield at, happening

    @property
    def begins(self) -> datetime | None:
        """When the next happening is; None at the end of the play."""
        return self._ahead[0][0] if self._ahead else None


def moment(day: date, minute: int = 0) -> datetime:
    """So many minutes after the office has opened on a day."""
    return datetime.combine(day, time(OPENS), ZONE) + timedelta(minutes=minute)


def in_office_hours(at: datetime, calendar: Calendar) -> datetime:
    """This moment, or the opening of the next working day when the office is closed."""
    day = at.astimezone(ZONE).date()
    if at.astimezone(ZONE).hour >= CLOSES:
        return moment(calendar.add_workdays(day, 1), at.minute)
    return at if calendar.is_workday(day) else moment(calendar.next_workday(day), at.minute)
