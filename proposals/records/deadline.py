"""Deadline: one row a duty. Overdue is asked of these rows, never stored."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, text
from sqlmodel import Field, Relationship

from proposals.records.assignment import Assignment
from proposals.records.columns import Moment, word
from proposals.records.proposal import Proposal
from proposals.records.record import Record
from workflows.terms import Duty, Rung

DATABASES = {"sqlite": "1", "postgresql": "true"}
"""How each says yes."""
RUNNING: dict[str, Any] = {
    f"{kind}_where": text("met_at IS NULL AND lifted_at IS NULL") for kind in DATABASES
}
PROVISIONAL: dict[str, Any] = {
    f"{kind}_where": text(f"met_at IS NULL AND lifted_at IS NULL AND provisional IS {true}")
    for kind, true in DATABASES.items()
}


class Deadline(Record, table=True):
    """What somebody owes by a date, with the certificate that proves the date."""

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id", index=True)
    subject_id: int | None = None
    """The form, commitment, finding or look-back the duty is about."""
    duty: Duty = Field(sa_type=word(Duty))
    debtor: str
    """Who owes it, by the name of the day."""
    started_on: date
    due_on: date
    since_on: date
    """The day from which this date holds; rungs before it never come."""
    version: int = 1
    """Rises whenever the date is re-based; each rung is climbed once a version."""
    provisional: bool = False
    certificate: dict[str, Any] = Field(sa_type=JSON)
    paused_on: date | None = None
    next_rung_on: date | None = None
    """When the ladder looks again; None: paused, met, or climbed to the end."""
    met_at: datetime | None = Field(default=None, sa_type=Moment)
    lifted_at: datetime | None = Field(default=None, sa_type=Moment)
    """When the duty fell away without being met."""
    lifted_why: str = ""

    proposal: Proposal = Relationship(back_populates="deadlines")
    assignment: Assignment | None = Relationship()
    climbs: list["Climb"] = Relationship(
        back_populates="deadline", sa_relationship_kwargs={"order_by": "Climb.id"}
    )

    __table_args__ = (
        CheckConstraint("due_on >= started_on", "not_before_its_start"),
        Index("ix_deadline_open_rung", "next_rung_on"),
        # Most duties are over: what runs is found without a look at them.
        Index("ix_deadline_running", "due_on", "proposal_id", **RUNNING),
        Index("ix_deadline_running_duty", "duty", "due_on", **RUNNING),
        Index("ix_deadline_provisional", "proposal_id", **PROVISIONAL),
    )

    @property
    def running(self) -> bool:
        """Whether it is still owed."""
        return self.met_at is None and self.lifted_at is None

    @property
    def counting(self) -> bool:
        """Whether its days count: it runs and is not paused."""
        return self.running and self.paused_on is None

    def is_late(self, day: date) -> bool:
        """Whether it is still owed after its last day; a paused clock and a right are not late."""
        standing = self.running and self.paused_on is None
        return standing and self.due_on < day and not self.duty.is_right


class Climb(Record, table=True):
    """One rung climbed for one version of a deadline: once, ever."""

    id: int | None = Field(default=None, primary_key=True)
    deadline_id: int = Field(foreign_key="deadline.id")
    deadline_version: int
    rung: Rung = Field(sa_type=word(Rung))
    row: str
    """Which row of the ladder, since a rung may come twice: reply/warn/-7wd."""
    climbed_at: datetime = Field(sa_type=Moment)
    why: str = ""
    """Why a person took it out of turn."""

    deadline: Deadline = Relationship(back_populates="climbs")

    __table_args__ = (
        Index("uq_climb_once", "deadline_id", "deadline_version", "row", unique=True),
    )
