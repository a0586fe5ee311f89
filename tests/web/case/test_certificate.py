"""Every due date opens to its proof, for those who are told of the duty."""

from __future__ import annotations

import pytest
from sqlmodel import select

from proposals.database import Office
from proposals.records import Deadline
from tests.web.case import cases
from tests.web.conftest import Enter
from workflows.terms import Duty, ProposalStage


@pytest.fixture
def reply(played: Office) -> Deadline:
    """The duty to answer of a case under way."""
    return _duty(played, Duty.REPLY)


def _duty(played: Office, duty: Duty) -> Deadline:
    case = cases.at(played, ProposalStage.REPLIED)
    with played.reading() as work:
        asked = select(Deadline).where(Deadline.proposal_id == case, Deadline.duty == duty)
        return work.exec(asked).first() or Deadline()


def test_a_date_says_why_it_is_this_day(enter: Enter, reply: Deadline) -> None:
    page = enter("clerk-1").get(f"/deadlines/{reply.id}").text
    day = reply.due_on
    assert f"为什么是{day.year}年{day.month}月{day.day}日" in page


def test_a_date_is_counted_again_on_request(enter: Enter, reply: Deadline) -> None:
    clerk = enter("clerk-1")
    assert "结果一致" not in clerk.get(f"/deadlines/{reply.id}").text
    assert "结果一致" in clerk.get(f"/deadlines/{reply.id}?recompute=1").text


def test_a_proof_is_read_by_programs_as_well(enter: Enter, reply: Deadline) -> None:
    told = enter("clerk-1").get(f"/deadlines/{reply.id}?format=json").json()
    assert (told["due_on"], told["agrees"]) == (reply.due_on.isoformat(), True)


@pytest.mark.parametrize("username", ["m001", "court-office"])
def test_a_date_is_not_there_for_outsiders(enter: Enter, reply: Deadline, username: str) -> None:
    assert enter(username).get(f"/deadlines/{reply.id}").status_code == 404


def test_a_unit_is_not_told_of_the_proposers_clock(enter: Enter, played: Office) -> None:
    feedback = _duty(played, Duty.FEEDBACK)
    unit = enter(cases.unit_office(played, feedback.proposal_id))
    assert unit.get(f"/deadlines/{feedback.id}").status_code == 404
