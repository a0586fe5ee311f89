"""A letter that is not whole is refused before a number is taken, and says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from proposals.letters.handle.opinion import Opinion, co_opinion
from proposals.letters.writing import Sheet, To, write
from proposals.records import Assignment, Letter
from proposals.records.numbers import NumberSeries
from proposals.work import Work
from tests.casework.conftest import (
    AT,
    MakeAssignment,
    MakeProposal,
    make_assignment,
    make_proposal,
    work,
)
from tests.letters.wording.own import own
from workflows.refusals import Incomplete
from workflows.terms import AssignmentStage, ProposalStage, UnitRole

__all__ = ["make_assignment", "make_proposal", "work"]

WITHDRAWN = Sheet("submit/withdrawal_notice", "撤案通知", "提撤")
Facts = dict[str, object]


@pytest.fixture
def unit(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """A case at the 区住建局."""
    proposal = make_proposal(ProposalStage.HANDLING, case_no="第0012号")
    return make_assignment(proposal, AssignmentStage.HANDLING)


def facts(unit: Assignment, **others: object) -> Facts:
    """All that a 撤案通知 says."""
    said: Facts = {"session": "第九届委员会第五次会议", "assignment": unit}
    return {**said, "reason": "已经解决", "withdrawn_at": AT, **others}


def issue(work: Work, unit: Assignment, said: Facts, sheet: Sheet = WITHDRAWN) -> Letter:
    """Write it for the case of the unit."""
    return write(work, sheet, To("区住建局", AT, "once", unit.proposal, facts=said))


def without(name: str) -> Callable[[Assignment], Facts]:
    """All facts but one."""
    return lambda unit: {key: fact for key, fact in facts(unit).items() if key != name}


def but(**others: object) -> Callable[[Assignment], Facts]:
    """All facts, some of them others."""
    return lambda unit: facts(unit, **others)


BROKEN = {
    "a fact is missing": (without("reason"), "没有 reason 这项事实"),
    "a fact is None": (but(reason=None), "文书缺少事实：有一处为空值"),
    "None as a word": (but(reason="因None撤案"), "有一处为空值"),
    "a place left open": (but(reason="因{{ 理由 }}撤案"), "留有未填写的位置"),
    "markup": (but(reason="<b>已经解决</b>"), "含有网页标记"),
    "words that run backwards": (but(reason="已经\u202e解决"), "含有不能印刷的控制字符"),
    "a control character": (but(reason="已经\x07解决"), "含有不能印刷的控制字符"),
    "a title without end": (but(title="关于" * 60), "标题120字，超过100字"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_letter_that_is_not_whole_is_refused(work: Work, unit: Assignment, fault: str) -> None:
    made, why = BROKEN[fault]
    with pytest.raises(Incomplete, match="不能出具") as refusal:
        issue(work, unit, made(unit))
    assert why in str(refusal.value)


@pytest.mark.parametrize("fault", BROKEN)
def test_a_refused_letter_takes_no_number(work: Work, unit: Assignment, fault: str) -> None:
    with pytest.raises(Incomplete):
        issue(work, unit, BROKEN[fault][0](unit))
    assert work.exec(select(NumberSeries)).all() == []
    assert issue(work, unit, facts(unit)).number == "提撤〔2026〕1号"


@pytest.fixture
def other(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """Another case at another unit."""
    proposal = make_proposal(ProposalStage.HANDLING, case_no="第0099号")
    return make_assignment(proposal, AssignmentStage.HANDLING, unit_id=2)


def test_a_record_of_another_case_is_refused(
    work: Work, unit: Assignment, other: Assignment
) -> None:
    with pytest.raises(Incomplete, match="第0099号") as refusal:
        issue(work, unit, facts(unit, assignment=other))
    assert refusal.value.rules == ("fact_of_this_case",)


def test_a_record_of_another_case_takes_no_number(
    work: Work, unit: Assignment, other: Assignment
) -> None:
    with pytest.raises(Incomplete):
        issue(work, unit, facts(unit, earlier=[(other, 1)]))
    assert work.exec(select(NumberSeries)).all() == []


def test_a_merged_case_is_no_other_case(work: Work, unit: Assignment, other: Assignment) -> None:
    other.proposal.lead_id = unit.proposal_id
    work.flush()
    work.expire_all()
    assert issue(work, unit, facts(unit, assignment=other)).number == "提撤〔2026〕1号"


def test_an_opinion_bears_the_title_of_its_paper(
    work: Work, unit: Assignment, make_assignment: MakeAssignment
) -> None:
    co = make_assignment(unit.proposal, AssignmentStage.HANDLING, unit_id=2, role=UnitRole.CO)
    letter = co_opinion(work, co, unit, Opinion("同意", "壬"), AT)
    assert letter.title == letter.document.title


def test_the_committee_signs_with_its_full_name(work: Work, unit: Assignment) -> None:
    work.rules = replace(work.rules, committee="政协清河区委员会提案委员会")
    document = issue(work, unit, facts(unit)).document
    assert {document.mark, document.signature} == {"政协清河区委员会提案委员会办公室"}


def test_a_broken_wording_takes_no_number(work: Work, unit: Assignment, tmp_path: Path) -> None:
    own(tmp_path, "<p>{{ title }}</p><b>重要</b>", "submit/withdrawal_notice")
    work.rules = replace(work.rules, wording=tmp_path)
    with pytest.raises(Incomplete, match=r"submit/withdrawal_notice\.xml第1行：文书中没有 <b>"):
        issue(work, unit, facts(unit))
    assert work.exec(select(NumberSeries)).all() == []


def test_a_letter_is_written_in_the_committees_own_words(
    work: Work, unit: Assignment, tmp_path: Path
) -> None:
    own(tmp_path, "<p>{{ proposal.title }}撤案：{{ reason }}</p>", "submit/withdrawal_notice")
    work.rules = replace(work.rules, wording=tmp_path)
    assert "的提案撤案：已经解决" in issue(work, unit, facts(unit)).words
