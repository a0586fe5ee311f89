"""不予立案: the reasons a committee may give, and where such a proposal goes."""

from __future__ import annotations

import pytest

from workflows.policies import filing
from workflows.refusals import Incomplete


def test_the_national_list_has_ten_reasons():
    assert len(filing.NATIONAL_REASONS) == 10


@pytest.mark.parametrize("rows", [filing.REASONS, filing.DISPOSITIONS], ids=["reasons", "去向"])
def test_no_code_is_given_twice(rows):
    assert len({row.code for row in rows}) == len(rows)


@pytest.mark.parametrize("code", [row.code for row in filing.NATIONAL_REASONS])
def test_a_national_reason_needs_no_switching_on(code):
    assert filing.reason(code, ()).code == code


@pytest.mark.parametrize("code", sorted(filing.LOCAL_CODES))
def test_a_local_reason_counts_once_switched_on(code):
    assert filing.reason(code, [code]).sentence


@pytest.mark.parametrize("code", sorted(filing.LOCAL_CODES))
def test_a_local_reason_that_is_switched_off_is_refused(code):
    with pytest.raises(Incomplete, match=f"未启用理由“{code}”") as refused:
        filing.reason(code, filing.LOCAL_CODES - {code})
    assert refused.value.rules == ("filing_reason_switched_on",)


def test_an_unknown_reason_is_refused_with_the_choice():
    with pytest.raises(Incomplete, match=r"没有理由“OTHER”.*VAGUE 内容空泛"):
        filing.reason("OTHER", filing.LOCAL_CODES)


def test_a_decision_without_a_reason_is_refused():
    with pytest.raises(Incomplete, match="至少选定一条理由"):
        filing.chosen_reasons([], filing.LOCAL_CODES)


def test_every_faulty_reason_is_named_at_once():
    with pytest.raises(Incomplete) as refused:
        filing.chosen_reasons(["VAGUE", "PETITION", "OTHER"], ())
    assert refused.value.rules == ("filing_reason_switched_on", "filing_reason_known")


def test_a_reason_given_twice_counts_once():
    assert [row.code for row in filing.chosen_reasons(["VAGUE", "VAGUE"], ())] == ["VAGUE"]


@pytest.mark.parametrize("row", filing.REASONS, ids=[row.code for row in filing.REASONS])
def test_a_reason_is_found_by_its_sentence(row):
    assert filing.reason(row.sentence, filing.LOCAL_CODES) is row


def test_a_local_reason_that_is_switched_off_is_refused_by_its_sentence_too():
    with pytest.raises(Incomplete, match="未启用理由“代转群众来信来访”"):
        filing.reason("代转群众来信来访", ())


def test_a_reason_given_by_code_and_by_sentence_counts_once():
    both = ["VAGUE", "内容空泛，没有具体建议"]
    assert [row.code for row in filing.chosen_reasons(both, ())] == ["VAGUE"]


def test_only_a_state_secret_stops_the_work_on_line():
    assert [row.code for row in filing.REASONS if row.offline] == ["STATE_SECRET"]


def test_every_reason_names_its_source():
    assert all(row.source for row in filing.REASONS)


def test_what_changes_the_form_needs_the_proposers_consent():
    asking = {row.code for row in filing.DISPOSITIONS if row.needs_consent}
    assert asking == {"suggestion", "public_opinion", "member_letter"}


@pytest.mark.parametrize("word", ["public_opinion", "转社情民意"], ids=["code", "label"])
def test_a_disposition_is_found_by_its_code_or_label(word):
    assert filing.disposition(word).code == "public_opinion"


def test_an_unknown_disposition_is_refused_with_the_choice():
    with pytest.raises(Incomplete, match=r"没有去向“burnt”.*存查"):
        filing.disposition("burnt")
