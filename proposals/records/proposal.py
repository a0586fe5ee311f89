"""Proposal: one 提案, from its draft to its archive."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Optional

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, Relationship

from proposals.records.case import Case, one_writer
from proposals.records.columns import Moment, word
from workflows.engine import Lifecycle
from workflows.lifecycles import proposal as lifecycle
from workflows.terms import Intake, ProposalStage, ProposerKind, ReviewLevel, SignatureAnswer

if TYPE_CHECKING:
    from proposals.records.assignment import Assignment
    from proposals.records.commitment import Commitment, Lookback
    from proposals.records.deadline import Deadline
    from proposals.records.decisions import KeyNomination, Merging, Publication, Review
    from proposals.records.feedback import OpinionForm
    from proposals.records.people import Sector
    from proposals.records.signature import Signature
    from proposals.records.supervision import SupervisedCase
    from proposals.records.text import Revision


@one_writer
class Proposal(Case, table=True):
    """One 提案; names are those of its day."""

    life: ClassVar[Lifecycle[ProposalStage, lifecycle.ProposalDocket]] = lifecycle.LIFE

    stage: ProposalStage = Field(default=ProposalStage.DRAFT, sa_type=word(ProposalStage))
    kind: ProposerKind = Field(sa_type=word(ProposerKind))
    term_id: int = Field(foreign_key="term.id", index=True)
    plenary_session_id: int = Field(foreign_key="plenary_session.id")
    intake: Intake | None = Field(default=None, sa_type=word(Intake))
    """大会 or 平时; decided by the server clock at submission."""

    title: str
    """案由."""
    category: str = ""
    proposer_name: str
    """The first proposer, organisation or sector as named on the day."""
    member_id: int | None = Field(default=None, foreign_key="member.id", index=True)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    sector_id: int | None = Field(default=None, foreign_key="sector.id", index=True)
    sector_name: str = ""
    """界别 of the first proposer on the day of submission (R-18)."""
    public_consent: bool = True
    suggested_units: list[str] = Field(default_factory=list, sa_type=JSON)
    origin: str = ""
    """线索来源, or the number of an earlier proposal taken up again."""
    proxy_scan: str = ""
    """Digest of the scanned paper when a clerk entered it for somebody."""

    receipt_no: str | None = Field(default=None, unique=True)
    case_no: str | None = Field(default=None, index=True)
    drafted_at: datetime = Field(sa_type=Moment)
    submitted_at: datetime | None = Field(default=None, sa_type=Moment, index=True)

    review_level: ReviewLevel | None = Field(default=None, sa_type=word(ReviewLevel))
    filed_at: datetime | None = Field(default=None, sa_type=Moment)
    on_hold: bool = False
    withdrawal_consented: bool = False
    reasons: list[str] = Field(default_factory=list, sa_type=JSON)
    """Codes of the reasons for 不予立案."""
    disposition: str = ""
    converted_to: str = ""
    conversion_consented: bool = False
    lead_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)
    """The proposal this one is merged into."""
    is_key: bool = False

    proposed_units: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    """拟定承办单位: unit id, role."""
    assigned_at: datetime | None = Field(default=None, sa_type=Moment)
    assigned_by: str = ""
    round: int = 1
    special_minutes: str = ""
    """纪要 of the 专项协商 after the last round."""
    result_class: str = ""
    """The confirmed class of the reply in force."""
    replied_at: datetime | None = Field(default=None, sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)

    sector: Optional["Sector"] = Relationship()
    """The 界别 that proposes; its convenor acts for it."""
    revisions: list["Revision"] = Relationship(
        back_populates="proposal", sa_relationship_kwargs={"order_by": "Revision.number"}
    )
    signatures: list["Signature"] = Relationship(
        back_populates="proposal",
        cascade_delete=True,
        sa_relationship_kwargs={"order_by": "Signature.id"},
    )
    reviews: list["Review"] = Relationship(
        back_populates="proposal", sa_relationship_kwargs={"order_by": "Review.id"}
    )
    lead: Optional["Proposal"] = Relationship(
        back_populates="merged", sa_relationship_kwargs={"remote_side": "Proposal.id"}
    )
    merged: list["Proposal"] = Relationship(
        back_populates="lead", sa_relationship_kwargs={"order_by": "Proposal.id"}
    )
    mergings: list["Merging"] = Relationship(
        sa_relationship_kwargs={"foreign_keys": "Merging.child_id", "order_by": "Merging.id"}
    )
    nominations: list["KeyNomination"] = Relationship(
        sa_relationship_kwargs={"order_by": "KeyNomination.id"}
    )
    publications: list["Publication"] = Relationship(
        sa_relationship_kwargs={"order_by": "Publication.id"}
    )
    assignments: list["Assignment"] = Relationship(
        back_populates="proposal", sa_relationship_kwargs={"order_by": "Assignment.id"}
    )
    forms: list["OpinionForm"] = Relationship(
        back_populates="proposal",
        sa_relationship_kwargs={
            "order_by": "OpinionForm.id",
            "foreign_keys": "OpinionForm.proposal_id",
        },
    )
    commitments: list["Commitment"] = Relationship(
        back_populates="proposal", sa_relationship_kwargs={"order_by": "Commitment.id"}
    )
    lookbacks: list["Lookback"] = Relationship(
        back_populates="proposal", sa_relationship_kwargs={"order_by": "Lookback.id"}
    )
    deadlines: list["Deadline"] = Relationship(
        back_populates="proposal", sa_relationship_kwargs={"order_by": "Deadline.id"}
    )

    supervised: list["SupervisedCase"] = Relationship(
        back_populates="proposal", sa_relationship_kwargs={"order_by": "SupervisedCase.id"}
    )

    __table_args__ = (
        UniqueConstraint("plenary_session_id", "case_no"),
        # The list shows one stage newest first: found in that order, nothing is sorted.
        Index("ix_proposal_stage_submitted_at", "stage", "submitted_at"),
        # Who agreed to another form is counted beside every page, out of all that were not filed.
        Index(
            "ix_proposal_agreed",
            "stage",
            sqlite_where=text("conversion_consented IS 1"),
            postgresql_where=text("conversion_consented IS true"),
        ),
        CheckConstraint("title <> ''", "titled"),
        CheckConstraint("lead_id IS NULL OR lead_id <> id", "not_its_own_lead"),
        CheckConstraint("round >= 1", "rounds_count_from_one"),
        CheckConstraint(
            "stage IN ('draft', 'withdrawn', 'archived') OR receipt_no IS NOT NULL",
            "received_has_receipt",
        ),
        CheckConstraint(
            "(CASE WHEN member_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN sector_id IS NULL THEN 0 ELSE 1 END) = 1",
            "one_kind_of_proposer",
        ),
    )

    @property
    def number(self) -> str:
        """The number people know it by: 案号, before filing the receipt number."""
        return self.case_no or self.receipt_no or f"草稿{self.id}"

    @property
    def text(self) -> "Revision":
        """The text in force: the latest revision."""
        return self.revisions[-1]

    @property
    def merging(self) -> "Merging | None":
        """The merging under way or in force, if any."""
        open_ones = [m for m in self.mergings if m.undone_at is None]
        return open_ones[-1] if open_ones else None

    @property
    def answering(self) -> list["Assignment"]:
        """The living assignments that answer the proposer."""
        return [a for a in self.assignments if a.living and a.role.answers]

    @property
    def confirmed(self) -> list["Signature"]:
        """The people whose confirmed names stand under it, the first proposer first."""
        return [s for s in self.signatures if s.answer == SignatureAnswer.CONFIRMED]
