"""承诺: kept only when the committee has verified it (integrity rule 36)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.casework.handle import feedback
from proposals.casework.supervise import commitment as promises
from proposals.casework.supervise import lookback, urging
from proposals.records import Commitment, Letter
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.handle.answered import (
    ASSIGNER,
    CLERK,
    CLOCK,
    COSIGNER,
    HEAD,
    LEADER,
    MEMBER,
    PLEASED,
    UNIT,
    after,
    answer,
    met,
)
from tests.rules.replies import planned
from workflows.papers.lookback import Check
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import CommitmentStage, Duty, ProposalStage, Rung

OCTOBER = date(2026, 10, 31)
LATE = 220


@pytest.fixture
def promise(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Commitment:
    """An open promise of a case that is being tracked."""
    case = met(make_proposal, make_assignment)
    answer(work, case, planned())
    feedback.rate(work, case.proposal.forms[0], PLEASED, MEMBER)
    return case.proposal.commitments[0]


def reported(work: Work, promise: Commitment, evidence: str = "印发的办法") -> None:
    promises.report(work, promise, "办法已印发", evidence, after(UNIT, 30))


def heard(work: Work, promise: Commitment) -> None:
    reported(work, promise)
    promises.opine(work, promise, "属实", after(MEMBER, 31))


def owed(promise: Commitment, duty: Duty) -> list[date]:
    return [d.due_on for d in duties.of(promise.proposal, duty) if d.assignment_id]


def test_a_report_asks_the_proposer_a_second_time(work: Work, promise: Commitment) -> None:
    reported(work, promise)
    letter = work.exec(select(Letter).where(Letter.kind == "handle/second_feedback_form")).one()
    assert (letter.addressee, len(owed(promise, Duty.FEEDBACK))) == ("委员甲委员", 1)


def test_the_units_clock_waits_while_others_judge(work: Work, promise: Commitment) -> None:
    reported(work, promise)
    (row,) = duties.of(promise.proposal, Duty.COMMITMENT)
    assert row.paused_on == after(UNIT, 30).today


def test_a_verified_promise_closes_the_case(work: Work, promise: Commitment) -> None:
    heard(work, promise)
    promises.verify(work, promise, after(CLERK, 32))
    assert (promise.stage, promise.settled_by) == (CommitmentStage.VERIFIED, "办公室丙")
    assert promise.proposal.stage == ProposalStage.CLOSED
    assert (owed(promise, Duty.COMMITMENT), owed(promise, Duty.FEEDBACK)) == ([], [])


@pytest.mark.parametrize("who", [UNIT, LEADER], ids=["rule_36-office", "rule_36-leader"])
def test_a_unit_does_not_mark_its_own_promise_kept(
    work: Work, promise: Commitment, who: Actor
) -> None:
    heard(work, promise)
    with pytest.raises(NotYou) as refusal:
        promises.verify(work, promise, who)
    assert refusal.value.rules == ("role_permits_act",)
    assert promise.stage == CommitmentStage.REPORTED


def test_rule_36_nothing_is_verified_without_evidence(work: Work, promise: Commitment) -> None:
    reported(work, promise, evidence="")
    promises.opine(work, promise, "属实", after(MEMBER, 31))
    with pytest.raises(NotNow) as refusal:
        promises.verify(work, promise, after(CLERK, 32))
    assert (refusal.value.rules, promise.settled_by) == (("evidence_given",), "")


def test_rule_36_nothing_is_verified_unheard(work: Work, promise: Commitment) -> None:
    reported(work, promise)
    with pytest.raises(NotNow) as refusal:
        promises.verify(work, promise, after(CLERK, 32))
    assert refusal.value.rules == ("proposer_heard",)


def test_silence_is_put_on_record(work: Work, promise: Commitment) -> None:
    reported(work, promise)
    promises.lapse(work, promise, after(CLOCK, 90))
    promises.verify(work, promise, after(CLERK, 91))
    assert (promise.proposer_opinion, promise.stage) == ("未反馈", CommitmentStage.VERIFIED)


def test_silence_is_not_recorded_before_the_window_is_over(work: Work, promise: Commitment) -> None:
    reported(work, promise)
    with pytest.raises(NotNow) as refusal:
        promises.lapse(work, promise, after(CLOCK, 31))
    assert refusal.value.rules == ("window_over",)


def test_only_the_first_proposer_is_heard(work: Work, promise: Commitment) -> None:
    reported(work, promise)
    with pytest.raises(NotYou):
        promises.opine(work, promise, "属实", COSIGNER)


def test_nobody_is_heard_twice_about_one_report(work: Work, promise: Commitment) -> None:
    heard(work, promise)
    with pytest.raises(NotNow) as refusal:
        promises.opine(work, promise, "不属实", after(MEMBER, 32))
    assert (refusal.value.rules, promise.proposer_opinion) == (("heard_once",), "属实")


@pytest.mark.parametrize("who", [UNIT, LEADER], ids=["rule_36-office", "rule_36-leader"])
def test_a_unit_does_not_move_its_own_date(work: Work, promise: Commitment, who: Actor) -> None:
    before = promise.due_on
    with pytest.raises(NotYou):
        promises.move(work, promise, OCTOBER, "资金未到位", who)
    assert (promise.due_on, promise.moves) == (before, [])


def test_another_systems_assigner_does_not_move_it(work: Work, promise: Commitment) -> None:
    with pytest.raises(NotYou, match="own_kind_of_unit"):
        promises.move(work, promise, OCTOBER, "资金未到位", replace(ASSIGNER, scope="party"))
    promises.move(work, promise, OCTOBER, "资金未到位", replace(ASSIGNER, scope="government"))


def test_rule_36_a_moved_date_keeps_the_earlier_one(work: Work, promise: Commitment) -> None:
    promises.move(work, promise, OCTOBER, "资金下半年到位", HEAD)
    assert (promise.moves[0]["from"], promise.moves[0]["by"]) == ("2026-09-30", "主任乙")
    assert owed(promise, Duty.COMMITMENT) == [OCTOBER]


@pytest.mark.parametrize(
    ("due_on", "reason", "rule"),
    [
        pytest.param(OCTOBER, "", "reason_given", id="rule_36-no-reason"),
        pytest.param(date(2026, 1, 1), "延后", "promise_in_future", id="rule_36-into-the-past"),
        pytest.param(date(2026, 9, 30), "延后", "promise_in_future", id="rule_36-the-same-day"),
    ],
)
def test_a_date_is_not_moved_anyhow(
    work: Work, promise: Commitment, due_on: date, reason: str, rule: str
) -> None:
    with pytest.raises(Incomplete) as refusal:
        promises.move(work, promise, due_on, reason, HEAD)
    assert (refusal.value.rules, promise.moves) == ((rule,), [])


def test_a_promise_is_not_called_broken_before_its_day(work: Work, promise: Commitment) -> None:
    with pytest.raises(NotNow) as refusal:
        promises.break_promise(work, promise, "未见进展", HEAD)
    assert refusal.value.rules == ("past_due",)


def test_a_broken_promise_was_not_met(work: Work, promise: Commitment) -> None:
    (row,) = duties.of(promise.proposal, Duty.COMMITMENT)
    promises.break_promise(work, promise, "未见进展", after(HEAD, LATE))
    assert (promise.stage, row.met_at) == (CommitmentStage.NOT_KEPT, None)
    assert promise.proposal.stage == ProposalStage.CLOSED


def test_a_broken_promise_is_supervised_at_once(work: Work, promise: Commitment) -> None:
    promises.break_promise(work, promise, "未见进展", after(HEAD, LATE))
    draft = work.exec(select(Letter).where(Letter.kind == "supervise/supervision_notice")).one()
    urging.confirm(work, draft, after(CLERK, LATE))
    assert (draft.addressee, draft.confirmed_by) == ("区住建局", "办公室丙")


def test_what_the_ladder_drafted_for_it_still_goes_out(work: Work, promise: Commitment) -> None:
    (owed,) = duties.of(promise.proposal, Duty.COMMITMENT)
    work.flush()
    *_, draft = urging.climb(work, owed, after(CLOCK, LATE))
    promises.break_promise(work, promise, "未见进展", after(HEAD, LATE))
    assert not urging.drop_idle(work, draft, after(CLOCK, LATE + 1))


def test_a_promise_found_broken_on_its_report_is_owed_again(
    work: Work, promise: Commitment
) -> None:
    heard(work, promise)
    promises.break_promise(work, promise, "并未印发", after(HEAD, 32))
    (owed,) = duties.of(promise.proposal, Duty.COMMITMENT)
    assert (owed.paused_on, Rung.SUPERVISE in {c.rung for c in owed.climbs}) == (None, True)


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "broken"])
def test_unit_and_proposer_are_told_what_became_of_it(
    work: Work, promise: Commitment, kept: bool
) -> None:
    heard(work, promise)
    if kept:
        promises.verify(work, promise, after(CLERK, 32))
    else:
        promises.break_promise(work, promise, "并未印发", after(HEAD, 32))
    told = select(Letter).where(Letter.kind == "supervise/promise_result")
    assert {letter.addressee for letter in work.exec(told)} == {"区住建局", "委员甲"}


def test_every_proposer_is_told_that_a_promise_is_overdue(
    work: Work, promise: Commitment, make_proposal: MakeProposal
) -> None:
    child = make_proposal(ProposalStage.MERGED)
    child.lead = promise.proposal
    (owed,) = duties.of(promise.proposal, Duty.COMMITMENT)
    urging.climb(work, owed, after(CLOCK, LATE))
    told = select(Letter.proposal_id).where(Letter.kind == "supervise/promise_missed")
    assert set(work.exec(told)) == {promise.proposal.id, child.id}


def test_who_handles_the_case_does_not_call_its_promise_kept(
    work: Work, promise: Commitment
) -> None:
    reported(work, promise)
    with pytest.raises(NotYou, match="handler_never_rates"):
        promises.opine(work, promise, "属实", replace(after(MEMBER, 31), unit_id=1))
    promises.opine(work, promise, "属实", after(CLERK, 31), scan="sha256:1a2b")


def test_a_case_handled_again_owes_the_broken_promise_no_more(
    work: Work, promise: Commitment
) -> None:
    promises.break_promise(work, promise, "未见进展", after(HEAD, LATE))
    listed = lookback.plan(work, promise.proposal, after(CLERK, LATE), ad_hoc=True, why="承诺落空")
    lookback.start(work, listed, after(CLERK, LATE))
    lookback.hear(work, listed, "没有印发", after(MEMBER, LATE))
    lookback.fail(work, listed, Check("并未印发", "网站截图"), after(HEAD, LATE))
    assert (owed(promise, Duty.COMMITMENT), len(owed(promise, Duty.REHANDLE))) == ([], 1)


def test_a_broken_promise_may_still_be_kept(work: Work, promise: Commitment) -> None:
    promises.break_promise(work, promise, "未见进展", after(HEAD, LATE))
    promises.report(work, promise, "已补办", "照片", after(UNIT, LATE + 9))
    assert (promise.stage, promise.proposer_opinion) == (CommitmentStage.REPORTED, "")


def test_another_unit_does_not_report(work: Work, promise: Commitment) -> None:
    other = Actor("财政局办公室", UNIT.role, UNIT.at, unit_id=2)
    with pytest.raises(NotYou):
        promises.report(work, promise, "已办", "照片", other)


def test_a_form_and_a_promise_of_one_number_have_clocks_of_their_own(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    answer(work, case, planned())
    (promise,) = case.proposal.commitments
    assert promise.id == case.proposal.forms[0].id
    heard(work, promise)
    assert [d.debtor for d in duties.of(case.proposal, Duty.FEEDBACK)] == ["委员甲"]
