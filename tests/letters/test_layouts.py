"""Which layout a paper has: a form is one by its kind, a red head is the profile's choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proposals.letters.supervise import unit_supervision_notice
from proposals.letters.supervise.together import Joined
from proposals.letters.supervise.urging import Block, Late
from proposals.records import Letter
from proposals.work import Work
from tests.casework.conftest import AT, work
from workflows.policies.profile import load
from workflows.terms import Layout

__all__ = ["work"]


def noticed(work: Work) -> Letter:
    """A 督办通知 to one unit."""
    day = AT.date()
    late = Late("第0012号", "加装电梯", "委员甲", "区住建局", "答复", day, day, 12)
    block = Block("副主席戊", "城建委", "经济委", day)
    return unit_supervision_notice(work, "区住建局", Joined([late], block), AT)


@pytest.fixture
def red(work: Work) -> Work:
    """A committee that gives its 督办通知 a red head."""
    return ruled(work, red_head=("unit_supervision_notice",))


def ruled(work: Work, **papers: object) -> Work:
    """A committee with rules of its own for its papers."""
    rules = replace(load().papers, **papers)  # type: ignore[arg-type]  # as each test says
    work.rules = replace(work.rules, profiles=[replace(load(), papers=rules)])
    return work


def test_a_notice_is_a_letter_by_default(work: Work) -> None:
    assert noticed(work).layout is Layout.LETTER


def test_a_notice_has_a_red_head_where_the_profile_says_so(red: Work) -> None:
    assert noticed(red).layout is Layout.RED_HEAD


def test_a_red_head_names_the_paper_and_has_an_imprint(red: Work) -> None:
    document = noticed(red).document
    assert document.mark == "政协提案委员会办公室文件"
    assert document.imprint is not None


@pytest.mark.parametrize(("listed", "said"), [("urgent", "加急"), ("most_urgent", "特急")])
def test_a_notice_is_as_urgent_as_the_profile_says(work: Work, listed: str, said: str) -> None:
    urgent = ruled(work, **{listed: ("unit_supervision_notice",)})
    assert noticed(urgent).document.urgency == said


def test_a_notice_says_nothing_of_urgency_by_default(work: Work) -> None:
    assert noticed(work).document.urgency == ""
