"""Revision and Suggestion: every version of a proposal's text, frozen once submitted."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from proposals.records.columns import Moment
from proposals.records.proposal import Proposal
from proposals.records.record import Record


class Revision(Record, table=True):
    """One version of the text; frozen at submission, later ones say who changed what and why."""

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id")
    number: int
    title: str
    facts: str
    analysis: str
    written_by: str
    written_at: datetime = Field(sa_type=Moment)
    reason: str = ""
    """Why the committee changed it; empty for the author's own text."""
    frozen_at: datetime | None = Field(default=None, sa_type=Moment)
    text_hash: str

    proposal: Proposal = Relationship(back_populates="revisions")
    suggestions: list["Suggestion"] = Relationship(
        back_populates="revision",
        cascade_delete=True,
        sa_relationship_kwargs={"order_by": "Suggestion.number"},
    )

    __table_args__ = (UniqueConstraint("proposal_id", "number"),)


class Suggestion(Record, table=True):
    """One numbered suggestion of one version, answered one by one."""

    id: int | None = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revision.id")
    number: int
    text: str

    revision: Revision = Relationship(back_populates="suggestions")

    __table_args__ = (
        UniqueConstraint("revision_id", "number"),
        CheckConstraint("number >= 1", "counts_from_one"),
        CheckConstraint("text <> ''", "not_empty"),
    )
