"""What the one message says in which somebody gets his short notices."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlmodel import col, select

from proposals.casework.supervise import urging
from proposals.records import Digest, InboxItem, Letter
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.supervise.owing import HEAD, handled, on, owe
from workflows.terms import Duty, ProposalStage, Rung

REMINDED = date(2026, 4, 17)


@pytest.fixture
def keys(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> list[int]:
    """A reminder about 第0001号, a warning about 第0002号."""
    for number, rung in (("第0001号", Rung.REMIND), ("第0002号", Rung.WARN)):
        row = owe(work, Duty.REPLY, handled(make_proposal, make_assignment, case_no=number))
        urging.skip(work, row, rung, "群众反映强烈", on(REMINDED, HEAD))
    return waiting(work)


def waiting(work: Work) -> list[int]:
    """The notices written so far."""
    work.flush()
    return list(work.exec(select(col(Letter.id)).order_by(col(Letter.id))))


def merged(work: Work, keys: list[int], recipient: str = "区住建局") -> Digest:
    """The message, which must come about."""
    made = urging.merge(work, keys, recipient, on(REMINDED))
    assert made is not None
    return made


def test_it_names_each_case_with_its_date_most_urgent_first(work: Work, keys: list[int]) -> None:
    said = re.findall(r"【(.*?)】.*?（(.*?)）的答复期限为(.*?)，", merged(work, keys).html)
    assert said == [("预警", "第0002号", "2026年6月2日"), ("提醒", "第0001号", "2026年6月2日")]


def test_it_says_what_is_asked_and_who_in_the_unit_is_meant(work: Work, keys: list[int]) -> None:
    html = merged(work, keys).html
    assert html.count("请与提案者面对面后答复") == 2
    assert "请转：经办人科员辛、责任领导局长庚。" in html


def test_it_tells_the_debtor_why_he_gets_it(work: Work, keys: list[int]) -> None:
    assert merged(work, keys).html.count("发送缘由：该事项由区住建局负责。") == 2


def test_it_tells_whoever_gets_a_copy_why(work: Work, keys: list[int]) -> None:
    html = merged(work, keys, "提案委办公室").html
    assert html.count("发送缘由：该事项由区住建局负责，抄送提案委办公室。") == 2
    assert html.count("请区住建局与提案者面对面后答复") == 2


def test_a_member_is_greeted_as_one(work: Work, make_proposal: MakeProposal) -> None:
    for number in ("第0001号", "第0002号"):
        row = owe(work, Duty.FEEDBACK, make_proposal(ProposalStage.REPLIED, case_no=number))
        urging.climb(work, row, on(row.due_on))
    assert "委员甲委员：" in merged(work, waiting(work), "委员甲").html


def test_each_notice_lies_in_the_inbox_as_part_of_it(work: Work, keys: list[int]) -> None:
    made = merged(work, keys)
    work.flush()
    items = work.exec(select(InboxItem).order_by(col(InboxItem.letter_id))).all()
    assert [(item.letter_id, item.digest_id) for item in items] == [(key, made.id) for key in keys]


def test_the_same_notices_are_merged_once(work: Work, keys: list[int]) -> None:
    merged(work, keys)
    assert urging.merge(work, keys, "区住建局", on(REMINDED)) is None


def test_a_single_notice_is_not_merged(work: Work, keys: list[int]) -> None:
    assert urging.merge(work, keys[:1], "区住建局", on(REMINDED)) is None


def test_a_notice_taken_back_meanwhile_is_left_out(work: Work, keys: list[int]) -> None:
    work.get_one(Letter, keys[0]).cancelled_at = HEAD.at
    work.flush()
    assert urging.merge(work, keys, "区住建局", on(REMINDED)) is None
