"""Every act has its function or follows from another, and what it asks for can be given."""

from __future__ import annotations

import inspect
from datetime import date
from typing import Any, get_type_hints

import pytest

from proposals.acting import subjects, table, values
from proposals.casework.actor import Actor
from proposals.cli.acting import giving
from proposals.work import Work
from workflows.papers.meeting import Meeting
from workflows.papers.reply import ReplyPaper
from workflows.papers.units import UnitChoice
from workflows.refusals import Incomplete, NotNow
from workflows.terms import Act, Intake, UnitRole

WORK: Any = None


def test_every_act_is_carried_out_or_follows() -> None:
    tables = (table.ACTS, table.KEEPING, table.FOLLOWS)
    assert sorted(act for each in tables for act in each) == sorted(Act)


@pytest.mark.parametrize("act", [*table.ACTS, *table.KEEPING])
def test_an_act_is_done_by_a_function_with_work_and_actor(act: Act) -> None:
    function = table.function_of(act)
    kinds = [get_type_hints(function)[name] for name in inspect.signature(function).parameters]
    assert kinds[0] is Work
    assert Actor in kinds


@pytest.mark.parametrize("act", table.FOLLOWS)
def test_an_act_that_follows_says_from_what(act: Act) -> None:
    with pytest.raises(NotNow, match="不单独办理"):
        table.function_of(act)


def test_an_act_of_the_rosters_is_done_to_no_case() -> None:
    with pytest.raises(NotNow, match="在名册中办理"):
        table.function_of(Act.ADD_UNIT, begun=True)


@pytest.mark.parametrize("kind", subjects.CANDIDATES, ids=lambda kind: kind.__name__)
def test_every_kind_of_row_can_be_looked_for(kind: Any) -> None:
    assert callable(subjects.CANDIDATES[kind])


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (str, "理由", "理由"),
        (int, "3", 3),
        (bool, "是", True),
        (bool, "no", False),
        (date, "2026-03-02", date(2026, 3, 2)),
        (date, "2026.3.2", date(2026, 3, 2)),
        (date, "2026年3月2日", date(2026, 3, 2)),
        (date | None, "2026-03-02", date(2026, 3, 2)),
        (Intake, "plenary", Intake.PLENARY),
        (Intake, "大会提案", Intake.PLENARY),
        (tuple[str, ...], "甲,乙", ("甲", "乙")),
        (dict[str, bool], "委员甲:是", {"委员甲": True}),
        (tuple[UnitChoice, ...], "1/lead,2/co", ((1, UnitRole.LEAD), (2, UnitRole.CO))),
    ],
)
def test_what_is_written_becomes_what_is_meant(kind: Any, raw: str, value: Any) -> None:
    assert values.valued(WORK, kind, raw, "项") == value


@pytest.mark.parametrize(
    ("kind", "raw", "words"),
    [
        (int, "三", "应为整数"),
        (bool, "也许", "应为 是 或 否"),
        (date, "2026-02-30", "不是日期"),
        (Intake, "夜间", "应为：大会提案 plenary"),
        (date, "2026.2.30", "不是日期"),
        (int, 10**20, "不超过九位"),
        (Intake, ["plenary"], "应为：大会提案"),
        (tuple[UnitChoice, ...], 5, "应为一列内容"),
        (dict[str, bool], "委员甲", "应写作 甲:是"),
        (dict[str, bool], 5, "应为一列内容"),
        (UnitChoice, {"unit_id": 1}, "请写明 承办方式 role"),
        (UnitChoice, "1/lead/x", "应写作 单位/承办方式"),
        (UnitChoice, {"unit_id": 1, "role": "co", "colour": 1}, "没有 colour 这一项"),
    ],
    ids=[
        *("int", "bool", "date", "word", "date of people"),
        *("large int", "word in a list", "no list", "no pair", "no pairs"),
        *("missing field", "part too many", "unknown field"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(kind: Any, raw: Any, words: str) -> None:
    with pytest.raises(Incomplete, match=words):
        values.valued(WORK, kind, raw, "项")


def test_what_stands_on_the_line_goes_before_the_file(tmp_path: Any) -> None:
    file = tmp_path / "given.json"
    file.write_text('{"reason": "甲", "until": "2026-05-01"}')
    assert giving.collected(["reason=乙"], file) == {"reason": "乙", "until": "2026-05-01"}


def test_a_dotted_name_stands_for_one_field_of_a_paper(tmp_path: Any) -> None:
    file = tmp_path / "given.json"
    file.write_text('{"text": {"title": "甲", "facts": "丙"}}')
    assert giving.collected(["text.title=乙"], file) == {"text": {"title": "乙", "facts": "丙"}}


def test_a_paper_given_whole_takes_no_field_more() -> None:
    with pytest.raises(Incomplete, match="只用一种写法"):
        giving.collected(["text=甲", "text.title=乙"], None)


@pytest.mark.parametrize("kind", [Meeting, ReplyPaper])
def test_what_only_some_papers_need_is_a_field_of_theirs(kind: type) -> None:
    assert values.AS_NEEDED[kind.__name__] <= values.fields_of(kind).keys()


def test_a_meeting_by_telephone_needs_no_place() -> None:
    phoned = {"held_on": "2026-03-10", "form": "电话", "unit_people": "经办壬", "rank": "经办人"}
    assert values.valued(WORK, Meeting, phoned, "meeting").place == ""
