"""Commitment (承诺台账) and Lookback (回头看)."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, Relationship

from proposals.records.case import Case, one_writer
from proposals.records.columns import Moment, word
from proposals.records.proposal import Proposal
from proposals.records.reply import Reply
from workflows.engine import Lifecycle
from workflows.lifecycles import commitment as commitment_life
from workflows.lifecycles import lookback as lookback_life
from workflows.terms import CommitmentStage, LookbackStage


@one_writer
class Commitment(Case, table=True):
    """One dated promise of a reply (R-31); kept only when the committee has verified it."""

    life: ClassVar[Lifecycle[CommitmentStage, commitment_life.CommitmentDocket]] = (
        commitment_life.LIFE
    )

    stage: CommitmentStage = Field(
        default=CommitmentStage.OPEN, sa_type=word(CommitmentStage), index=True
    )
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    reply_id: int = Field(foreign_key="reply.id", index=True)
    item: str
    target: str
    measures: str = ""
    due_on: date
    leader: str
    office: str
    handler: str
    made_public: bool = True
    progress: str = ""
    evidence: str = ""
    proposer_opinion: str = ""
    """The second feedback in the proposer's words; 未反馈 when the window passed in silence."""
    reported_at: datetime | None = Field(default=None, sa_type=Moment)
    settled_by: str = ""
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    moves: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    """Earlier due dates with who approved the change and why."""

    proposal: Proposal = Relationship(back_populates="commitments")
    reply: Reply = Relationship()

    __table_args__ = (CheckConstraint("item <> '' AND target <> ''", "says_what"),)


@one_writer
class Lookback(Case, table=True):
    """One 回头看 of one proposal: scheduled or ad hoc, with its conclusion."""

    life: ClassVar[Lifecycle[LookbackStage, lookback_life.LookbackDocket]] = lookback_life.LIFE

    stage: LookbackStage = Field(
        default=LookbackStage.SCHEDULED, sa_type=word(LookbackStage), index=True
    )
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    round: int = 1
    """The round whose answer is looked back on."""
    ad_hoc: bool = False
    why: str = ""
    due_on: date
    class_before: str
    class_after: str = ""
    findings: str = ""
    evidence: str = ""
    proposer_opinion: str = ""
    started_at: datetime | None = Field(default=None, sa_type=Moment)
    concluded_by: str = ""
    concluded_at: datetime | None = Field(default=None, sa_type=Moment)

    proposal: Proposal = Relationship(back_populates="lookbacks")
