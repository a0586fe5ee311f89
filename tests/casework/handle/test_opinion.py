"""会办意见: to the lead, under the unit's own number, or waived with a reason (rule 26)."""

from __future__ import annotations

import pytest

from proposals.casework.handle import opinion
from proposals.records import Assignment
from proposals.work import Work
from tests.casework.conftest import MakeProposal
from tests.casework.handle.stories import (
    ASSIGNER,
    LEAD_AND_CO,
    filed,
    handed_over,
    later,
    letters,
    office_of,
    refused,
    signed,
)
from workflows.refusals import Incomplete, NotNow
from workflows.terms import AssignmentStage

TEXT = "一、补助资金可列入年度预算。\n二、请主办单位提出测算。"
CONTACT = "预算科壬"


@pytest.fixture
def both(work: Work, make_proposal: MakeProposal) -> tuple[Assignment, Assignment]:
    """A case at its lead and its co unit, signed for by both."""
    lead, co = (signed(work, c) for c in handed_over(work, filed(make_proposal), LEAD_AND_CO))
    return lead, co


def test_an_opinion_goes_to_the_lead_under_a_number_of_its_own(
    work: Work, both: tuple[Assignment, Assignment]
) -> None:
    _, co = both
    given = opinion.give(work, co, TEXT, CONTACT, later(office_of(co), 20))
    (letter,) = letters(work, "co_opinion")
    assert (given.number, letter.addressee) == ("区财政局提会〔2026〕1号", "区住建局")
    assert co.stage == AssignmentStage.OPINION_GIVEN


@pytest.mark.parametrize(
    ("text", "contact", "rule"),
    [
        pytest.param(" ", CONTACT, "opinion_written", id="rule_26-empty"),
        pytest.param("委员甲委员：您好。", CONTACT, "opinion_to_the_lead", id="rule_26-proposer"),
        pytest.param("补助××万元", CONTACT, "nothing_unfilled", id="rule_30-placeholder"),
        pytest.param(TEXT, "", "contact_given", id="rule_26-no contact"),
    ],
)
def test_an_opinion_that_cannot_be_sent_is_refused(
    work: Work, both: tuple[Assignment, Assignment], text: str, contact: str, rule: str
) -> None:
    _, co = both
    with refused(work, Incomplete, rule):
        opinion.give(work, co, text, contact, office_of(co))
    assert co.co_opinions == []


def test_rule_26_an_answering_unit_gives_no_opinion(
    work: Work, both: tuple[Assignment, Assignment]
) -> None:
    lead, _ = both
    with refused(work, NotNow, "co_unit"):
        opinion.give(work, lead, TEXT, CONTACT, office_of(lead))


def test_an_opinion_can_be_waived(work: Work, both: tuple[Assignment, Assignment]) -> None:
    _, co = both
    opinion.waive(work, co, "所涉资金已在预算中明确", ASSIGNER)
    rows = [d for d in co.proposal.deadlines if d.assignment_id == co.id]
    assert (co.stage, any(d.running for d in rows)) == (AssignmentStage.DONE, False)


def test_a_waiver_gives_its_reason(work: Work, both: tuple[Assignment, Assignment]) -> None:
    with refused(work, Incomplete, "reason_given"):
        opinion.waive(work, both[1], "", ASSIGNER)
