"""The facts of the history in words: every fact has one, no code and no digest reaches a reader."""

from __future__ import annotations

import ast
import json
from typing import Any

import pytest

from proposals.desk import telling
from proposals.records import Entry
from tests.conventions import sources
from workflows.terms import Act


def recorded() -> set[str]:
    """The names under which the acts put facts on record."""
    calls = (
        node
        for path in sources.modules("proposals")
        if "casework" in path.parts
        for node in ast.walk(ast.parse(sources.read(path)))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"step.take", "_record"}
    )
    return {key.arg for call in calls for key in call.keywords if key.arg is not None}


def told(act: Act, **facts: Any) -> str:
    return telling.note(Entry(act=act, facts=json.dumps(facts, ensure_ascii=False)))


def test_every_fact_an_act_names_has_a_word() -> None:
    assert not recorded() - {*telling.WORDS, "about"}


def test_the_acts_are_found_at_all() -> None:
    assert "reason" in recorded()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"reason": "一案两事"}, "理由：一案两事"),
        ({"due_on": "2026-06-02"}, "期限：2026年6月2日"),
        ({"duty": "reply", "rung": "urge"}, "事项：答复；级别：催办"),
        ({"reasons": ["VAGUE"]}, "理由：内容空泛，没有具体建议"),
        ({"disposition": "kept"}, "去向：存查"),
        ({"guests": ["委员甲", "委员乙"]}, "邀请：委员甲、委员乙"),
        ({"scan": "3345cf"}, "据纸质件代录"),
        ({"text_hash": "3345cf"}, ""),
        ({"refused": False, "redacted": 0, "cppcc_reason": ""}, ""),
        ({"papers": {"答复": 2}}, "目录：答复2份"),
        (
            {"what": "姓名", "before": "张三", "after": "张叁"},
            "更正事项：姓名；变更前：张三；变更后：张叁",
        ),
    ],
)
def test_facts_are_told_in_words(facts: dict[str, Any], words: str) -> None:
    assert told(Act.URGE, **facts) == words


def test_a_fact_may_mean_something_else_in_one_act() -> None:
    assert told(Act.APPROVE_SUPERVISION, lead="副主席戊") == "领衔领导：副主席戊"


def test_a_record_number_is_not_told_as_a_form_of_meeting() -> None:
    assert told(Act.RATE, form=7, work_rating="satisfied") == "对办理工作：满意"
