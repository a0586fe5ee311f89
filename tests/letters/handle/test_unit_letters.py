"""Letters between assigner, units and proposers, as the acts write them, against golden texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from proposals.casework.handle import assignment, consultation, extension, opinion, returning
from proposals.records import Assignment
from proposals.work import Work
from tests.casework.conftest import MakeProposal, person
from tests.casework.handle.stories import (
    ASSIGNER,
    CLERK,
    LEAD_AND_CO,
    MEETING,
    SOLE,
    filed,
    handed_over,
    later,
    letters,
    office_of,
    signed,
)
from tests.letters.golden import assert_golden
from workflows.papers.asking import ReturnPaper
from workflows.papers.units import UnitChoice
from workflows.terms import Role, UnitRole

PAPER = ReturnPaper("电梯审批不属我局职责", "区市场监管局", "局长庚")
OPINION = "一、补助资金可列入年度预算。\n二、请主办单位提出测算。"
MEMBER = person(Role.MEMBER, "委员甲", member_id=1)


def replaced(work: Work, case: Assignment) -> None:
    """Another lead takes over."""
    instead = [UnitChoice(4, UnitRole.LEAD)]
    assignment.replace(work, case, instead, "职责调整", later(ASSIGNER, 3))


def asked_back(work: Work, case: Assignment) -> None:
    """The unit asks to return it, in vain."""
    returning.request(work, case, PAPER, later(office_of(case), 2))
    returning.deny(work, case, "电梯加装由住建部门牵头", later(ASSIGNER, 7))


def asked_for_time(work: Work, case: Assignment) -> None:
    """The unit asks for another month."""
    until, office = date(2026, 7, 2), later(office_of(case), 60)
    extension.request(work, case, "须待市级补助办法出台", "已召开两次协调会", until, office)


def given_time(work: Work, case: Assignment) -> None:
    """The unit gets it."""
    asked_for_time(work, case)
    extension.grant(work, case, "情况属实，同意", later(ASSIGNER, 62))


def denied_time(work: Work, case: Assignment) -> None:
    """The unit does not get it."""
    asked_for_time(work, case)
    extension.deny(work, case, "协调事项可在期限内完成", later(ASSIGNER, 62))


def met_in_vain(work: Work, case: Assignment) -> None:
    """The unit records a meeting of which the member knows nothing."""
    record = consultation.record(work, case, MEETING, later(office_of(case), 10))
    consultation.dispute(work, record, "当天只通过电话，没有见面", later(MEMBER, 11))


def opined(work: Work, case: Assignment) -> None:
    """The co unit gives its opinion."""
    co = signed(work, case.proposal.assignments[1])
    opinion.give(work, co, OPINION, "预算科壬", later(office_of(co), 20))


def nothing_more(work: Work, case: Assignment) -> None:
    """The case is at its units."""


STORIES: dict[str, Callable[[Work, Assignment], None]] = {
    "assignment_notice": nothing_more,
    "assigned_notice": nothing_more,
    "reassigned_notice": replaced,
    "return_request": asked_back,
    "return_denied": asked_back,
    "extension_request": asked_for_time,
    "extension_notice": given_time,
    "extension_denied": denied_time,
    "meeting_record": met_in_vain,
    "meeting_disputed": met_in_vain,
    "co_opinion": opined,
}


@pytest.mark.parametrize("kind", STORIES)
def test_a_letter_reads_as_laid_down(work: Work, make_proposal: MakeProposal, kind: str) -> None:
    lead, _ = handed_over(work, filed(make_proposal), LEAD_AND_CO)
    signed(work, lead)
    STORIES[kind](work, lead)
    assert_golden(letters(work, kind)[-1].words, f"handle/{kind}")


def test_a_list_reads_as_laid_down(work: Work, make_proposal: MakeProposal) -> None:
    both = [filed(make_proposal, case_no=f"第000{n}号", is_key=n == 2) for n in (1, 2)]
    for proposal, units in zip(both, (SOLE, LEAD_AND_CO), strict=True):
        assignment.propose_units(work, proposal, units, CLERK)
    assignment.assign_all(work, both, ASSIGNER)
    assert_golden(letters(work, "assignment_list")[0].words, "handle/assignment_list")


def test_a_unit_with_one_case_of_a_batch_gets_no_list(
    work: Work, make_proposal: MakeProposal
) -> None:
    proposal = filed(make_proposal)
    assignment.propose_units(work, proposal, SOLE, CLERK)
    assignment.assign_all(work, [proposal], ASSIGNER)
    assert [x.addressee for x in letters(work, "assignment_notice")] == ["区住建局"]
    assert letters(work, "assignment_list") == []
