"""The one next act of a duty, and whose step it is."""

from __future__ import annotations

import pytest

from workflows.lifecycles import assignment, commitment, lookback, proposal, supervision
from workflows.policies import next_acts
from workflows.policies.permits import MAY
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

LIVES = (proposal.LIFE, assignment.LIFE, commitment.LIFE, lookback.LIFE, supervision.LIFE)


def test_every_duty_has_a_next_act() -> None:
    assert set(next_acts.STEPS) == set(Duty)


@pytest.mark.parametrize("duty", list(Duty))
def test_every_next_act_is_somebodys(duty: Duty) -> None:
    assert all(next_acts.whose(act) for act in next_acts.steps_of(duty))


@pytest.mark.parametrize(
    ("duty", "stage", "act"),
    [
        (duty, stage, act)
        for duty, steps in next_acts.STEPS.items()
        if not isinstance(steps, Act)
        for stage, act in steps.items()
    ],
)
def test_a_next_act_is_known_at_its_stage(duty: Duty, stage: Stage, act: Act) -> None:
    life = next(life for life in LIVES if life.stages is type(stage))
    assert act in life.acts_at(stage)


@pytest.mark.parametrize(
    ("duty", "stage", "ready", "act"),
    [
        (Duty.REVIEW, ProposalStage.UNDER_REVIEW, False, Act.ADVANCE),
        (Duty.REVIEW, ProposalStage.UNDER_REVIEW, True, Act.FILE),
        (Duty.ASSIGN, ProposalStage.FILED, False, Act.PROPOSE_UNITS),
        (Duty.ASSIGN, ProposalStage.FILED, True, Act.ASSIGN),
        (Duty.FIRST_CONTACT, AssignmentStage.PENDING_SIGN, False, Act.SIGN_FOR),
        (Duty.REPLY, AssignmentStage.HANDLING, False, Act.RECORD_MEETING),
        (Duty.REPLY, AssignmentStage.MET, False, Act.SUBMIT_REPLY),
        (Duty.REPLY, AssignmentStage.REPLY_REVIEW, False, Act.PASS_REPLY),
        (Duty.REHANDLE, AssignmentStage.REPLY_REVIEW, True, Act.ISSUE_REPLY),
        (Duty.COMMITMENT, CommitmentStage.REPORTED, True, Act.VERIFY_PROMISE),
        (Duty.LOOKBACK, LookbackStage.UNDER_WAY, True, Act.CONFIRM_LOOKBACK),
    ],
)
def test_the_next_act_follows_from_where_the_case_stands(
    duty: Duty, stage: Stage, ready: bool, act: Act
) -> None:
    assert next_acts.step_towards(duty, stage, ready=ready) is act


def test_a_stage_that_waits_for_another_duty_asks_for_nothing() -> None:
    assert next_acts.step_towards(Duty.REPLY, AssignmentStage.REPLIED) is None


@pytest.mark.parametrize("act", [Act.RATE, Act.CONFIRM_MEETING, Act.SUBMIT])
def test_what_a_clerk_does_by_proxy_is_not_his_own_step(act: Act) -> None:
    assert (Role.CLERK in MAY[act], next_acts.belongs_to(Role.CLERK, act)) == (True, False)


def test_a_unit_owes_nothing_that_only_the_committee_does() -> None:
    assert Duty.REVIEW not in next_acts.duties_of(Role.UNIT_OFFICE)
