"""What the committee decides about a proposal: reviews, mergings, key proposals, publications."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from proposals.records.columns import Moment, word
from proposals.records.proposal import Proposal
from proposals.records.record import Record
from workflows.terms import Act, ReviewLevel


class Review(Record, table=True):
    """One opinion in the review, by level."""

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    level: ReviewLevel = Field(sa_type=word(ReviewLevel))
    act: Act = Field(sa_type=word(Act))
    opinion: str
    reviewer: str
    reviewed_at: datetime = Field(sa_type=Moment)

    proposal: Proposal = Relationship(back_populates="reviews")


class Merging(Record, table=True):
    """One 并案 with both first proposers' consent; undone, it stays on record."""

    id: int | None = Field(default=None, primary_key=True)
    child_id: int = Field(foreign_key="proposal.id", index=True)
    lead_id: int = Field(foreign_key="proposal.id", index=True)
    child_consent: str = ""
    """Who consented for the child, in words of the record; empty: not yet."""
    lead_consent: str = ""
    reason: str = ""
    was_filed: bool = False
    merged_at: datetime | None = Field(default=None, sa_type=Moment)
    undone_at: datetime | None = Field(default=None, sa_type=Moment)

    __table_args__ = (CheckConstraint("child_id <> lead_id", "two_proposals"),)


class KeyNomination(Record, table=True):
    """A candidate for 重点提案: opinions, then the decision of the 主席会议."""

    __tablename__ = "key_nomination"

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", unique=True)
    nominated_at: datetime = Field(sa_type=Moment)
    reason: str
    opinions: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    """By whom, what was said."""
    decided_on: date | None = None
    meeting: str = ""
    lead_leader: str = ""
    lead_role: str = ""
    committee: str = ""


class Publication(Record, table=True):
    """What was put on the committee's site, after which screening (R-13, R-40)."""

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id")
    what: str
    round: int = 1
    published_at: datetime = Field(sa_type=Moment)
    screened_by: str
    text: str = ""
    """What the public reads: personal data blacked out, contacts left away."""

    __table_args__ = (
        UniqueConstraint("proposal_id", "what", "round"),
        CheckConstraint("what IN ('proposal', 'reply')", "known_paper"),
    )
