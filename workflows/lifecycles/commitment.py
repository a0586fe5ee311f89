"""The life of one 承诺: the unit reports, the committee verifies, the proposer is heard."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.engine import Lifecycle, Move, Wait
from workflows.terms import Act, CommitmentStage, Duty, Role
from workflows.terms import CommitmentStage as Stage


@dataclass
class CommitmentDocket:
    """Everything the rulebook asks of one commitment."""

    stage: CommitmentStage = CommitmentStage.OPEN
    evidence_given: bool = False
    proposer_heard: bool = False
    """The second feedback is in, or the proposer's silence is on record."""
    past_due: bool = False


def evidence_given(docket: CommitmentDocket) -> bool:
    """核实兑现须有佐证材料"""
    return docket.evidence_given


def proposer_heard(docket: CommitmentDocket) -> bool:
    """须先听取提案者的二次反馈，或记录其未反馈；单位自称兑现不算兑现"""
    return docket.proposer_heard


def past_due(docket: CommitmentDocket) -> bool:
    """承诺期限未到，不能认定未兑现"""
    return docket.past_due


MOVES: tuple[Move[CommitmentDocket], ...] = (
    Move(Act.PROMISE, (Stage.OPEN,)),
    Move(Act.MOVE_PROMISE, (Stage.OPEN,)),
    Move(Act.REPORT_PROMISE, (Stage.OPEN, Stage.NOT_KEPT), Stage.REPORTED),
    Move(Act.OPINE_PROMISE, (Stage.REPORTED,)),
    Move(Act.VERIFY_PROMISE, (Stage.REPORTED,), Stage.VERIFIED, (evidence_given, proposer_heard)),
    Move(Act.BREAK_PROMISE, (Stage.OPEN,), Stage.NOT_KEPT, (past_due,)),
    Move(Act.BREAK_PROMISE, (Stage.REPORTED,), Stage.NOT_KEPT, (proposer_heard,)),
)

WAITS = (
    Wait(Stage.OPEN, (Role.UNIT_OFFICE, Role.UNIT_HANDLER), Duty.COMMITMENT),
    Wait(Stage.REPORTED, (Role.MEMBER, Role.ORG_PROPOSER, Role.CONVENOR), Duty.FEEDBACK),
)

LIFE = Lifecycle("承诺", CommitmentStage, MOVES, WAITS)
