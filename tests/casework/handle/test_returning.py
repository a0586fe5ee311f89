"""退办: asked in the window with a reason, decided by the assigner, the clocks meanwhile paused."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.handle import assignment, returning
from proposals.records import Assignment
from proposals.work import Work
from tests.casework.conftest import MakeProposal
from tests.casework.handle.stories import (
    ASSIGNER,
    LEAD_AND_CO,
    filed,
    handed_over,
    later,
    letters,
    office_of,
    refused,
    signed,
)
from workflows.papers.asking import ReturnPaper
from workflows.papers.units import UnitChoice
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import AssignmentStage, Duty, ProposalStage, UnitRole

PAPER = ReturnPaper("电梯审批不属我局职责", "区市场监管局", "局长庚")
INSTEAD = [UnitChoice(4, UnitRole.SOLE)]


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal) -> Assignment:
    """A case at unit 1, signed for."""
    return signed(work, handed_over(work, filed(make_proposal))[0])


def ask(work: Work, case: Assignment, days: int = 2, paper: ReturnPaper = PAPER) -> None:
    """The unit asks, some days after the assignment."""
    returning.request(work, case, paper, later(office_of(case), days))


def running(case: Assignment, duty: Duty) -> date:
    """When this unit owes this duty."""
    (row,) = [d for d in case.proposal.deadlines if d.duty == duty and d.running]
    return row.due_on


def test_a_request_stops_the_clocks_and_asks_for_a_decision(work: Work, case: Assignment) -> None:
    ask(work, case)
    paused = {d.duty for d in case.proposal.deadlines if d.running and d.paused_on}
    assert case.stage == AssignmentStage.RETURN_REQUESTED
    assert paused == {Duty.FIRST_CONTACT, Duty.REPLY}
    assert running(case, Duty.DECIDE_RETURN) == date(2026, 3, 11)
    assert letters(work, "return_request")[0].addressee == "政府办公室"


@pytest.mark.parametrize(
    ("paper", "rule"),
    [
        pytest.param(PAPER._replace(reason=" "), "reason_given", id="rule_21-no reason"),
        pytest.param(PAPER._replace(suggested_unit=""), "unit_suggested", id="rule_21-no unit"),
        pytest.param(PAPER._replace(signed_by=""), "signed_by_leader", id="rule_21-unsigned"),
    ],
)
def test_an_incomplete_request_is_refused(
    work: Work, case: Assignment, paper: ReturnPaper, rule: str
) -> None:
    with refused(work, Incomplete, rule):
        ask(work, case, paper=paper)
    assert case.stage == AssignmentStage.HANDLING


@pytest.mark.parametrize(("days", "allowed"), [(7, True), (8, False)], ids=["last", "rule_21-late"])
def test_the_window_ends_with_its_last_day(
    work: Work, case: Assignment, days: int, allowed: bool
) -> None:
    if allowed:
        ask(work, case, days)
    else:
        with refused(work, NotNow, "return_in_window"):
            ask(work, case, days)
    assert (case.stage == AssignmentStage.RETURN_REQUESTED) is allowed


def test_rule_21_a_unit_does_not_pass_the_case_on_by_itself(work: Work, case: Assignment) -> None:
    with refused(work, NotYou, "role_permits_act"):
        assignment.replace(work, case, INSTEAD, "职责不符", office_of(case))


def test_a_request_can_be_taken_back(work: Work, case: Assignment) -> None:
    ask(work, case)
    returning.cancel(work, case, later(office_of(case), 4))
    assert (case.stage, case.returns[0].granted) == (AssignmentStage.HANDLING, None)
    assert running(case, Duty.REPLY) == date(2026, 6, 4)


def test_a_refused_request_goes_on_with_later_dates(work: Work, case: Assignment) -> None:
    ask(work, case)
    returning.deny(work, case, "电梯加装由住建部门牵头", later(ASSIGNER, 7))
    assert (case.stage, case.returns[0].granted) == (AssignmentStage.HANDLING, False)
    assert running(case, Duty.REPLY) == date(2026, 6, 8)
    assert "2026年6月8日" in letters(work, "return_denied")[0].words


def test_rule_21_a_second_request_needs_new_facts(work: Work, case: Assignment) -> None:
    ask(work, case)
    returning.deny(work, case, "由住建部门牵头", later(ASSIGNER, 3))
    with refused(work, NotNow, "return_new_facts"):
        ask(work, case, 4)
    ask(work, case, 4, PAPER._replace(new_facts="三定方案已于今日调整"))
    assert case.stage == AssignmentStage.RETURN_REQUESTED


def test_a_granted_request_keeps_the_row_and_opens_another(work: Work, case: Assignment) -> None:
    ask(work, case)
    (new,) = returning.approve(work, case, INSTEAD, "同意，改由城管局承办", later(ASSIGNER, 5))
    assert (case.stage, case.replaced_by_id) == (AssignmentStage.RETURNED, new.id)
    assert (case.returns[0].granted, case.proposal.stage) == (True, ProposalStage.ASSIGNED)
    assert [x.addressee for x in letters(work, "reassigned_notice")] == ["区住建局", "委员甲"]


@pytest.mark.parametrize("granted", [True, False], ids=["granted", "denied"])
def test_the_assigner_who_decides_has_met_his_date(
    work: Work, case: Assignment, granted: bool
) -> None:
    ask(work, case)
    if granted:
        returning.approve(work, case, INSTEAD, "同意，改由城管局承办", later(ASSIGNER, 5))
    else:
        returning.deny(work, case, "由住建部门牵头", later(ASSIGNER, 5))
    (owed,) = [d for d in case.proposal.deadlines if d.duty == Duty.DECIDE_RETURN]
    assert (owed.met_at, owed.lifted_at) == (later(ASSIGNER, 5).at, None)


def test_a_co_unit_may_leave_without_another(work: Work, make_proposal: MakeProposal) -> None:
    lead, co = handed_over(work, filed(make_proposal), LEAD_AND_CO)
    signed(work, lead)
    ask(work, co)
    returning.approve(work, co, [], "无须会办", later(ASSIGNER, 5))
    assert (co.stage, lead.proposal.stage) == (AssignmentStage.RETURNED, ProposalStage.HANDLING)


def test_a_decision_gives_its_reason(work: Work, case: Assignment) -> None:
    ask(work, case)
    with refused(work, Incomplete, "decision_reasoned"):
        returning.deny(work, case, "", later(ASSIGNER, 3))


def test_a_case_that_is_not_asked_back_cannot_be_taken_back(work: Work, case: Assignment) -> None:
    with refused(work, NotNow, "stage_allows_act"):
        returning.approve(work, case, INSTEAD, "同意", ASSIGNER)


def test_a_lead_is_not_replaced_by_a_sole_beside_its_co_unit(
    work: Work, make_proposal: MakeProposal
) -> None:
    lead, _ = handed_over(work, filed(make_proposal), LEAD_AND_CO)
    ask(work, lead)
    with refused(work, Incomplete, "sole_stands_alone"):
        returning.approve(work, lead, INSTEAD, "同意", later(ASSIGNER, 3))
