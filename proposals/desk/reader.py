"""Reader: who asks the desk; the office's actor is one, and the desk believes no other paper."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

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
