"""面商率 by its formula, and what was waived shown beside it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from proposals.desk import statistics
from proposals.records import Assignment, Consultation, Proposal, dockets, history
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from workflows.measures import Rate
from workflows.terms import (
    Act,
    AssignmentStage,
    MeetingForm,
    MeetingOutcome,
    ProposalStage,
    Rank,
    Role,
)

REPLIED_ON, LATER = 6, date(2026, 9, 1)


@pytest.fixture
def answered(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> Assignment:
    """A case of one unit, submitted on the first day and answered on the seventh."""
    proposal = make_proposal(ProposalStage.REPLIED, case_no="第0012号")
    did(work, proposal, proposal, Act.SUBMIT, 0, ProposalStage.SUBMITTED)
    did(work, proposal, proposal, Act.REPLY, REPLIED_ON, ProposalStage.REPLIED)
    return make_assignment(proposal, AssignmentStage.REPLIED)


def did(
    work: Work, of: Proposal, case: Proposal | Assignment, act: Act, day: int, became: str
) -> None:
    """An act on record so many days after the tests begin."""
    history.append(
        work,
        dockets.name_of(of),
        at=AT + timedelta(days=day),
        act=act,
        subject=dockets.name_of(case),
        was="",
        became=became,
        by="委员甲",
        role=Role.MEMBER,
        facts={},
    )
    work.flush()


def waived(work: Work, case: Assignment, day: int) -> None:
    """免予面商, by the proposer's consent."""
    did(work, case.proposal, case, Act.WAIVE_MEETING, day, AssignmentStage.MET)


def met(work: Work, case: Assignment) -> None:
    """A confirmed meeting three days after the tests begin."""
    case.consultations.append(
        Consultation(
            assignment_id=case.key,
            round=1,
            held_on=AT.date() + timedelta(days=3),
            place="会议室",
            form=MeetingForm.TALK,
            unit_people="副局长庚",
            rank=Rank.DEPUTY_LEADER,
            outcome=MeetingOutcome.CONFIRMED,
            recorded_at=AT,
            answered_by="委员甲",
            answered_at=AT + timedelta(days=4),
        )
    )
    work.flush()


def rates(work: Work) -> tuple[Rate, Rate]:
    """面商率 and 免予面商率."""
    found = {f.name: f.rate for f in statistics.report(work, LATER).figures}
    return found["面商率"], found["免予面商率"]


def test_a_confirmed_meeting_counts(work: Work, answered: Assignment) -> None:
    met(work, answered)
    assert rates(work) == (Rate(1, 1), Rate(0, 1))


def test_a_waived_meeting_is_none_and_is_shown_apart(work: Work, answered: Assignment) -> None:
    waived(work, answered, REPLIED_ON)
    assert rates(work) == (Rate(0, 1), Rate(1, 1))


def test_who_was_met_all_the_same_is_counted_once(work: Work, answered: Assignment) -> None:
    waived(work, answered, 2)
    met(work, answered)
    assert rates(work) == (Rate(1, 1), Rate(0, 1))


def test_a_waiver_of_a_later_round_excuses_nothing(work: Work, answered: Assignment) -> None:
    waived(work, answered, REPLIED_ON + 1)
    assert rates(work) == (Rate(0, 1), Rate(0, 1))
