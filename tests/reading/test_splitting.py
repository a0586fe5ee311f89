"""How the running text of a proposal falls into 情况, 分析 and 建议."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.reading.splitter import FORM, NATURAL, cut, split

FORM_TEXT = "调研情况：近年来有进展。问题分析：但仍有不足。具体建议："

LISTS = [
    ("一、", "一、加强领导。二、增加投入。"),
    ("（一）", "（一）加强领导。（二）增加投入。"),
    ("1.", "1.加强领导。2．增加投入。"),
    ("1.", "1、加强领导。２、增加投入。"),
    ("（1）", "（1）加强领导。(2)增加投入。"),
    ("①", "①加强领导。②增加投入。"),
    ("一是", "一是加强领导。二是增加投入。"),
    ("第一", "第一，加强领导。第二，增加投入。"),
    ("首先", "首先，加强领导。其次，增加投入。"),
    ("首先", "首先，加强领导。最后，增加投入。"),
    ("建议一", "建议一：加强领导。建议二：增加投入。"),
    ("first", "First, 加强领导。Second, 增加投入。"),
]


@pytest.mark.parametrize(("style", "listed"), LISTS, ids=[listed[:4] for _, listed in LISTS])
def test_every_numbering_style_is_understood(style: str, listed: str) -> None:
    parts = split(FORM_TEXT + listed)
    assert (parts.style.numbering, parts.suggestions) == (style, ("加强领导。", "增加投入。"))


def test_the_forms_headings_open_the_three_parts() -> None:
    parts = split(FORM_TEXT + "建议加强领导。")
    assert (parts.facts, parts.analysis) == ("近年来有进展。", "但仍有不足。")
    assert parts.style.headings == FORM


def test_a_heading_is_one_even_where_the_full_stop_before_is_missing() -> None:
    parts = split("调研情况：近年来有进展问题分析：仍有不足具体意见：建议加强领导。")
    assert (parts.facts, parts.analysis) == ("近年来有进展", "仍有不足")


INNER = [
    ("一、加强领导。1.定人。2.定责。二、增加投入。", "加强领导。1.定人。2.定责。"),
    ("1.加强领导。一是定人。二是定责。2.增加投入。", "加强领导。一是定人。二是定责。"),
    ("一是加强领导。（1）定人。（2）定责。二是增加投入。", "加强领导。（1）定人。（2）定责。"),
]


@pytest.mark.parametrize(("listed", "first"), INNER, ids=["1.", "一是", "（1）"])
def test_an_inner_list_stays_inside_its_item(listed: str, first: str) -> None:
    assert split(FORM_TEXT + listed).suggestions == (first, "增加投入。")


def test_an_inner_list_that_goes_on_from_three_leaves_the_outer_one_alone() -> None:
    listed = "一是加强领导。二是增加投入。一是定人。二是定责。三是定时。三是加强监督。"
    assert len(split(FORM_TEXT + listed).suggestions) == 3


def test_a_list_in_the_introduction_is_not_the_list_of_suggestions() -> None:
    listed = "一是有基础，二是有需求。（一）加强领导。（二）增加投入。"
    assert split(FORM_TEXT + listed).suggestions[1] == "增加投入。"


def test_an_introduction_stands_before_the_first_suggestion() -> None:
    parts = split(FORM_TEXT + "这件事关系全市三十万老年人的生活。1.加强领导。2.增加投入。")
    assert parts.suggestions[0] == "这件事关系全市三十万老年人的生活。\n加强领导。"


def test_a_short_announcement_counts_as_a_heading() -> None:
    parts = split(FORM_TEXT + "为此，建议：1.加强领导。2.增加投入。")
    assert parts.suggestions == ("加强领导。", "增加投入。")


QUANTITIES = ["投入1.2亿元", "达到3、4万人", "第一、二产业", "统一、规范管理", "自2.5万元起"]


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_quantities_are_no_list(quantity: str) -> None:
    parts = split(FORM_TEXT + f"建议{quantity}，并加强领导。")
    assert len(parts.suggestions) == 1
    assert parts.fully


def test_a_number_left_out_by_the_author_does_not_swallow_the_next_item() -> None:
    parts = split(FORM_TEXT + "1.加强领导。2.增加投入。4.强化监督。")
    assert parts.suggestions[2] == "强化监督。"


def test_a_number_used_twice_is_two_items() -> None:
    assert len(split(FORM_TEXT + "一是甲事。二是乙事。三是丙事。三是丁事。").suggestions) == 4


def test_a_text_without_a_list_is_one_suggestion() -> None:
    parts = split(FORM_TEXT + "建议有关部门加强领导，增加投入。")
    assert parts.suggestions == ("建议有关部门加强领导，增加投入。",)
    assert parts.fully


def test_a_list_that_cannot_be_made_out_is_not_called_fully_split() -> None:
    assert not split(FORM_TEXT + "建议加强领导。四、增加投入。六、强化监督。").fully


NATURAL_TEXTS = [
    "一、现状 近年来有进展。二、存在问题 投入不够。三、建议 1.加强领导。2.增加投入。",
    "近年来有进展。目前存在的主要问题：投入不够。为此建议：1.加强领导。2.增加投入。",
    "近年来有进展。但是投入不够，为此，建议：一是加强领导。二是增加投入。",
    "基本情况：近年来有进展。原因分析：投入不够。对策建议：1.加强领导。2.增加投入。",
]


@pytest.mark.parametrize("text", NATURAL_TEXTS, ids=["numbered", "sentences", "clause", "labels"])
def test_natural_headings_are_found_where_the_forms_are_missing(text: str) -> None:
    parts = split(text)
    assert parts.fully
    assert parts.suggestions == ("加强领导。", "增加投入。")


def test_a_text_found_by_natural_headings_says_so() -> None:
    assert split(NATURAL_TEXTS[1]).style.headings == NATURAL


@pytest.mark.parametrize("text", ["", "   \n", "近年来有进展。", FORM_TEXT], ids=str.strip)
def test_what_lacks_a_part_is_not_fully_split(text: str) -> None:
    assert not split(text).fully


def test_a_break_inside_a_word_is_closed() -> None:
    text = "调研情况：近年来我市农村公路建设取得了明显的成效但是仍然存在管\n护不到位的情况。"
    assert "管护不到位" in split(text).facts


def test_paragraphs_stay_apart() -> None:
    assert split("调研情况：第一段。\n　　第二段。").facts == "第一段。\n第二段。"


SCRAPS = [
    *"一二三、。：，是（）1.2 \n",
    "调研情况：",
    "问题分析：",
    "具体建议：",
    "首先，",
    "最后，",
    "建议",
    "投入",
]


@given(st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join))
def test_whatever_is_handed_in_the_pieces_are_the_text(text: str) -> None:
    assert "".join(text[piece.start : piece.end] for piece in cut(text)) == text


@given(st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join))
def test_no_suggestion_is_ever_blank(text: str) -> None:
    assert all(item.strip() for item in split(text).suggestions)
