"""征询意见: who rates, once, in time; silence is silence (integrity rules 31 to 34)."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.casework.handle import feedback
from proposals.records import OpinionForm
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal, person
from tests.casework.handle.answered import (
    CLERK,
    CLOCK,
    COSIGNER,
    CROSS,
    MEMBER,
    PLEASED,
    UNIT,
    Met,
    after,
    answer,
    cosign,
    met,
)
from workflows.papers.feedback import Opinion
from workflows.refusals import Incomplete, NotNow, NotYou, Refusal
from workflows.terms import (
    Duty,
    FormState,
    ProposalStage,
    ProposerKind,
    Rating,
    Role,
    SignatureAnswer,
    SignatureRole,
)


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Met:
    """An answered case with a form for 委员甲 and one for 委员乙."""
    case = met(make_proposal, make_assignment)
    cosign(case.proposal, work)
    answer(work, case)
    return case


@pytest.fixture
def form(case: Met) -> OpinionForm:
    """委员甲's form."""
    return case.proposal.forms[0]


def test_the_first_proposers_form_is_the_first(case: Met) -> None:
    assert [form.proposer for form in case.proposal.forms] == ["委员甲", "委员乙"]


@pytest.mark.parametrize(
    ("actor", "kind", "rule"),
    [
        pytest.param(UNIT, NotYou, "own_form", id="rule_31-the-unit"),
        pytest.param(CLERK, Incomplete, "proxy_needs_scan", id="rule_31-a-clerk-without-scan"),
        pytest.param(COSIGNER, NotYou, "own_form", id="rule_31-another-proposers-form"),
        pytest.param(
            person(Role.MEMBER, "委员丁", member_id=4), NotYou, "own_form", id="rule_31-no-proposer"
        ),
        pytest.param(
            person(Role.REVIEWER, "委员甲", member_id=1),
            NotYou,
            "own_form",
            id="rule_31-as-reviewer",
        ),
        pytest.param(
            replace(MEMBER, unit_id=1), NotYou, "handler_never_rates", id="rule_31-a-handler"
        ),
    ],
)
def test_nobody_else_rates(
    work: Work, form: OpinionForm, actor: Actor, kind: type[Refusal], rule: str
) -> None:
    with pytest.raises(kind) as refusal:
        feedback.rate(work, form, PLEASED, actor)
    assert (refusal.value.rules, form.state) == ((rule,), FormState.OPEN)


def test_rule_31_a_clerk_enters_the_paper_with_its_scan(work: Work, form: OpinionForm) -> None:
    feedback.rate(work, form, PLEASED, CLERK, scan="b" * 64)
    assert (form.state, form.proxy_scan) == (FormState.RECEIVED, "b" * 64)


def test_rule_31_nobody_rates_twice_in_one_round(work: Work, form: OpinionForm) -> None:
    feedback.rate(work, form, PLEASED, MEMBER)
    with pytest.raises(NotNow) as refusal:
        feedback.rate(work, form, CROSS, MEMBER)
    assert (refusal.value.rules, form.result_rating) == (("form_open",), Rating.BASICALLY)


def test_rule_31_nobody_rates_after_the_window(work: Work, form: OpinionForm) -> None:
    feedback.lapse(work, form, after(CLOCK, 60))
    with pytest.raises(NotNow) as refusal:
        feedback.rate(work, form, PLEASED, after(MEMBER, 61))
    assert (refusal.value.rules, form.state) == (("form_open",), FormState.NO_RESPONSE)


def test_rule_31_nobody_rates_a_superseded_reply(work: Work, case: Met) -> None:
    first, second = case.proposal.forms
    feedback.rate(work, first, CROSS, MEMBER)
    with pytest.raises(NotNow) as refusal:
        feedback.rate(work, second, PLEASED, COSIGNER)
    assert (refusal.value.rules, second.state) == (("form_open",), FormState.SUPERSEDED)


def test_rule_32_dissatisfied_says_why(work: Work, form: OpinionForm) -> None:
    with pytest.raises(Incomplete) as refusal:
        feedback.rate(work, form, replace(CROSS, reason=""), MEMBER)
    assert (refusal.value.rules, form.state) == (("dissatisfied_says_why",), FormState.OPEN)


