"""Lists of cases: by stage, and what is overdue; overdue is asked, never stored."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import joinedload
from sqlmodel import col, func, select

from proposals.records import Deadline, Proposal
from proposals.work import Work
from workflows.terms import Duty, ProposalStage


def at_stage(work: Work, stages: Collection[ProposalStage] = ()) -> list[Proposal]:
    """The proposals at these stages (all when none is named), in the order they came in."""
    asked = select(Proposal).order_by(col(Proposal.id))
    if stages:
        asked = asked.where(col(Proposal.stage).in_(stages))
    return list(work.exec(asked))


def counts_by_stage(work: Work) -> dict[ProposalStage, int]:
    """How many proposals stand at each stage, every stage named."""
    asked = select(Proposal.stage, func.count()).group_by(col(Proposal.stage))
    counted = dict(work.exec(asked).all())
    return {stage: counted.get(stage, 0) for stage in ProposalStage}


def overdue(work: Work, today: date) -> list[Deadline]:
    """Duties still owed whose last day is over, the oldest first; a paused clock is not late."""
    row = Deadline
    asked = (
        select(row)
        .where(col(row.met_at).is_(None), col(row.lifted_at).is_(None))
        .where(col(row.paused_on).is_(None), col(row.due_on) < today)
        .where(col(row.duty).not_in([duty for duty in Duty if duty.is_right]))
        .order_by(col(row.due_on), col(row.id))
        .options(joinedload(row.proposal))  # type: ignore[arg-type]  # a relationship, not its value
    )
    return list(work.exec(asked))
