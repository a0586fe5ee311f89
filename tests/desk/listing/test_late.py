"""What is late is asked of the rows, with the due day itself as the test."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import select

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.desk.listing import clocks
from proposals.records import Deadline
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal
from workflows.terms import Duty, ProposalStage


@pytest.fixture
def row(work: Work, make_proposal: MakeProposal, clerk: Actor) -> Deadline:
    proposal = make_proposal(ProposalStage.UNDER_REVIEW)
    made = duties.start(work, Duty.REVIEW, proposal, clerk, "提案委办公室")
    work.flush()
    return made


def after(row: Deadline) -> date:
    return row.due_on + timedelta(days=1)


def late(work: Work, today: date) -> list[Deadline]:
    return list(work.exec(select(Deadline).where(clocks.late(today))))


def test_a_duty_is_not_late_on_its_last_day(work: Work, row: Deadline) -> None:
    assert late(work, row.due_on) == []


def test_a_duty_is_late_the_day_after(work: Work, row: Deadline) -> None:
    assert late(work, after(row)) == [row]


@pytest.mark.parametrize("ended", ["met_at", "lifted_at"])
def test_what_is_no_longer_owed_is_not_late(work: Work, row: Deadline, ended: str) -> None:
    setattr(row, ended, AT)
    work.flush()
    assert late(work, after(row)) == []


def test_a_clock_that_stands_still_is_not_late(work: Work, row: Deadline) -> None:
    row.paused_on = AT.date()
    work.flush()
    assert late(work, after(row)) == []
