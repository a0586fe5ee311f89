"""Beside which field a refusal stands: every rule and every field that is named is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from proposals.acting import asking, places, table
from proposals.acting.asking import Field, Widget
from proposals.acting.places import MENDS, PLACES, placed
from workflows.refusals import Objection

HERE = Path(places.__file__)
ROOT = HERE.parents[2]


def sources() -> Iterator[str]:
    for room in ("workflows", "proposals"):
        yield from (p.read_text("utf-8") for p in (ROOT / room).rglob("*.py") if p != HERE)


NAMES = frozenset(re.findall(r'"([a-z_]+)"', "\n".join(sources())))


def fields() -> set[str]:
    functions = [table.function_of(act, begun=begun) for act in table.ACTS for begun in (0, 1)]
    functions += map(table.function_of, table.KEEPING)
    return {field.last for function in functions for field in asking.asked(function)}


@pytest.mark.parametrize("rule", PLACES)
def test_a_rule_with_a_place_is_one_of_the_rules(rule: str) -> None:
    assert rule in NAMES


def test_a_field_with_rules_is_asked_for_by_some_act() -> None:
    assert set(MENDS) - fields() == set()


def test_of_several_fields_the_first_the_form_has_is_meant() -> None:
    note = Field("note", "说明", Widget.TEXT)
    beside, _ = placed([Objection("class_reason_given", "请写明理由")], [note])
    assert beside == {"note": ("请写明理由",)}


def test_what_no_field_can_mend_stands_above() -> None:
    late = Objection("extension_before_expiry", "期限已过")
    assert placed([late], [Field("until", "延期至", Widget.DAY)]) == ({}, (late,))


def test_a_sentence_that_names_a_field_stands_beside_it() -> None:
    beside, _ = placed(
        [Objection("content_complete", "请填写情况")], [Field("facts", "情况", Widget.TEXT)]
    )
    assert beside == {"facts": ("请填写情况",)}
