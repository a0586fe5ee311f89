"""The life of one 回头看: listed, checked on the spot, concluded."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.engine import Lifecycle, Move, Wait
from workflows.terms import Act, Duty, LookbackStage, Role
from workflows.terms import LookbackStage as Stage


@dataclass
class LookbackDocket:
    """Everything the rulebook asks of one look-back."""

    stage: LookbackStage = LookbackStage.SCHEDULED
    proposer_heard: bool = False
    upgradable: bool = False
    """The confirmed class needs a further review, as B does."""
    promise_broken: bool = False


def proposer_heard(docket: LookbackDocket) -> bool:
    """回头看须听取提案者意见，或记录其未反馈"""
    return docket.proposer_heard


def upgradable(docket: LookbackDocket) -> bool:
    """只有列入计划逐步解决的类别可以转类"""
    return docket.upgradable


def promises_kept(docket: LookbackDocket) -> bool:
    """有承诺被认定未兑现，不能认定属实"""
    return not docket.promise_broken


MOVES: tuple[Move[LookbackDocket], ...] = (
    Move(Act.PLAN_LOOKBACK, (Stage.SCHEDULED,)),
    Move(Act.START_LOOKBACK, (Stage.SCHEDULED,), Stage.UNDER_WAY),
    Move(Act.OPINE_LOOKBACK, (Stage.UNDER_WAY,)),
    Move(
        Act.CONFIRM_LOOKBACK,
        (Stage.UNDER_WAY,),
        Stage.CONFIRMED,
        (proposer_heard, promises_kept),
    ),
    Move(
        Act.RECLASSIFY,
        (Stage.UNDER_WAY,),
        Stage.RECLASSIFIED,
        (proposer_heard, upgradable, promises_kept),
    ),
    Move(Act.FAIL_LOOKBACK, (Stage.UNDER_WAY,), Stage.REOPENED, (proposer_heard,)),
)

WAITS = (
    Wait(Stage.SCHEDULED, (Role.CLERK,), Duty.LOOKBACK),
    Wait(Stage.UNDER_WAY, (Role.CLERK,), Duty.LOOKBACK),
)

LIFE = Lifecycle("回头看", LookbackStage, MOVES, WAITS)
