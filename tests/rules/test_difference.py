"""The difference of two texts: nothing lost, nothing invented, short agreements not torn apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workflows.papers.difference import Change, Run, difference

TEXTS = st.text(alphabet="老旧小区电梯，。；\n30A", max_size=60)


def kept(runs: tuple[Run, ...], but: Change) -> str:
    return "".join(run.text for run in runs if run.change is not but)


@given(TEXTS, TEXTS)
def test_what_is_not_added_is_the_earlier_text(before: str, after: str) -> None:
    assert kept(difference(before, after), Change.ADDED) == before


@given(TEXTS, TEXTS)
def test_what_is_not_removed_is_the_later_text(before: str, after: str) -> None:
    assert kept(difference(before, after), Change.REMOVED) == after


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert difference(text, text) == ((Run(Change.SAME, text),) if text else ())


def test_an_inserted_clause_is_one_run() -> None:
    runs = difference("一窗受理。按层分担。", "一窗受理。并联审批。按层分担。")
    assert [r.text for r in runs if r.change is not Change.SAME] == ["并联审批。"]


def test_a_number_is_replaced_as_a_whole() -> None:
    runs = difference("新增车位120个。", "新增车位150个。")
    assert [r.text for r in runs if r.change is Change.REMOVED] == ["120"]


def test_a_single_character_in_common_does_not_tear_a_change_apart() -> None:
    runs = difference("请财政部门研究。", "请住建部牵头办理。")
    assert [r.text for r in runs if r.change is Change.REMOVED] == ["财政部门研究"]