def test_rule_32_silence_is_never_satisfaction(work: Work, case: Met) -> None:
    for form in case.proposal.forms:
        feedback.lapse(work, form, after(CLOCK, 60))
    assert {(f.state, f.work_rating) for f in case.proposal.forms} == {
        (FormState.NO_RESPONSE, None)
    }
    assert case.proposal.stage == ProposalStage.CLOSED


def test_silence_is_not_recorded_before_the_window_is_over(work: Work, form: OpinionForm) -> None:
    with pytest.raises(NotNow) as refusal:
        feedback.lapse(work, form, after(CLOCK, 3))
    assert (refusal.value.rules, form.state) == (("window_over",), FormState.OPEN)


def test_a_lapsed_duty_is_not_counted_as_met(work: Work, case: Met) -> None:
    (owed, _) = duties.of(case.proposal, Duty.FEEDBACK)
    feedback.lapse(work, case.proposal.forms[0], after(CLOCK, 60))
    assert (owed.met_at, owed.lifted_why) == (None, "记为未反馈")


def test_a_rating_ends_its_own_duty_alone(work: Work, case: Met, form: OpinionForm) -> None:
    feedback.rate(work, form, PLEASED, MEMBER)
    assert [d.debtor for d in duties.of(case.proposal, Duty.FEEDBACK)] == ["委员乙"]


def test_rule_33_a_unit_reads_nothing_while_another_form_is_out(work: Work, case: Met) -> None:
    first, second = case.proposal.forms
    feedback.rate(work, first, PLEASED, MEMBER)
    assert not feedback.visible_to_unit(first, case.proposal)
    feedback.rate(work, second, PLEASED, COSIGNER)
    assert feedback.visible_to_unit(first, case.proposal)


def test_rule_33_an_unanswered_form_is_never_shown(case: Met, form: OpinionForm) -> None:
    assert not feedback.visible_to_unit(form, case.proposal)


def test_whether_a_meeting_is_wanted_is_kept(work: Work, form: OpinionForm) -> None:
    feedback.rate(work, form, replace(PLEASED, meeting_wanted=True), MEMBER)
    assert form.meeting_wanted


def test_rule_34_an_amendment_keeps_what_was_said_first(work: Work, form: OpinionForm) -> None:
    feedback.rate(work, form, PLEASED, MEMBER)
    feedback.amend(work, form, replace(PLEASED, remark="再议"), after(MEMBER, 2))
    assert (form.remark, form.amendments[0]["remark"]) == ("再议", "")


@pytest.mark.parametrize(
    ("actor", "kind", "rule"),
    [
        pytest.param(after(MEMBER, 30), NotNow, "amended_in_time", id="rule_34-too-late"),
        pytest.param(after(COSIGNER, 1), NotYou, "own_form", id="rule_34-somebody-else"),
        pytest.param(CLERK, Incomplete, "proxy_needs_scan", id="rule_34-a-clerk"),
        pytest.param(UNIT, NotYou, "own_form", id="rule_34-the-unit"),
    ],
)
def test_a_rating_is_not_edited(
    work: Work, form: OpinionForm, actor: Actor, kind: type[Refusal], rule: str
) -> None:
    feedback.rate(work, form, PLEASED, MEMBER)
    with pytest.raises(kind) as refusal:
        feedback.amend(work, form, CROSS, actor)
    assert (refusal.value.rules, form.result_rating) == ((rule,), Rating.BASICALLY)


def test_rule_34_nothing_is_amended_before_it_was_said(work: Work, form: OpinionForm) -> None:
    with pytest.raises(NotNow) as refusal:
        feedback.amend(work, form, PLEASED, MEMBER)
    assert refusal.value.rules == ("rating_given",)


def test_an_amendment_to_dissatisfied_is_done_again(work: Work, case: Met) -> None:
    feedback.rate(work, case.proposal.forms[0], PLEASED, MEMBER)
    feedback.amend(work, case.proposal.forms[0], CROSS, after(MEMBER, 1))
    assert case.proposal.stage == ProposalStage.REHANDLING


