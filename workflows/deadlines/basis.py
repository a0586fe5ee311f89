"""What a due date rests on: the event, the rule, the pauses and the extension."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from workflows.terms import Duty, Period, Unit

EXTEND = "extend"


class Pause(NamedTuple):
    """The clock stands still from the first day until the day before the second."""

    from_on: date
    until_on: date

    @property
    def days(self) -> int:
        """How many calendar days it lasts."""
        return (self.until_on - self.from_on).days


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Everything that decides a due date, but the calendar."""

    duty: Duty
    started_by: str
    started_on: date
    instrument: str
    profile_version: str
    period: Period | None = None
    holiday_rule: str = EXTEND
    # 会办意见 may be counted backwards from the lead's own due date.
    counted_from: date | None = None
    named_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    extension_until: date | None = None
    extension_by: str = ""
    extension_on: date | None = None
    """The day it was granted: what stops the clock from then on moves the extended date."""

    def __post_init__(self) -> None:
        """A due date needs a period to count or a date that somebody named."""
        assert (self.period is None) != (self.named_on is None), "either a period or a named date"

    @property
    def anchor(self) -> date:
        """The day from which the period is counted; it is not counted itself (art. 201)."""
        return self.counted_from or self.started_on

    @property
    def uses_calendar(self) -> bool:
        """Whether the holidays decide anything; a date people named stands as named."""
        if self.period is None or self.extension_until is not None:
            return False
        return self.period.unit is Unit.WORKDAYS or self.holiday_rule == EXTEND

    def stops(self) -> list[Pause]:
        """The pauses in order, without what overlaps or lies before the first counted day."""
        stops: list[Pause] = []
        begin = self.anchor + timedelta(days=1)
        for pause in sorted(self.pauses):
            begin = max(begin, pause.from_on)
            if begin < pause.until_on:
                stops.append(Pause(begin, pause.until_on))
                begin = pause.until_on
        return stops

    def stops_of_the_period(self) -> list[Pause]:
        """Those that move the counted date: the ones before an extension was granted."""
        return [stop for stop in self.stops() if not self._extended(stop)]

    def stops_of_the_extension(self) -> list[Pause]:
        """Those that move the date to which it was extended."""
        return [stop for stop in self.stops() if self._extended(stop)]

    def _extended(self, stop: Pause) -> bool:
        return self.extension_on is not None and stop.from_on >= self.extension_on
