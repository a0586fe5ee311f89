"""督办整改 goes with the case to the unit that takes it over (integrity rule 35)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import col, select

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.casework.handle import assignment
from proposals.casework.supervise import supervision
from proposals.records import Assignment, Finding, Letter
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.supervise.owing import ASSIGNER, CLERK, VICE_CHAIR, handled, on, plan_over
from workflows.papers.finding import FindingPaper
from workflows.papers.units import UnitChoice
from workflows.terms import Duty, UnitRole


@pytest.fixture
def case(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """A case that 区住建局 handles."""
    return handled(make_proposal, make_assignment)


@pytest.fixture
def found(work: Work, case: Assignment) -> list[Finding]:
    """Two 整改意见 of one supervision, owed by 区住建局."""
    made = supervision.plan(work, plan_over(case), CLERK)
    supervision.approve(work, made, VICE_CHAIR)
    supervision.invite(work, made, [], CLERK)
    supervision.start(work, made, date(2026, 3, 2), "幸福里小区", CLERK)
    supervision.attendance(work, made, {"委员甲": True}, CLERK)
    people = ("副主席戊", "城建委", "经济委")
    windows = FindingPaper(
        case.proposal_id, "窗口没有公布", "四月底前公布", "上网", date(2026, 4, 30), *people
    )
    return supervision.findings(work, made, [windows, windows], CLERK)


def passed_on(
    work: Work, case: Assignment, unit_id: int = 4, actor: Actor = ASSIGNER
) -> Assignment:
    """区城管局, or another unit, in its place."""
    (new,) = assignment.replace(work, case, [UnitChoice(unit_id, UnitRole.SOLE)], "职责调整", actor)
    return new


def told(work: Work) -> list[str]:
    """Who was told of corrections, in order."""
    asked = select(Letter.addressee).where(Letter.kind == "supervise/findings_notice")
    return list(work.exec(asked.order_by(col(Letter.id))))


def test_the_new_unit_owes_the_corrections_by_the_day_that_was_named(
    work: Work, case: Assignment, found: list[Finding]
) -> None:
    new = passed_on(work, case)
    owed = [(d.debtor, d.due_on, d.subject_id) for d in duties.of(new, Duty.FINDING)]
    assert owed == [("区城管局", date(2026, 4, 30), each.id) for each in found]
    assert duties.of(case, Duty.FINDING) == []


def test_the_new_unit_gets_one_letter_of_them(
    work: Work, case: Assignment, found: list[Finding]
) -> None:
    assert len(found) == 2
    passed_on(work, case)
    assert told(work) == ["区住建局", "区城管局"]


def test_a_unit_that_was_told_of_its_own_is_told_of_those_too(
    work: Work, case: Assignment, found: list[Finding]
) -> None:
    new = passed_on(work, case)
    again = passed_on(work, new, unit_id=1, actor=on(date(2026, 3, 9), ASSIGNER))
    assert [d.subject_id for d in duties.of(again, Duty.FINDING)] == [each.id for each in found]
    assert told(work) == ["区住建局", "区城管局", "区住建局"]


def test_what_the_new_unit_puts_right_is_verified(
    work: Work, case: Assignment, found: list[Finding]
) -> None:
    new = passed_on(work, case)
    supervision.verify_finding(work, found[0].supervision, found[0], "网站截图", CLERK)
    assert [d.subject_id for d in duties.of(new, Duty.FINDING)] == [found[1].id]
