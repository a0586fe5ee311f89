"""Committed cases for the clock: a committee, proposals that owe a reply, moments to look at."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlmodel import SQLModel, col, func, select

from proposals.casework import duties
from proposals.database import Office
from proposals.records import (
    Assignment,
    Climb,
    Deadline,
    Delivery,
    Entry,
    InboxItem,
    Letter,
    Lookback,
    Proposal,
    Revision,
    Signature,
    Suggestion,
)
from tests.casework.conftest import AT, person, settle_committee
from workflows.terms import (
    AssignmentStage,
    Duty,
    Intake,
    ProposalStage,
    ProposerKind,
    Role,
    SignatureAnswer,
    SignatureRole,
    UnitRole,
)

ASSIGNER = person(Role.ASSIGNER, "政府办己")
COUNTED: tuple[type[SQLModel], ...] = (Entry, Letter, Climb, InboxItem, Delivery, Lookback)


def at(day: date, hour: int = 9) -> datetime:
    """A moment of that day in the office's zone."""
    return datetime.combine(day, time(hour), AT.tzinfo)


def settle(office: Office, many: int, stage: ProposalStage, **given: object) -> None:
    """A committee with so many proposals of 委员甲 at one stage, each at 区住建局."""
    with office.transaction() as work:
        settle_committee(work)
        for number in range(1, many + 1):
            work.add(_proposal(number, stage, given))
        work.flush()


def _proposal(number: int, stage: ProposalStage, given: dict[str, object]) -> Proposal:
    proposal = Proposal(
        stage=stage,
        kind=ProposerKind.INDIVIDUAL,
        term_id=1,
        plenary_session_id=1,
        intake=Intake.PLENARY,
        title="关于加快老旧小区加装电梯的提案",
        proposer_name="委员甲",
        member_id=1,
        receipt_no=f"收{number:04d}",
        case_no=f"第{number:04d}号",
        drafted_at=AT,
        submitted_at=AT,
        assigned_at=AT,
        **given,  # type: ignore[arg-type]
    )
    proposal.revisions = [
        Revision(
            proposal_id=0,
            number=1,
            title=proposal.title,
            facts="多层住宅有312栋。",
            analysis="部门之间缺少牵头。",
            written_by="委员甲",
            written_at=AT,
            text_hash="a" * 64,
            suggestions=[Suggestion(revision_id=0, number=1, text="一窗受理。")],
        )
    ]
    proposal.signatures = [
        Signature(
            proposal_id=0,
            role=SignatureRole.FIRST,
            member_id=1,
            name="委员甲",
            answer=SignatureAnswer.CONFIRMED,
        )
    ]
    proposal.assignments = [
        Assignment(
            stage=AssignmentStage.HANDLING,
            proposal_id=0,
            unit_id=1,
            unit_name="区住建局",
            role=UnitRole.SOLE,
            assigned_at=AT,
            signed_at=AT,
        )
    ]
    return proposal


def owe_replies(office: Office) -> None:
    """Every proposal's unit owes its reply by 2 June 2026."""
    with office.transaction() as work:
        for proposal in work.exec(select(Proposal).order_by(col(Proposal.id))).all():
            (unit,) = proposal.assignments
            owed = {"debtor": unit.unit_name, "intake": Intake.PLENARY}
            duties.start(work, Duty.REPLY, unit, ASSIGNER, **owed)  # type: ignore[arg-type]


def counts(office: Office) -> dict[str, int]:
    """How much of everything is on record."""
    with office.transaction() as work:
        return {
            table.__name__: work.exec(select(func.count(col(table.id)))).one()  # type: ignore[attr-defined]
            for table in COUNTED
        }


def deadlines(office: Office) -> list[Deadline]:
    """Every duty, in order."""
    with office.transaction() as work:
        return list(work.exec(select(Deadline).order_by(col(Deadline.id))))


def letters(office: Office, kind: str = "") -> list[Letter]:
    """Every letter (of a kind), in order."""
    with office.transaction() as work:
        asked = select(Letter).where(col(Letter.kind).startswith(kind))
        return list(work.exec(asked.order_by(col(Letter.id))))