def test_a_reply_is_not_published_against_a_proposers_will(work: Work, case: Met) -> None:
    private = Opinion(Rating.SATISFIED, Rating.SATISFIED, public_consent=False)
    feedback.rate(work, case.proposal.forms[0], private, MEMBER)
    assert duties.of(case.proposal, Duty.PUBLISH_REPLY) == []


def test_consent_taken_back_by_an_amendment_ends_the_publication(work: Work, case: Met) -> None:
    form = case.proposal.forms[0]
    feedback.rate(work, form, PLEASED, MEMBER)
    feedback.amend(work, form, replace(PLEASED, public_consent=False), after(MEMBER, 1))
    assert duties.of(case.proposal, Duty.PUBLISH_REPLY) == []


def test_consent_given_by_an_amendment_owes_the_publication_again(work: Work, case: Met) -> None:
    form = case.proposal.forms[0]
    feedback.rate(work, form, replace(PLEASED, public_consent=False), MEMBER)
    feedback.amend(work, form, PLEASED, after(MEMBER, 1))
    assert len(duties.of(case.proposal, Duty.PUBLISH_REPLY)) == 1


def test_who_asks_for_an_amendment_is_told_when_it_is_too_late(work: Work, case: Met) -> None:
    first, second = case.proposal.forms
    feedback.rate(work, first, PLEASED, MEMBER)
    with pytest.raises(NotNow, match="请办理更正"):
        feedback.rate(work, first, CROSS, MEMBER)
    feedback.rate(work, second, PLEASED, COSIGNER)
    with pytest.raises(NotNow, match="不能更正"):
        feedback.rate(work, first, CROSS, MEMBER)


def test_a_party_is_asked_once_and_answers_for_itself(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    party = {"kind": ProposerKind.PARTY, "member_id": None, "organisation_id": 1}
    case = met(make_proposal, make_assignment, **party, proposer_name="民革清河区支部")
    answer(work, case)
    (form,) = case.proposal.forms
    feedback.rate(work, form, PLEASED, person(Role.ORG_PROPOSER, "主委辛", organisation_id=1))
    assert (form.proposer, form.state) == ("民革清河区支部", FormState.RECEIVED)


@pytest.mark.parametrize(
    ("actor", "own"),
    [
        pytest.param(person(Role.CONVENOR, "委员己", member_id=6), True, id="its-convenor"),
        pytest.param(MEMBER, False, id="rule_31-who-convened-it-before"),
        pytest.param(COSIGNER, False, id="rule_31-a-drafter"),
    ],
)
def test_a_sector_is_asked_through_its_convenor_today(
    work: Work,
    make_proposal: MakeProposal,
    make_assignment: MakeAssignment,
    actor: Actor,
    own: bool,
) -> None:
    sector = {"kind": ProposerKind.SECTOR, "member_id": None, "sector_id": 1}
    case = met(make_proposal, make_assignment, **sector, proposer_name="经济界")
    case.proposal.signatures[0].role = SignatureRole.CONVENOR
    cosign(case.proposal, work)
    case.proposal.signatures[1].role = SignatureRole.DRAFTER
    answer(work, case)
    (form,) = case.proposal.forms
    with nullcontext() if own else pytest.raises(NotYou):
        feedback.rate(work, form, PLEASED, actor)
    assert form.state == (FormState.RECEIVED if own else FormState.OPEN)


def test_a_case_without_a_confirmed_name_is_not_asked_in_vain(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    case.proposal.signatures[0].answer = SignatureAnswer.LEFT
    with pytest.raises(Incomplete) as refusal:
        answer(work, case)
    assert refusal.value.rules == ("proposer_signed",)


def test_the_window_is_counted_in_working_days(work: Work, case: Met) -> None:
    (owed, _) = duties.of(case.proposal, Duty.FEEDBACK)
    last = work.calendar.add(owed.started_on, work.profile_on(owed.started_on).feedback.window)
    assert (owed.due_on, owed.due_on - owed.started_on > timedelta(days=15)) == (last, True)
