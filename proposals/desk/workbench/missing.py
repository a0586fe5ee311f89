"""What is missing before a unit's reply can go: 会办意见 1/2，面商未确认."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Integer, case, cast, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from proposals.records import Assignment, Consultation
from proposals.work import Work
from workflows.terms import AssignmentStage, MeetingOutcome, UnitRole

Stage = AssignmentStage
OPINION_IN = [Stage.OPINION_GIVEN, Stage.DONE]
MET = [Stage.MET, Stage.REPLY_REVIEW, Stage.REPLIED, Stage.DONE]


class Missing(NamedTuple):
    """What one answering unit still needs."""

    stage: AssignmentStage
    opinions_in: int
    opinions: int
    recorded: int
    """Records of meetings that wait for the proposer."""

    @property
    def words(self) -> str:
        """In words; empty when nothing is missing."""
        return "，".join(part for part in (self._opinions, self._meeting) if part)

    @property
    def _opinions(self) -> str:
        if self.opinions_in == self.opinions:
            return ""
        return f"会办意见 {self.opinions_in}/{self.opinions}"

    @property
    def _meeting(self) -> str:
        if self.stage in MET or self.stage == Stage.PENDING_SIGN:
            return ""
        return "面商未确认" if self.recorded else "未面商"


def missing(work: Work, assignment_ids: Collection[int]) -> dict[int, Missing]:
    """Of each answering assignment, what it waits for; one statement."""
    other = aliased(Assignment)
    is_in = cast(func.sum(case((col(other.stage).in_(OPINION_IN), 1), else_=0)), Integer)
    co = (
        select(col(other.proposal_id).label("id"), func.count().label("all"), is_in.label("in"))
        .where(col(other.role) == UnitRole.CO, col(other.stage) != Stage.RETURNED)
        .group_by(col(other.proposal_id))
        .subquery()
    )
    recorded = (
        select(func.count())
        .where(col(Consultation.assignment_id) == Assignment.id)
        .where(col(Consultation.round) == Assignment.round)
        .where(col(Consultation.outcome) == MeetingOutcome.RECORDED)
        .correlate(Assignment)
        .scalar_subquery()
    )
    asked = (
        select(col(Assignment.id), col(Assignment.stage), co.c["in"], co.c["all"], recorded)
        .outerjoin(co, co.c.id == Assignment.proposal_id)
        .where(col(Assignment.id).in_(assignment_ids), col(Assignment.role) != UnitRole.CO)
    )
    return {
        id: Missing(stage, opinions_in or 0, opinions or 0, waiting)
        for id, stage, opinions_in, opinions, waiting in work.execute(asked)
    }
