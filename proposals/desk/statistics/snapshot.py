"""What a report counts: plain values as of one moment, no proposal text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from proposals.desk.statistics.moments import Past
from workflows.policies.profile import Profile
from workflows.terms import (
    Act,
    Adoption,
    Duty,
    Intake,
    ProposalStage,
    ProposerKind,
    Rating,
    UnitKind,
    UnitRole,
)


class Clock(NamedTuple):
    """One reply or contact duty as of the moment."""

    assignment_id: int | None
    duty: Duty
    due_on: date
    met_at: datetime | None
    paused: bool


class Issued(NamedTuple):
    """One reply that has gone out."""

    assignment_id: int
    round: int
    result_class: str
    issued_at: datetime
    adoptions: tuple[Adoption, ...]


class Handled(NamedTuple):
    """One unit's part in one case."""

    id: int
    unit: str
    unit_kind: UnitKind
    role: UnitRole
    signed: bool
    returned: bool
    met_on: tuple[date, ...]
    waived_on: tuple[date, ...]
    """When its meeting was waived (免予面商), round by round."""


class Form(NamedTuple):
    """One opinion form as of the moment; ratings only when it had come back."""

    round: int
    received: bool
    work: Rating | None
    result: Rating | None


@dataclass
class Counted:
    """One received proposal with everything that is counted of it."""

    id: int
    kind: ProposerKind
    intake: Intake | None
    member_id: int | None
    may_be_public: bool
    past: Past
    clocks: list[Clock]
    units: list[Handled]
    replies: list[Issued]
    forms: list[Form]
    supervised: bool
    published: bool
    upgraded: bool

    @property
    def stood(self) -> ProposalStage:
        """Its stage, or the one it was archived from."""
        return self.past.stood

    def first(self, act: Act) -> datetime | None:
        """When an act was done for the first time."""
        return self.past.first.get(act)


@dataclass
class Snapshot:
    """The office on one day."""

    as_of: date
    profile: Profile
    cases: list[Counted]
    promises: list[tuple[date, bool]]
    """Due date, and whether it was verified."""
    members_in_office: set[int]
