"""A unit's year on paper: counted by the day it was given, no rating told before it is locked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from proposals.casework.handle import feedback
from proposals.desk.registers import unit_figures
from proposals.desk.registers.unit_papers import UnitPaper, unit_paper
from proposals.desk.registers.unit_year import UnitYear, unit_year, years
from proposals.records import Assignment, OpinionForm
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from tests.casework.handle.answered import (
    CLERK,
    CROSS,
    MEMBER,
    PLEASED,
    UNIT,
    Met,
    after,
    answer,
    cosign,
    met,
)
from tests.casework.supervise.owing import handled, owe
from tests.desk.test_meeting_rates import did
from workflows.refusals import NotFound
from workflows.terms import Act, Duty, FormState, ProposalStage, Rating, Role, UnitRole

YEAR = AT.year
Answer = Callable[[], Met]


@pytest.fixture
def answered(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Answer:
    """A case 区住建局 answered; two proposers are asked how they like it."""

    def make() -> Met:
        case = met(make_proposal, make_assignment)
        did(work, case.proposal, case.proposal, Act.SUBMIT, 0, ProposalStage.SUBMITTED)
        cosign(case.proposal, work)
        answer(work, case)
        return case

    return make


@pytest.fixture
def owing(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """A case whose reply 区住建局 owes."""
    part = handled(make_proposal, make_assignment)
    for act in (Act.SUBMIT, Act.ASSIGN):
        did(work, part.proposal, part.proposal, act, 0, ProposalStage.HANDLING)
    owe(work, Duty.REPLY, part)
    return part


def told(year: UnitYear) -> dict[str, str]:
    """Every figure of the year by its name."""
    parts = (unit_figures.given, unit_figures.indicators, unit_figures.faults)
    return {one.label: one.text for part in parts for one in part(year)}


def words(work: Work, wanted: UnitPaper, who: object = CLERK, unit: int = 1) -> str:
    copy = unit_paper(work, who, unit, YEAR, wanted, AT)  # type: ignore[arg-type]
    return "\n".join(copy.document.lines())


def dissatisfied(case: Met) -> OpinionForm:
    """What the first proposer thinks of the last round."""
    return OpinionForm(
        proposal_id=case.proposal.key,
        signature_id=case.proposal.signatures[0].id or 0,
        proposer="委员甲",
        of_proposal_id=case.proposal.key,
        round=1,
        state=FormState.RECEIVED,
        work_rating=Rating.SATISFIED,
        result_rating=Rating.DISSATISFIED,
        reason="没有写明哪一年办成",
        opened_at=AT,
        received_at=AT,
    )


@pytest.mark.parametrize(("year", "main"), [(YEAR - 1, "0"), (YEAR, "1")])
def test_a_case_counts_in_the_year_it_was_given(
    work: Work, owing: Assignment, year: int, main: str
) -> None:
    assert told(unit_year(work, CLERK, 1, year))["主办"] == main
    assert years(work, 1) == [YEAR]


def test_a_reply_still_owed_after_its_day_is_named(work: Work, owing: Assignment) -> None:
    year = unit_year(work, after(CLERK, 200), 1, YEAR)
    (sentence,) = unit_figures.late(year)
    assert sentence.startswith("第0012号应于2026年")
    assert sentence.endswith("前答复，尚未答复")
    assert told(year)["按期办复"] == "0.0%（0/1）"


def test_a_reply_in_time_is_late_with_nothing(work: Work, owing: Assignment) -> None:
    owing.proposal.deadlines[0].met_at = AT + timedelta(days=10)
    work.flush()
    year = unit_year(work, after(CLERK, 200), 1, YEAR)
    assert (list(unit_figures.late(year)), told(year)["按期办复"]) == ([], "100.0%（1/1）")


def test_rule_33_no_rating_is_on_the_units_paper_before_it_is_locked(
    work: Work, answered: Answer
) -> None:
    feedback.rate(work, answered().proposal.forms[0], PLEASED, MEMBER)
    for who in (CLERK, UNIT):
        figures = told(unit_year(work, who, 1, YEAR))
        assert (figures["反馈"], figures["满意"]) == ("—", "—")


def test_a_locked_rating_is_counted(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    did(work, case.proposal, case.proposal, Act.SUBMIT, 0, ProposalStage.SUBMITTED)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], CROSS, MEMBER)
    year = unit_year(work, UNIT, 1, YEAR)
    assert (told(year)["满意"], told(year)["二次办理"]) == ("0.0%（0/1）", "1")
    assert list(unit_figures.unredone(year)) == []


def test_a_case_left_at_a_bad_word_is_named(work: Work, answered: Answer) -> None:
    case = answered()
    for form in case.proposal.forms:
        work.delete(form)
    work.flush()
    work.add(dissatisfied(case))
    case.proposal.stage = ProposalStage.CLOSED
    work.flush()
    assert list(unit_figures.unredone(unit_year(work, CLERK, 1, YEAR))) == [
        "第0012号第1轮不满意，此后没有再次办理"
    ]


@pytest.mark.parametrize(
    "who",
    [
        person(Role.UNIT_OFFICE, "教育局办公室", unit_id=3),
        person(Role.CO_UNIT, "住建局办公室", unit_id=1),
        person(Role.CHAIR, "主席丑"),
        person(Role.MEMBER, "委员甲", member_id=1),
    ],
    ids=lambda who: who.role,
)
def test_a_years_papers_are_the_units_own_and_the_committees(work: Work, who: object) -> None:
    with pytest.raises(NotFound):
        words(work, UnitPaper.SUMMARY, who)


def test_a_summary_tells_the_unit_what_to_write_itself(work: Work, owing: Assignment) -> None:
    said = words(work, UnitPaper.SUMMARY, UNIT)
    assert "“主要做法”“存在问题”“下步打算”由承办单位撰写" in said
    assert "第0012号" in said


def test_a_co_opinion_is_no_case_of_its_own(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    part = handled(make_proposal, make_assignment, role=UnitRole.CO)
    for act in (Act.SUBMIT, Act.ASSIGN):
        did(work, part.proposal, part.proposal, act, 0, ProposalStage.HANDLING)
    figures = told(unit_year(work, CLERK, 1, YEAR))
    assert (figures["主办"], figures["会办"]) == ("0", "1")


def test_a_recommended_unit_with_few_cases_is_not_ranked(work: Work, owing: Assignment) -> None:
    said = words(work, UnitPaper.RECOMMENDATION)
    assert "1件（不足3件，不参加排名）" in said
    assert "当年有主办提案的单位1个，先进承办单位按20%计" in said


def test_a_unit_with_nothing_given_has_a_paper_without_rates(work: Work) -> None:
    assert "没有数据" in words(work, UnitPaper.SUMMARY)


def test_a_case_on_hold_is_on_no_units_paper(work: Work, owing: Assignment) -> None:
    owing.proposal.on_hold = True
    work.flush()
    assert "第0012号" not in words(work, UnitPaper.SUMMARY, UNIT)
