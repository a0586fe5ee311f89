"""The paper of a reply: what keeps it from being checked (integrity rules 24 to 30)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.replies import PROMISE, paper
from workflows.papers import reply as papers
from workflows.papers.reply import Answer, Answered, Promise
from workflows.policies.profile import load
from workflows.refusals import Objection
from workflows.terms import Adoption, Rank

PROFILE = load()
CASE = Answered(
    unit="区住建局",
    suggestions=2,
    is_key=False,
    numbers=frozenset({"第0012号"}),
    titles=frozenset({"关于加装电梯的提案"}),
    on=date(2026, 5, 15),
)


def objections(case: Answered = CASE, **changed: object) -> list[Objection]:
    return papers.objections(paper(**changed), case, PROFILE)


def test_a_whole_reply_has_no_objection() -> None:
    assert objections() == []


def answer(text: str) -> tuple[Answer, ...]:
    return (Answer(1, Adoption.ADOPTED, text), Answer(2, Adoption.ADOPTED, "已办理。"))


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        pytest.param(
            {"answers": answer("已办。")[:1]}, "every_suggestion_answered", id="rule_24-one-of-two"
        ),
        pytest.param(
            {"answers": answer("已办。")[::-1]},
            "every_suggestion_answered",
            id="rule_24-wrong-order",
        ),
        pytest.param(
            {"answers": answer("……")}, "every_suggestion_answered", id="rule_24-empty-answer"
        ),
        pytest.param({"result_class": ""}, "result_class_known", id="rule_24-no-class"),
        pytest.param(
            {"result_class": "D"}, "result_class_known", id="rule_24-class-not-in-variant"
        ),
        pytest.param({"signatory": " "}, "signatory_named", id="rule_24-nobody-signed"),
        pytest.param({"signatory_rank": Rank.OFFICE_HEAD}, "signed_off", id="rule_24-rank-too-low"),
        pytest.param({"contact": ""}, "contact_given", id="rule_24-no-contact"),
        pytest.param({"publicity": None}, "public_attribute_decided", id="rule_24-publicity-open"),
        pytest.param({"unit": "房管科"}, "unit_replies_itself", id="rule_26-internal-department"),
        pytest.param({"evidence": ""}, "evidence_given", id="rule_28-A-without-evidence"),
        pytest.param({"result_class": "B"}, "commitment_dated", id="rule_28-B-without-promise"),
        pytest.param({"result_class": "C"}, "class_reason_given", id="rule_28-C-without-reason"),
        pytest.param(
            {"promises": (PROMISE._replace(due_on=CASE.on),)},
            "promise_in_future",
            id="rule_28-promise-due-today",
        ),
        pytest.param(
            {"promises": (PROMISE._replace(leader=""),)},
            "promise_complete",
            id="rule_28-promise-of-nobody",
        ),
        pytest.param(
            {"answers": answer("已拨付××万元。")}, "nothing_unfilled", id="rule_30-crosses"
        ),
        pytest.param(
            {"opening": "{{ proposer }}："}, "nothing_unfilled", id="rule_30-template-braces"
        ),
        pytest.param({"contact": "None"}, "nothing_unfilled", id="rule_30-None"),
        pytest.param(
            {"answers": answer("TODO 补充")}, "nothing_unfilled", id="rule_30-note-to-self"
        ),
        pytest.param({"opening": "<b>您好</b>"}, "nothing_unfilled", id="rule_30-html"),
        pytest.param(
            {"answers": answer("同第0034号提案。")},
            "own_case_number",
            id="rule_30-number-of-another-case",
        ),
        pytest.param(
            {"opening": "《关于校门口停车的提案》收悉。"},
            "own_case_title",
            id="rule_30-title-of-another-case",
        ),
    ],
)
def test_an_incomplete_reply_is_refused(changed: dict[str, object], rule: str) -> None:
    assert rule in {objection.rule for objection in objections(**changed)}


def test_rule_24_a_key_proposal_is_signed_by_the_main_leader() -> None:
    (objection,) = objections(CASE._replace(is_key=True))
    assert (objection.rule, "主要负责人" in objection.sentence) == ("signed_off", True)


def test_every_gap_is_named_at_once() -> None:
    rules = [o.rule for o in objections(contact="", evidence="", publicity=None)]
    assert rules == ["evidence_given", "contact_given", "public_attribute_decided"]


def test_a_decree_and_a_document_may_be_cited_by_number() -> None:
    decree = answer("已印发分担参考标准，依据国务院令第752号。")
    assert objections(answers=decree, evidence="住建发〔2026〕8号文件") == []


def test_its_own_number_and_title_may_be_named() -> None:
    assert objections(opening="《关于加装电梯的提案》（第0012号）收悉。") == []


def test_a_promise_survives_waiting_with_the_draft() -> None:
    assert Promise.from_record(PROMISE.as_record()) == PROMISE
