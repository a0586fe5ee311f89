"""How long the rulebook takes beside the plainest way to do the same; see `make bench`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from workflows import deadlines
from workflows.lifecycles.proposal import LIFE, ProposalDocket
from workflows.policies.profile import load
from workflows.terms import Act, Duty, Intake, ProposalStage
from workflows.workdays import load_calendar

CALENDAR = load_calendar()
PROFILE = load()
START = date(2026, 1, 5)


def walked(day: date, count: int) -> date:
    """The same by walking from day to day."""
    while count:
        day += timedelta(days=1)
        count -= CALENDAR.is_workday(day)
    return day


@pytest.mark.benchmark(group="60 working days")
def test_working_days_by_rank(benchmark: Any) -> None:
    assert benchmark(CALENDAR.add_workdays, START, 60) == walked(START, 60)


@pytest.mark.benchmark(group="60 working days")
def test_working_days_by_walking(benchmark: Any) -> None:
    assert benchmark(walked, START, 60) == CALENDAR.add_workdays(START, 60)


@pytest.mark.benchmark(group="a step in memory")
def test_a_step_by_the_lifecycle(benchmark: Any) -> None:
    def step() -> ProposalStage:
        return LIFE.perform(Act.ACCEPT, ProposalDocket(stage=ProposalStage.SUBMITTED))

    assert benchmark(step) is ProposalStage.UNDER_REVIEW


@pytest.mark.benchmark(group="a step in memory")
def test_a_step_by_a_dict(benchmark: Any) -> None:
    table = {(ProposalStage.SUBMITTED, Act.ACCEPT): ProposalStage.UNDER_REVIEW}

    def step() -> ProposalStage:
        docket = ProposalDocket(stage=ProposalStage.SUBMITTED)
        docket.stage = table[docket.stage, Act.ACCEPT]
        return docket.stage

    assert benchmark(step) is ProposalStage.UNDER_REVIEW


@pytest.mark.benchmark(group="a certified due date")
@pytest.mark.parametrize("duty", [Duty.SIGN_FOR, Duty.REPLY, Duty.PUBLISH_REPLY])
def test_a_certificate(benchmark: Any, duty: Duty) -> None:
    given = {"intake": Intake.PLENARY} if duty is Duty.REPLY else {}
    made = benchmark(deadlines.due, duty, START, PROFILE, CALENDAR, **given)
    assert made.due_on > START
