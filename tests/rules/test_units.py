"""A valid set of handling units (integrity rule 20)."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.papers.units import RegisteredUnit, UnitChoice, assigning_office, objections
from workflows.terms import UnitKind, UnitRole

SOLE, LEAD, CO, SPLIT = UnitRole.SOLE, UnitRole.LEAD, UnitRole.CO, UnitRole.SPLIT
REGISTER = {
    1: RegisteredUnit("区住建局", UnitKind.GOVERNMENT),
    2: RegisteredUnit("区财政局", UnitKind.GOVERNMENT),
    3: RegisteredUnit("区教育局", UnitKind.GOVERNMENT),
    4: RegisteredUnit("区城管局", UnitKind.GOVERNMENT, in_force=False, successor="区综合执法局"),
    5: RegisteredUnit("区经信局", UnitKind.GOVERNMENT, in_force=False),
    6: RegisteredUnit("区政协办公室", UnitKind.CPPCC),
    7: RegisteredUnit("区数据局", UnitKind.GOVERNMENT, in_force=False, begins_on=date(2026, 6, 1)),
}


def found(*chosen: tuple[int, UnitRole], about_cppcc: bool = False) -> list[str]:
    """The rules this set of units breaks."""
    choices = [UnitChoice(unit_id, role) for unit_id, role in chosen]
    return [o.rule for o in objections(choices, REGISTER, about_cppcc=about_cppcc)]


@pytest.mark.parametrize(
    ("chosen", "rules"),
    [
        pytest.param([], ["unit_named"], id="rule_20-no unit"),
        pytest.param([(1, SOLE), (2, SOLE)], ["sole_stands_alone"], id="rule_20-two soles"),
        pytest.param([(1, SOLE), (2, CO)], ["sole_stands_alone"], id="rule_20-sole and co"),
        pytest.param([(1, CO)], ["one_lead"], id="rule_20-co without lead"),
        pytest.param([(1, LEAD), (2, LEAD), (3, CO)], ["one_lead"], id="rule_20-two leads and co"),
        pytest.param([(1, LEAD), (2, LEAD)], ["one_lead"], id="rule_20-two leads"),
        pytest.param([(1, SPLIT)], ["split_needs_two"], id="rule_20-one split"),
        pytest.param([(1, SPLIT), (2, SPLIT), (3, CO)], ["one_lead"], id="rule_20-split and co"),
        pytest.param(
            [(1, LEAD), (2, SPLIT), (3, SPLIT)], ["split_without_lead"], id="rule_20-split and lead"
        ),
        pytest.param([(1, SPLIT), (1, SPLIT)], ["unit_named_once"], id="rule_20-same unit twice"),
        pytest.param([(4, SOLE)], ["unit_in_force"], id="rule_20-abolished"),
        pytest.param([(7, SOLE)], ["unit_in_force"], id="rule_20-not yet there"),
        pytest.param([(9, SOLE)], ["unit_known"], id="rule_20-unknown"),
        pytest.param([(6, SOLE)], ["cppcc_only_own_work"], id="rule_20-CPPCC itself"),
        pytest.param(
            [(1, LEAD), (1, CO), (5, CO)], ["unit_named_once", "unit_in_force"], id="rule_20-both"
        ),
    ],
)
def test_an_invalid_set_is_refused(chosen: list[tuple[int, UnitRole]], rules: list[str]) -> None:
    assert found(*chosen) == rules


@pytest.mark.parametrize(
    "chosen",
    [[(1, SOLE)], [(1, LEAD), (2, CO), (3, CO)], [(1, SPLIT), (2, SPLIT)], [(1, LEAD)]],
    ids=["sole", "lead and co", "split", "lead alone"],
)
def test_a_valid_set_passes(chosen: list[tuple[int, UnitRole]]) -> None:
    assert found(*chosen) == []


def test_a_cppcc_unit_handles_the_committees_own_work() -> None:
    assert found((6, SOLE), about_cppcc=True) == []


@pytest.mark.parametrize(
    ("unit_id", "words"),
    [(4, "其职责由区综合执法局承接，请改选"), (5, "请改选他单位")],
    ids=["with a successor", "without"],
)
def test_an_abolished_unit_names_its_successor(unit_id: int, words: str) -> None:
    (objection,) = objections([UnitChoice(unit_id, SOLE)], REGISTER)
    assert words in objection.sentence


def test_a_unit_still_to_come_names_its_first_day() -> None:
    (objection,) = objections([UnitChoice(7, SOLE)], REGISTER)
    assert objection.sentence == "区数据局自2026年6月1日起方可承办，现在请改选他单位"


def test_every_kind_of_unit_has_an_office_that_assigns() -> None:
    assert {assigning_office(kind) for kind in UnitKind} == {
        "政府办公室",
        "党委办公室",
        "人大常委会办公室",
        "政协办公室",
        "人民法院办公室",
        "人民检察院办公室",
    }
