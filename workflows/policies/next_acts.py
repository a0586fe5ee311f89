"""Which act a running duty asks for next, by where the case stands: the one button of a line."""

from __future__ import annotations

from collections.abc import Mapping

from workflows.policies import permits
from workflows.terms import (
    Act,
    AssignmentStage,
    CommitmentStage,
    Duty,
    LookbackStage,
    ProposalStage,
    Role,
    Stage,
)

Steps = Act | Mapping[Stage, Act]

BEFORE_WORK: dict[Stage, Act] = {
    AssignmentStage.PENDING_SIGN: Act.SIGN_FOR,
    AssignmentStage.RETURN_REQUESTED: Act.APPROVE_RETURN,
}
ANSWERING: dict[Stage, Act] = {
    **BEFORE_WORK,
    AssignmentStage.HANDLING: Act.RECORD_MEETING,
    AssignmentStage.MET: Act.SUBMIT_REPLY,
    AssignmentStage.REPLY_REVIEW: Act.PASS_REPLY,
}
"""A reply is met, written, checked, issued; the check is somebody else's."""


def _once_signed(act: Act) -> dict[Stage, Act]:
    return {**BEFORE_WORK, AssignmentStage.HANDLING: act, AssignmentStage.MET: act}


STEPS: dict[Duty, Steps] = {
    Duty.REVIEW: {
        ProposalStage.SUBMITTED: Act.ACCEPT,
        ProposalStage.UNDER_REVIEW: Act.ADVANCE,
    },
    Duty.REVISE: Act.SUBMIT,
    Duty.ASSIGN: Act.PROPOSE_UNITS,
    Duty.SIGN_FOR: BEFORE_WORK,
    Duty.REQUEST_RETURN: Act.REQUEST_RETURN,
    Duty.DECIDE_RETURN: Act.APPROVE_RETURN,
    Duty.FIRST_CONTACT: _once_signed(Act.CONTACT),
    Duty.CO_OPINION: _once_signed(Act.GIVE_OPINION),
    Duty.REPLY: ANSWERING,
    Duty.FEEDBACK: {
        ProposalStage.REPLIED: Act.RATE,
        CommitmentStage.REPORTED: Act.OPINE_PROMISE,
    },
    Duty.REHANDLE: ANSWERING,
    Duty.PUBLISH_SUBMITTED: Act.PUBLISH_PROPOSAL,
    Duty.PUBLISH_REPLY: Act.PUBLISH_REPLY,
    Duty.COMMITMENT: {
        CommitmentStage.OPEN: Act.REPORT_PROMISE,
        CommitmentStage.REPORTED: Act.OPINE_PROMISE,
        CommitmentStage.NOT_KEPT: Act.REPORT_PROMISE,
    },
    Duty.LOOKBACK: {
        LookbackStage.SCHEDULED: Act.START_LOOKBACK,
        LookbackStage.UNDER_WAY: Act.OPINE_LOOKBACK,
    },
    Duty.FINDING: Act.VERIFY_FINDING,
}

THEN: Mapping[Act, Act] = {
    Act.ADVANCE: Act.FILE,
    Act.PROPOSE_UNITS: Act.ASSIGN,
    Act.PASS_REPLY: Act.ISSUE_REPLY,
    Act.OPINE_PROMISE: Act.VERIFY_PROMISE,
    Act.OPINE_LOOKBACK: Act.CONFIRM_LOOKBACK,
}
"""Once the first is done (the last level reached, the reply passed, the proposer heard)."""


def step_towards(duty: Duty, stage: Stage | None, *, ready: bool = False) -> Act | None:
    """The act that brings a duty nearer its end; None where the case waits for another duty.

    `stage` is that of the row the duty is about; `ready`: what had to come first has come.

    >>> step_towards(Duty.REPLY, AssignmentStage.REPLY_REVIEW, ready=True).label
    '发出答复'
    """
    steps = STEPS[duty]
    act = steps if isinstance(steps, Act) else steps.get(stage) if stage else None
    return THEN.get(act, act) if act and ready else act


def belongs_to(role: Role, act: Act | None) -> bool:
    """Whether this role takes the step itself, and not by proxy for somebody else."""
    if act is None or role not in permits.MAY[act]:
        return False
    return role is not Role.CLERK or permits.MAY[act].isdisjoint(permits.PROPOSERS)


def whose(act: Act) -> tuple[Role, ...]:
    """Who takes the step, for saying who is waited for; a clerk as proxy is not."""
    return tuple(role for role in Role if role is not Role.CLOCK and belongs_to(role, act))


def duties_of(role: Role) -> tuple[Duty, ...]:
    """The duties some step of which this role takes itself."""
    return tuple(duty for duty in Duty if any(belongs_to(role, act) for act in steps_of(duty)))


def steps_of(duty: Duty) -> tuple[Act, ...]:
    """Every act a duty may ask for, in no order."""
    steps = STEPS[duty]
    first = (steps,) if isinstance(steps, Act) else tuple(steps.values())
    return (*first, *(THEN[act] for act in first if act in THEN))
