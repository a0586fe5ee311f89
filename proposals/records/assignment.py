"""Assignment: one proposal at one unit, with its return requests and extensions."""

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, Relationship

from proposals.records.case import Case, one_writer
from proposals.records.columns import Moment, word
from proposals.records.proposal import Proposal
from proposals.records.record import Record
from workflows.engine import Lifecycle
from workflows.lifecycles import assignment as lifecycle
from workflows.terms import AssignmentStage, UnitRole, WaiverGround

if TYPE_CHECKING:
    from proposals.records.reply import Consultation, CoOpinion, Reply


@one_writer
class Assignment(Case, table=True):
    """One proposal at one unit; a returned one stays for ever, the new unit gets a new row."""

    life: ClassVar[Lifecycle[AssignmentStage, lifecycle.AssignmentDocket]] = lifecycle.LIFE

    stage: AssignmentStage = Field(
        default=AssignmentStage.PENDING_SIGN, sa_type=word(AssignmentStage), index=True
    )
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    unit_id: int = Field(foreign_key="handling_unit.id", index=True)
    unit_name: str
    """The unit's name on the day of assignment."""
    role: UnitRole = Field(sa_type=word(UnitRole))
    round: int = 1
    assigned_at: datetime = Field(sa_type=Moment)
    signed_at: datetime | None = Field(default=None, sa_type=Moment)
    leader: str = ""
    office: str = ""
    handler: str = ""
    contacted_at: datetime | None = Field(default=None, sa_type=Moment)
    waiver: WaiverGround | None = Field(default=None, sa_type=word(WaiverGround))
    """Why this round needs no meeting."""
    opinion_waived: str = ""
    replaced_by_id: int | None = Field(default=None, foreign_key="assignment.id")

    proposal: Proposal = Relationship(back_populates="assignments")
    returns: list["ReturnRequest"] = Relationship(
        back_populates="assignment", sa_relationship_kwargs={"order_by": "ReturnRequest.id"}
    )
    extensions: list["Extension"] = Relationship(
        back_populates="assignment", sa_relationship_kwargs={"order_by": "Extension.id"}
    )
    consultations: list["Consultation"] = Relationship(
        back_populates="assignment", sa_relationship_kwargs={"order_by": "Consultation.id"}
    )
    replies: list["Reply"] = Relationship(
        back_populates="assignment", sa_relationship_kwargs={"order_by": "Reply.round"}
    )
    co_opinions: list["CoOpinion"] = Relationship(
        back_populates="assignment", sa_relationship_kwargs={"order_by": "CoOpinion.round"}
    )

    __table_args__ = (
        CheckConstraint("round >= 1", "rounds_count_from_one"),
        # A unit stands at most once among the living assignments of a proposal.
        Index(
            "uq_assignment_living",
            "proposal_id",
            "unit_id",
            unique=True,
            sqlite_where=text("stage <> 'returned'"),
            postgresql_where=text("stage <> 'returned'"),
        ),
    )

    @property
    def living(self) -> bool:
        """Whether this unit still has the case."""
        return self.stage != AssignmentStage.RETURNED


class ReturnRequest(Record, table=True):
    """One 退办申请 and its decision; kept whatever became of it."""

    __tablename__ = "return_request"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    reason: str
    suggested_unit: str
    signed_by: str
    new_facts: str = ""
    """What was not known when an earlier request was refused."""
    requested_at: datetime = Field(sa_type=Moment)
    granted: bool | None = None
    """None: not decided, or taken back."""
    decision: str = ""
    decided_by: str = ""
    decided_at: datetime | None = Field(default=None, sa_type=Moment)

    assignment: Assignment = Relationship(back_populates="returns")

    __table_args__ = (
        CheckConstraint("reason <> '' AND suggested_unit <> ''", "says_why_and_whither"),
    )


class Extension(Record, table=True):
    """One 延期申请 and its decision."""

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    round: int = 1
    reason: str
    progress: str = ""
    until: date
    requested_at: datetime = Field(sa_type=Moment)
    granted: bool | None = None
    """None: not decided, or overtaken by the reply or by a change of unit."""
    decision: str = ""
    decided_by: str = ""
    decided_at: datetime | None = Field(default=None, sa_type=Moment)

    assignment: Assignment = Relationship(back_populates="extensions")

    __table_args__ = (CheckConstraint("reason <> ''", "says_why"),)
