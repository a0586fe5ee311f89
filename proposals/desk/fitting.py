"""fitting(): the cases that stand where an act can be done, as far as somebody sees them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, exists
from sqlmodel import col, select

from proposals.desk import sight
from proposals.desk.reader import Reader
from proposals.records import Assignment, Lookback, Proposal
from proposals.work import Work
from workflows.policies.sights import UNITS
from workflows.terms import Act, ProposalStage

MOST = 200
"""Cases offered at once; default, no source."""
ROWS: tuple[Any, ...] = (Assignment, Lookback)
"""Lives within a case."""
SETTLED = (ProposalStage.CLOSED, ProposalStage.TRACKING)
"""Where a case is listed for 回头看."""


def fitting(work: Work, reader: Reader, act: Act) -> list[int]:
    """Their record numbers in the order of the case numbers; what else is needed the act says."""
    asked = (
        select(Proposal.id)
        .where(sight.visible(reader), _stands(reader, act))
        .order_by(col(Proposal.case_no), col(Proposal.id))
        .limit(MOST)
    )
    return [number for number in work.exec(asked) if number is not None]


def _stands(reader: Reader, act: Act) -> Any:
    if act is Act.PLAN_LOOKBACK:
        return and_(col(Proposal.stage).in_(SETTLED), ~_looked_back())
    if act in Proposal.life.acts:
        return col(Proposal.stage).in_(_sources(Proposal, act))
    kind = next(kind for kind in ROWS if act in kind.life.acts)
    rows = select(kind.proposal_id).where(col(kind.stage).in_(_sources(kind, act)))
    if kind is Assignment and reader.role in UNITS:
        rows = rows.where(col(Assignment.unit_id).in_(reader.units))
    return col(Proposal.id).in_(rows)


def _looked_back() -> Any:
    """Listed already, and not concluded."""
    listed = (Lookback.proposal_id == Proposal.id, col(Lookback.concluded_at).is_(None))
    return exists(select(Lookback.id).where(*listed))


def _sources(kind: Any, act: Act) -> list[Any]:
    return [stage for move in kind.life.moves if move.act == act for stage in move.sources]
