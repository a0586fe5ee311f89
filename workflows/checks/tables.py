"""Over which tables the checks run: the lifecycles, their ends and their resting places."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from workflows.engine import Lifecycle
from workflows.lifecycles import assignment, commitment, lookback, proposal, supervision
from workflows.terms import (
    AssignmentStage,
    CommitmentStage,
    LookbackStage,
    ProposalStage,
    Stage,
    SupervisionStage,
)

# By lifecycle, because words of two dictionaries may be spelt alike: a case and a unit's return.
Ends = Mapping[type[Any], Collection[Stage]]
Resting = Mapping[type[Any], Mapping[Any, str]]


class Life(NamedTuple):
    """One lifecycle with the facts its rules ask for."""

    life: Lifecycle[Any, Any]
    docket: type[Any]


LIVES = (
    Life(proposal.LIFE, proposal.ProposalDocket),
    Life(assignment.LIFE, assignment.AssignmentDocket),
    Life(supervision.LIFE, supervision.SupervisionDocket),
    Life(commitment.LIFE, commitment.CommitmentDocket),
    Life(lookback.LIFE, lookback.LookbackDocket),
)

ENDS: Ends = {
    ProposalStage: {ProposalStage.ARCHIVED},
    AssignmentStage: {AssignmentStage.RETURNED},
    SupervisionStage: {SupervisionStage.CLOSED, SupervisionStage.CANCELLED},
    CommitmentStage: {CommitmentStage.VERIFIED},
    LookbackStage: {
        LookbackStage.CONFIRMED,
        LookbackStage.RECLASSIFIED,
        LookbackStage.REOPENED,
    },
}
"""Where a life is over for good."""

RESTING: Resting = {
    ProposalStage: {
        ProposalStage.DRAFT: "提案者尚未提交，无人等待",
        ProposalStage.WITHDRAWN: "已撤案，只待归档",
        ProposalStage.MERGED: "随主案办理，期限在主案",
        ProposalStage.NOT_FILED: "不予立案，只待转出和归档",
        ProposalStage.CLOSED: "已办结，回头看自有流程和期限",
    },
    AssignmentStage: {
        AssignmentStage.OPINION_GIVEN: "会办意见已送，由主办单位答复",
        AssignmentStage.REPLIED: "已办复，由提案者反馈，期限在提案",
        AssignmentStage.DONE: "单位已办结",
    },
    SupervisionStage: {},
    CommitmentStage: {CommitmentStage.NOT_KEPT: "已认定未兑现，原期限续催，由回头看处理"},
    LookbackStage: {},
}
"""Stages in which nobody is waited for, and why."""


def stages_of(life: Lifecycle[Any, Any]) -> list[Stage]:
    """Every stage of a life, the first one first."""
    stages: type[Stage] = life.stages
    return list(stages)
