"""Reader: who asks the desk; the office's actor is one, and the desk believes no other paper."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple, Protocol

from proposals.settings import zone
from workflows.terms import Role


class Reader(Protocol):
    """Somebody who reads, in one role, for himself, an organisation or a unit."""

    @property
    def name(self) -> str:
        """By what name the record knows him."""

    @property
    def role(self) -> Role:
        """In whose capacity he reads."""

    @property
    def member_id(self) -> int | None:
        """The member he is."""

    @property
    def organisation_id(self) -> int | None:
        """The organisation he acts for."""

    @property
    def unit_id(self) -> int | None:
        """The unit he acts for."""

    @property
    def units(self) -> frozenset[int]:
        """The units whose cases are his unit's: its own and those whose place it took."""

    @property
    def scope(self) -> str:
        """The part of the work his grant is for; empty: all of it."""

    @property
    def at(self) -> datetime:
        """The moment of reading, by the office clock."""

    @property
    def today(self) -> date:
        """The date in the office's zone."""


def scopes(reader: Reader) -> list[str]:
    """The names his grant lists."""
    return [name.strip() for name in reader.scope.split(",") if name.strip()]


class DayReader(NamedTuple):
    """A reader for one day: the same at each of its moments, so what is asked for him is kept."""

    name: str
    role: Role
    member_id: int | None
    organisation_id: int | None
    unit_id: int | None
    units: frozenset[int]
    scope: str
    today: date

    @property
    def at(self) -> datetime:
        """The first moment of the day."""
        return datetime.combine(self.today, time(), zone())


def of_day(reader: Reader) -> DayReader:
    """The reader without the moment."""
    belongs = (reader.member_id, reader.organisation_id, reader.unit_id, reader.units)
    return DayReader(reader.name, reader.role, *belongs, reader.scope, reader.today)
