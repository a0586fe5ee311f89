"""What a case shows: where it stands, what is late."""

from __future__ import annotations

from datetime import timedelta

import pytest

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.desk import case as cases
from proposals.records import Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal
from workflows.terms import Act, Duty, ProposalStage

TODAY = AT.date()


@pytest.fixture
def reviewed(make_proposal: MakeProposal) -> Proposal:
    return make_proposal(ProposalStage.UNDER_REVIEW, on_hold=True)


@pytest.mark.parametrize(
    ("days", "overdue"), [(0, False), (1, True)], ids=["last day", "day after"]
)
def test_a_duty_is_late_from_the_day_after_its_last(
    work: Work, reviewed: Proposal, clerk: Actor, days: int, overdue: bool
) -> None:
    row = duties.start(work, Duty.REVIEW, reviewed, clerk, "提案委办公室")
    work.flush()
    shown = cases.view(work, reviewed, row.due_on + timedelta(days=days))
    assert shown.clocks[0].overdue is overdue


def test_the_stations_follow_the_history(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(ProposalStage.SUBMITTED)
    step.take(work, Act.ACCEPT, proposal, clerk)
    work.flush()
    labels = [stop.passing.label for stop in cases.view(work, proposal, TODAY).stops]
    assert labels == ["未到", "进行中", *["未到"] * 5]


def test_the_json_tells_stations_and_deadlines(work: Work, reviewed: Proposal) -> None:
    told = cases.view(work, reviewed, TODAY).as_json()
    assert (told["stage"], len(told["stations"]), told["deadlines"]) == ("under_review", 7, [])


def test_whose_names_stand_under_it_is_told(work: Work, reviewed: Proposal) -> None:
    told = cases.view(work, reviewed, TODAY).as_json()["signers"]
    assert told == [{"name": "委员甲", "role": "第一提案人", "answer": "已确认"}]


def test_no_contact_data_are_shown(work: Work, reviewed: Proposal) -> None:
    told = str(cases.view(work, reviewed, TODAY).as_json())
    assert "phone" not in told
    assert "contact" not in told
