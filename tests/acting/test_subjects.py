"""Which row is meant: the one whose stage knows the act; where none is, what to do instead."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.acting import subjects
from proposals.casework.handle import consultation
from proposals.records import Assignment, Commitment, Consultation, OpinionForm, Proposal
from proposals.work import Work
from tests.casework.conftest import (
    MakeAssignment,
    MakeProposal,
    make_assignment,
    make_proposal,
    work,
)
from tests.casework.handle.answered import ASSIGNER, MEMBER, UNIT, after
from tests.casework.handle.stories import MEETING
from workflows.refusals import Incomplete, NotFound
from workflows.terms import Act, AssignmentStage, MeetingForm, ProposalStage, UnitRole

__all__ = ["make_assignment", "make_proposal", "work"]


@pytest.fixture
def case(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Proposal:
    """A lead unit in its first talks, and a 会办 unit that waits for its receipt."""
    proposal = make_proposal(ProposalStage.HANDLING, case_no="第0012号")
    make_assignment(proposal, AssignmentStage.HANDLING, UnitRole.LEAD)
    make_assignment(proposal, AssignmentStage.PENDING_SIGN, UnitRole.CO, 2)
    return proposal


def test_of_several_the_one_whose_stage_knows_the_act_is_meant(work: Work, case: Proposal) -> None:
    lead, _ = case.assignments
    assert subjects.of(work, Act.GRANT_EXTENSION, Assignment, case, {}, ASSIGNER) is lead


def test_where_every_stage_knows_it_one_is_to_be_chosen(work: Work, case: Proposal) -> None:
    with pytest.raises(Incomplete, match="1 区住建局；2 区财政局"):
        subjects.of(work, Act.REPLACE, Assignment, case, {}, ASSIGNER)


def test_the_one_that_is_named_is_meant_whatever_its_stage(work: Work, case: Proposal) -> None:
    _, second = case.assignments
    given = {"of": str(second.id)}
    assert subjects.of(work, Act.GRANT_EXTENSION, Assignment, case, given, ASSIGNER) is second


def test_records_of_meetings_are_told_apart_without_a_place(work: Work, case: Proposal) -> None:
    for day in (10, 11):
        phoned = MEETING._replace(place="", form=MeetingForm.PHONE, held_on=date(2026, 3, day))
        consultation.record(work, case.assignments[0], phoned, after(UNIT, 9))
    with pytest.raises(
        Incomplete, match="区住建局，2026年3月10日电话；2 区住建局，2026年3月11日电话"
    ):
        subjects.of(work, Act.DISPUTE_MEETING, Consultation, case, {}, MEMBER)


def test_a_number_of_nothing_is_said_to_be_none(work: Work, case: Proposal) -> None:
    with pytest.raises(NotFound, match="没有号为“99”的事项"):
        subjects.of(work, Act.REPLACE, Assignment, case, {"of": "99"}, ASSIGNER)


def test_before_its_time_the_stage_is_named(work: Work, case: Proposal) -> None:
    with pytest.raises(NotFound, match="没有可以反馈意见的事项，提案须在“已答复”时办理"):
        subjects.of(work, Act.RATE, OpinionForm, case, {}, MEMBER)
    with pytest.raises(NotFound, match="承诺须在“已报告，待核查”时办理"):
        subjects.of(work, Act.VERIFY_PROMISE, Commitment, case, {}, MEMBER)


def test_for_a_merged_child_the_lead_is_named(
    work: Work, case: Proposal, make_proposal: MakeProposal
) -> None:
    child = make_proposal(ProposalStage.MERGED, lead_id=case.id)
    work.refresh(child)
    with pytest.raises(NotFound, match="已并入第0012号，请在主案办理"):
        subjects.of(work, Act.RATE, OpinionForm, child, {}, MEMBER)
