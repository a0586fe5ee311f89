"""Who plays: every person of the cast in the role he acts in, found by the key of the cast list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from proposals.casework.actor import Actor
from workflows.terms import ProposerKind, Role, UnitKind


@dataclass(frozen=True)
class Person:
    """Somebody of the cast in one role."""

    name: str
    role: Role
    member_id: int | None = None
    organisation_id: int | None = None
    unit_id: int | None = None
    scope: str = ""

    def at(self, moment: datetime) -> Actor:
        """This person at work at a moment of the play."""
        return Actor(
            self.name,
            self.role,
            moment,
            self.member_id,
            self.organisation_id,
            self.unit_id,
            self.scope,
        )


@dataclass(frozen=True)
class Author:
    """In whose name a proposal is made, and who comes to the counter for it."""

    key: str
    person: Person
    kind: ProposerKind
    sector_id: int | None = None


@dataclass(frozen=True)
class Seat:
    """One handling unit with the three people of its network and its desk for 会办."""

    key: str
    id: int
    name: str
    kind: UnitKind
    leader: Person
    office: Person
    handler: Person
    co_desk: Person
    since: date
    until: date | None = None
    predecessor: str = ""
    successor: str = ""


@dataclass(frozen=True)
class Cast:
    """Everybody, enrolled."""

    officers: Mapping[str, Person]
    members: Mapping[str, Author]
    organisations: Mapping[str, Author]
    sectors: Mapping[str, Author]
    seats: Mapping[str, Seat]
    reviewers: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    """Reviewers by their field."""

    def author(self, key: str) -> Author:
        """A member by code, an organisation by key, a sector by code."""
        return self.members.get(key) or self.organisations.get(key) or self.sectors[key]

    def seat(self, key: str, day: date) -> Seat:
        """The unit that holds this work on a day: before a reform the old one, then the new."""
        seat = self.seats[key]
        if day < seat.since:
            return self.seats[seat.predecessor]
        if seat.until is not None and day > seat.until:
            return self.seats[seat.successor]
        return seat

    def seat_of(self, unit_id: int) -> Seat:
        """The unit of an assignment."""
        return self._by_id[unit_id]

    def assigner(self, kind: UnitKind) -> Person:
        """The office that hands work to units of this kind."""
        return next(
            person
            for person in self.officers.values()
            if person.role == Role.ASSIGNER and kind.value in person.scope.split(",")
        )

    @cached_property
    def _by_id(self) -> dict[int, Seat]:
        return {seat.id: seat for seat in self.seats.values()}
