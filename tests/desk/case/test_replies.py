"""Answers beside suggestions, classes with their meaning, opinions as far as one may read them."""

from __future__ import annotations

import pytest

from proposals.casework.actor import Actor
from proposals.casework.handle import feedback, reply
from proposals.desk import sight
from proposals.desk.case import replies
from proposals.desk.case.replies import Round
from proposals.records import Proposal
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.handle.answered import (
    CLERK,
    COSIGNER,
    CROSS,
    LEADER,
    MEMBER,
    PLEASED,
    UNIT,
    Met,
    after,
    answer,
    cosign,
    meet_again,
    met,
)
from tests.desk.statements import counted
from tests.rules.replies import paper, planned


@pytest.fixture
def case(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Met:
    """The sole unit owes its reply."""
    return met(make_proposal, make_assignment)


def rounds(work: Work, case: Met, reader: Actor = CLERK) -> tuple[Round, ...]:
    seen = sight.sight(work, reader, case.proposal)
    return replies.replies(work, case.proposal, seen).rounds


def test_each_answer_stands_beside_its_suggestion(work: Work, case: Met) -> None:
    answer(work, case)
    first, second = rounds(work, case)[0].replies[0].answers
    assert (first.suggestion[:6], first.adoption, second.adoption) == (
        "由一个部门牵",
        "采纳",
        "部分采纳",
    )


def test_a_class_says_what_it_means(work: Work, case: Met) -> None:
    answer(work, case, planned())
    told = rounds(work, case)[0].replies[0]
    assert (told.result_class, told.definition) == ("B", "部分解决或者已列入计划")


def test_a_promise_stands_with_the_reply(work: Work, case: Met) -> None:
    answer(work, case, planned())
    assert rounds(work, case)[0].replies[0].promises[0].item == "出台加装电梯补助办法"


def test_a_class_the_check_changed_is_told_to_those_who_check(work: Work, case: Met) -> None:
    reply.submit(work, case.unit, planned()._replace(evidence="窗口照片"), UNIT)
    reply.approve(work, case.unit, "A", CLERK, note="窗口已设立")
    told = [rounds(work, case, who)[0].replies[0] for who in (CLERK, UNIT)]
    assert [(each.claimed_class, each.state) for each in told] == [("B", "审核通过，待发出")] * 2


def test_a_draft_is_not_shown_to_the_proposer(work: Work, case: Met) -> None:
    reply.submit(work, case.unit, paper(), UNIT)
    assert rounds(work, case, MEMBER) == ()


def test_the_notes_of_the_check_are_not_shown_to_the_proposer(work: Work, case: Met) -> None:
    answer(work, case, note="与去年答复相近，已核对")
    assert rounds(work, case, MEMBER)[0].replies[0].check_note == ""


def test_a_supplement_stands_with_its_reply(work: Work, case: Met) -> None:
    answer(work, case)
    reply.supplement(work, case.unit, "补助办法已提请审议。", after(LEADER, 3))
    assert rounds(work, case)[0].replies[0].supplements[0].text == "补助办法已提请审议。"


def test_rule_33_a_unit_reads_no_opinion_before_it_is_locked(work: Work, case: Met) -> None:
    cosign(case.proposal, work)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], PLEASED, MEMBER)
    assert [len(rounds(work, case, who)[0].opinions) for who in (CLERK, UNIT)] == [2, 0]


def test_nobody_reads_what_another_proposer_said(work: Work, case: Met) -> None:
    cosign(case.proposal, work)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], PLEASED, MEMBER)
    assert [o.proposer for o in rounds(work, case, COSIGNER)[0].opinions] == ["委员乙"]


def test_an_opinion_tells_both_ratings(work: Work, case: Met) -> None:
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], PLEASED, MEMBER)
    told = rounds(work, case)[0].opinions[0]
    assert (told.work_rating, told.result_rating, told.state) == ("满意", "基本满意", "已反馈")


def test_what_was_said_before_an_amendment_is_kept(work: Work, case: Met) -> None:
    cosign(case.proposal, work)
    answer(work, case)
    form = case.proposal.forms[0]
    feedback.rate(work, form, PLEASED, MEMBER)
    feedback.amend(work, form, CROSS, after(MEMBER, 1))
    told = rounds(work, case)[0].opinions[0]
    assert (told.result_rating, told.earlier[0].result_rating) == ("不满意", "基本满意")


def test_a_second_round_leaves_the_first_as_it_was(work: Work, case: Met) -> None:
    answer(work, case, planned())
    feedback.rate(work, case.proposal.forms[0], CROSS, MEMBER)
    meet_again(work, case, days=1)
    answer(work, case, paper(opening="二次办理后答复如下。"), days=2)
    told = [(r.number, r.replies[0].result_class) for r in rounds(work, case)]
    assert told == [(1, "B"), (2, "A")]


def test_all_rounds_cost_five_statements(work: Work, case: Met) -> None:
    answer(work, case)
    key = case.proposal.key
    with counted(work) as sent:
        proposal = work.get_one(Proposal, key)
        seen = sight.sight(work, CLERK, proposal)
        assert proposal.text.suggestions
        before = len(sent)
        replies.replies(work, proposal, seen)
    assert len(sent) - before <= 5
