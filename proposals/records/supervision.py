"""Supervision: one 督办 over one or several proposals, its guests and its findings."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship

from proposals.records.case import Case, one_writer
from proposals.records.columns import Moment, word
from proposals.records.proposal import Proposal
from proposals.records.record import Record
from workflows.engine import Lifecycle
from workflows.lifecycles import supervision as lifecycle
from workflows.terms import Role, SupervisionForm, SupervisionStage


@one_writer
class Supervision(Case, table=True):
    """One 督办 with the responsibility block of R-41."""

    life: ClassVar[Lifecycle[SupervisionStage, lifecycle.SupervisionDocket]] = lifecycle.LIFE

    stage: SupervisionStage = Field(
        default=SupervisionStage.PLANNED, sa_type=word(SupervisionStage), index=True
    )
    theme: str
    form: SupervisionForm = Field(sa_type=word(SupervisionForm))
    lead_leader: str
    lead_role: Role = Field(sa_type=word(Role))
    lead_office: str = ""
    coop_offices: list[str] = Field(default_factory=list, sa_type=JSON)
    due_on: date | None = None
    planned_at: datetime = Field(sa_type=Moment)
    approved_by: str = ""
    held_on: date | None = None
    place: str = ""
    report: str = ""
    closed_at: datetime | None = Field(default=None, sa_type=Moment)

    cases: list["SupervisedCase"] = Relationship(
        back_populates="supervision", sa_relationship_kwargs={"order_by": "SupervisedCase.id"}
    )
    guests: list["Invitation"] = Relationship(
        back_populates="supervision", sa_relationship_kwargs={"order_by": "Invitation.id"}
    )
    findings: list["Finding"] = Relationship(
        back_populates="supervision", sa_relationship_kwargs={"order_by": "Finding.id"}
    )

    __table_args__ = (CheckConstraint("theme <> ''", "has_a_theme"),)


class SupervisedCase(Record, table=True):
    """One proposal under a supervision."""

    __tablename__ = "supervised_case"

    id: int | None = Field(default=None, primary_key=True)
    supervision_id: int = Field(foreign_key="supervision.id")
    proposal_id: int = Field(foreign_key="proposal.id", index=True)

    supervision: Supervision = Relationship(
        back_populates="cases", sa_relationship_kwargs={"lazy": "joined"}
    )
    proposal: Proposal = Relationship(back_populates="supervised")

    __table_args__ = (UniqueConstraint("supervision_id", "proposal_id"),)


class Invitation(Record, table=True):
    """A proposer (or expert) invited to a supervision, and whether he came (R-08)."""

    id: int | None = Field(default=None, primary_key=True)
    supervision_id: int = Field(foreign_key="supervision.id")
    name: str
    member_id: int | None = Field(default=None, foreign_key="member.id")
    attended: bool | None = None

    supervision: Supervision = Relationship(back_populates="guests")

    __table_args__ = (UniqueConstraint("supervision_id", "name", "member_id"),)


class Finding(Record, table=True):
    """问题, 目标, 措施, 时限, with who is responsible (R-42)."""

    id: int | None = Field(default=None, primary_key=True)
    supervision_id: int = Field(foreign_key="supervision.id", index=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    problem: str
    target: str
    measures: str
    due_on: date
    lead_leader: str
    lead_office: str
    coop_offices: str
    verified_by: str = ""
    verified_at: datetime | None = Field(default=None, sa_type=Moment)
    evidence: str = ""

    supervision: Supervision = Relationship(back_populates="findings")
    proposal: Proposal = Relationship()

    __table_args__ = (
        CheckConstraint("problem <> '' AND target <> '' AND measures <> ''", "four_parts"),
    )
