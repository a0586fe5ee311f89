"""Actor: who does it, in which role, when; handed in, never looked up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from proposals.settings import zone
from workflows.terms import Role


@dataclass(frozen=True)
class Actor:
    """Somebody at work at a moment of the office clock."""

    name: str
    role: Role
    at: datetime
    member_id: int | None = None
    organisation_id: int | None = None
    unit_id: int | None = None
    scope: str = ""
    """The reviewer's field or the assigner's kinds of unit."""
    stands_for: frozenset[int] | None = None
    """The units that are his unit's by succession, itself among them; None: none but itself."""

    @property
    def units(self) -> frozenset[int]:
        """The units whose cases are his unit's: its own and those whose place it took."""
        if self.stands_for is not None:
            return self.stands_for
        return frozenset() if self.unit_id is None else frozenset({self.unit_id})

    @property
    def today(self) -> date:
        """The date in the office's zone, before any deadline is reckoned."""
        return self.at.astimezone(zone()).date()

    def later(self, at: datetime) -> Actor:
        """The same person at another moment."""
        return replace(self, at=at)


def clock(at: datetime) -> Actor:
    """The office clock as an actor."""
    return Actor("系统时钟", Role.CLOCK, at)
