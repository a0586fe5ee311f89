"""去向: what became of what was received, as the statistics sort it; an archived case as before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import ColumnElement, String, and_, cast, or_, select
from sqlmodel import col

from proposals.desk.statistics.piles import PILES, SETTLED
from proposals.records import Entry, Proposal
from workflows.terms import Act, ProposalStage, Term


class Outcome(Term):
    """One pile of the statistics, or the settled ones among the filed."""

    FILED = "filed", "立案"
    MERGED = "merged", "并案"
    NOT_FILED = "not_filed", "不予立案"
    WITHDRAWN = "withdrawn", "撤案"
    PENDING = "pending", "待审查"
    CLOSED = "closed", "办结"


def at(outcomes: tuple[Outcome, ...]) -> ColumnElement[bool]:
    """Received, and come to one of these."""
    stages = [stage for outcome in outcomes for stage in _stages()[outcome]]
    archived = (
        select(col(Entry.was))
        .where(col(Entry.chain) == "proposal:" + cast(col(Proposal.id), String))
        .where(col(Entry.subject) == col(Entry.chain), col(Entry.act) == Act.ARCHIVE)
        .limit(1)
        .correlate(Proposal)
        .scalar_subquery()
    )
    standing = col(Proposal.stage)
    is_archived = standing == ProposalStage.ARCHIVED
    there = or_(standing.in_(stages), and_(is_archived, archived.in_(stages)))
    return and_(col(Proposal.submitted_at).is_not(None), there)


@cache
def _stages() -> Mapping[Outcome, tuple[ProposalStage, ...]]:
    """The stages of each; a draft was never received, an archived case stands where it stood."""
    standing = [s for s in ProposalStage if s not in {ProposalStage.DRAFT, ProposalStage.ARCHIVED}]
    piles = {
        outcome: tuple(s for s in standing if PILES.get(s, "filed") == outcome.value)
        for outcome in Outcome
    }
    return piles | {Outcome.CLOSED: tuple(s for s in standing if s in SETTLED)}
