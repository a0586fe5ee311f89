"""What may not stand on a paper is refused when it is handed in."""

from __future__ import annotations

import pytest

from workflows.papers.completeness import said
from workflows.papers.matter import LONGEST, matter
from workflows.papers.printable import objections, unprintable
from workflows.papers.proposal_text import ProposalText, draft_objections

REFUSED = {
    "{{ reason }}": "留有未填写的位置",
    "{% if x %}": "留有未填写的位置",
    "理由：None": "有一处为空值",
    "<b>同意</b>": "含有网页标记",
    "<script src=x>": "含有网页标记",
    "<!-- 批注 -->": "含有网页标记",
    "<?xml ?>": "含有网页标记",
    "同意\x00": "含有不能印刷的控制字符",
    "同\u202e意": "含有不能印刷的控制字符",
    "同\u200b意": "含有不能印刷的控制字符",
    "同意\U000e0041": "含有不能印刷的控制字符",
}


@pytest.mark.parametrize("words", REFUSED)
def test_words_no_paper_can_bear_are_refused_with_the_reason(words: str) -> None:
    (why,) = unprintable(words)
    assert why.startswith(REFUSED[words])


@pytest.mark.parametrize(
    "words", ["PM2.5<35且温度>20", "a<b且c>d", "第一段\n第二段", "㙍𠮷昇", "Nonetheless", "{甲}"]
)
def test_plain_words_are_taken(words: str) -> None:
    assert unprintable(words) == []


def test_the_refusal_shows_no_hidden_character() -> None:
    assert unprintable("同\u202e意") == ["含有不能印刷的控制字符：“同□意”"]


def test_the_refusal_names_its_rule() -> None:
    assert [each.rule for each in objections("<b>")] == ["fit_to_print"]


def test_a_reason_with_markup_is_no_reason() -> None:
    assert [each.rule for each in said("<b>同意</b>", "reason_given", "请写明理由")] == [
        "fit_to_print"
    ]


def test_a_draft_with_an_open_place_is_not_kept() -> None:
    text = ProposalText("关于{{ 事项 }}的提案", "", "", ())
    assert [each.rule for each in draft_objections(text)] == ["fit_to_print"]


@pytest.mark.parametrize(
    ("suggestion", "about"),
    [
        ("（一）尽快公布窗口。由住建局牵头。", "尽快公布窗口"),
        ("2、关于增设车位的建议", "增设车位"),
        ("加装电梯", "加装电梯"),
        ("长" * 60, "长" * LONGEST + "……"),
    ],
)
def test_an_answer_is_headed_by_what_it_is_about(suggestion: str, about: str) -> None:
    assert matter(suggestion) == about
