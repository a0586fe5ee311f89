"""A/B/C/D: what each class of each variant asks of a reply."""

from __future__ import annotations

import pytest

from workflows.policies.result_classes import (
    RESULT_CLASSES,
    VARIANTS,
    classes,
    done_again,
    result_class,
)
from workflows.refusals import Incomplete


@pytest.mark.parametrize(
    ("variant", "codes"), [("V1", "ABC"), ("V2", "ABC"), ("V3", "ABCD"), ("V4", "ABC")]
)
def test_a_variant_lists_its_classes_best_first(variant, codes):
    assert "".join(row.code for row in classes(variant)) == codes


@pytest.mark.parametrize("variant", VARIANTS)
def test_only_class_a_counts_as_solved(variant):
    assert [row.code for row in classes(variant) if row.counts_as_solved] == ["A"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_class_a_asks_for_evidence(variant):
    assert result_class(variant, "A").requires_evidence


@pytest.mark.parametrize("variant", VARIANTS)
def test_class_b_asks_for_a_dated_commitment(variant):
    assert result_class(variant, "B").requires_commitment


@pytest.mark.parametrize(("variant", "code"), [("V1", "C"), ("V2", "C"), ("V3", "C"), ("V3", "D")])
def test_what_is_declined_asks_for_a_reason(variant, code):
    assert result_class(variant, code).requires_reason


def test_a_class_c_that_is_a_plan_asks_for_a_commitment_instead():
    planned = result_class("V4", "C")
    assert (planned.requires_commitment, planned.requires_reason) == (True, False)


@pytest.mark.parametrize("row", RESULT_CLASSES, ids=lambda row: row.variant + row.code)
def test_what_is_promised_is_looked_at_next_year(row):
    assert row.requires_commitment is row.requires_next_review


@pytest.mark.parametrize("row", RESULT_CLASSES, ids=lambda row: row.variant + row.code)
def test_every_class_asks_for_exactly_one_kind_of_proof(row):
    assert sum([row.requires_evidence, row.requires_commitment, row.requires_reason]) == 1


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_two_classes_share_a_colour(variant):
    colours = [row.colour for row in classes(variant)]
    assert len(set(colours)) == len(colours)


def test_the_label_is_what_stands_on_the_reply():
    assert result_class("V1", "B").label == "B类"


@pytest.mark.parametrize("code", ["D", "a", "", "A3"], ids=["D", "lower", "empty", "A3"])
def test_an_unknown_class_is_refused_with_the_choice(code):
    with pytest.raises(Incomplete, match="请选定其一：A（已解决或者基本解决）"):
        result_class("V1", code)


def test_an_unknown_variant_is_refused_with_the_choice():
    with pytest.raises(Incomplete, match="V1、V2、V3、V4"):
        classes("V9")


@pytest.mark.parametrize(
    ("rule", "answers", "again"),
    [
        pytest.param("any", [False, True], True, id="any-of-two"),
        pytest.param("any", [False, False], False, id="none-of-two"),
        pytest.param("first_proposer_only", [True, False], True, id="the-first"),
        pytest.param("first_proposer_only", [False, True], False, id="only-another"),
        pytest.param("majority", [True, True, False], True, id="two-of-three"),
        pytest.param("majority", [True, False], False, id="half-is-no-majority"),
        pytest.param("any", [], False, id="any-of-nobody"),
        pytest.param("first_proposer_only", [], False, id="first-of-nobody"),
        pytest.param("majority", [], False, id="majority-of-nobody"),
    ],
)
def test_whose_dissatisfaction_counts_is_the_committees_choice(rule, answers, again):
    assert done_again(rule, answers) is again
