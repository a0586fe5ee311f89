"""答复: handed in, checked, issued, added to (integrity rules 24, 26 to 30)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from proposals.casework import duties
from proposals.casework.handle import drafts, reply
from proposals.records import Commitment, Entry, Letter, OpinionForm
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.handle.answered import (
    CLERK,
    LEADER,
    MEMBER,
    UNIT,
    Met,
    after,
    answer,
    co_unit,
    cosign,
    met,
)
from tests.rules.replies import PROMISE, paper, planned
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import (
    Act,
    AssignmentStage,
    Duty,
    Intake,
    ProposalStage,
    Publicity,
    UnitRole,
)


@pytest.fixture
def case(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Met:
    """A case whose sole unit owes its reply."""
    return met(make_proposal, make_assignment)


def letters(work: Work, kind: str) -> list[Letter]:
    return list(work.exec(select(Letter).where(Letter.kind == kind).order_by("id")))


def test_rule_24_an_incomplete_reply_is_refused_with_every_gap(work: Work, case: Met) -> None:
    with pytest.raises(Incomplete) as refusal:
        reply.submit(work, case.unit, paper(answers=(), contact=""), UNIT)
    assert refusal.value.rules == ("every_suggestion_answered", "contact_given")
    assert (case.unit.stage, case.unit.replies) == (AssignmentStage.MET, [])


def test_rule_26_an_internal_department_does_not_reply(work: Work, case: Met) -> None:
    with pytest.raises(Incomplete) as refusal:
        reply.submit(work, case.unit, paper(unit="房管科"), UNIT)
    assert refusal.value.rules == ("unit_replies_itself",)


def test_rule_26_a_reply_waits_for_the_co_opinion(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    proposal = make_proposal(ProposalStage.FACE_TO_FACE)
    lead = make_assignment(proposal, AssignmentStage.MET, UnitRole.LEAD)
    co_unit(make_assignment, proposal)
    with pytest.raises(NotNow) as refusal:
        reply.submit(work, lead, paper(), UNIT)
    assert refusal.value.rules == ("every_co_opinion_in",)


def test_another_unit_does_not_reply(work: Work, case: Met) -> None:
    with pytest.raises(NotYou):
        reply.submit(work, case.unit, paper(), replace(UNIT, unit_id=3))


def test_a_submitted_reply_waits_for_its_check(work: Work, case: Met) -> None:
    reply.submit(work, case.unit, paper(), UNIT)
    assert case.unit.stage == AssignmentStage.REPLY_REVIEW


def test_a_reply_is_not_issued_before_it_passed(work: Work, case: Met) -> None:
    reply.submit(work, case.unit, paper(), UNIT)
    with pytest.raises(NotNow) as refusal:
        reply.issue(work, case.unit, UNIT)
    assert refusal.value.rules == ("reply_passed",)


def test_a_unit_does_not_pass_its_own_reply(work: Work, case: Met) -> None:
    reply.submit(work, case.unit, paper(), UNIT)
    with pytest.raises(NotYou):
        reply.approve(work, case.unit, "A", UNIT)


def test_the_check_keeps_both_classes(work: Work, case: Met) -> None:
    draft = reply.submit(work, case.unit, planned(), UNIT)
    reply.approve(work, case.unit, "C", CLERK, note="补助资金未列入预算")
    assert (draft.unit_class, draft.confirmed_class) == ("B", "C")


@pytest.mark.parametrize(
    ("confirmed", "note", "rules"),
    [
        pytest.param("B", "尚未解决", ("commitment_dated",), id="rule_28-no-promise-for-B"),
        pytest.param(
            "C", "", ("class_reason_given", "class_change_explained"), id="rule_28-no-why"
        ),
        pytest.param("E", "笔误", ("result_class_known",), id="rule_28-unknown-class"),
    ],
)
def test_a_class_is_not_changed_into_an_unfounded_one(
    work: Work, case: Met, confirmed: str, note: str, rules: tuple[str, ...]
) -> None:
    draft = reply.submit(work, case.unit, paper(), UNIT)
    with pytest.raises(Incomplete) as refusal:
        reply.approve(work, case.unit, confirmed, CLERK, note=note)
    assert (refusal.value.rules, draft.confirmed_class) == (rules, "")


def test_rule_28_a_class_does_not_change_after_the_reply_is_out(work: Work, case: Met) -> None:
    answer(work, case)
    with pytest.raises(NotNow) as refusal:
        reply.approve(work, case.unit, "C", CLERK, note="改定")
    assert refusal.value.rules == ("stage_allows_act",)
    assert case.unit.replies[0].confirmed_class == "A"


def test_a_rejected_reply_goes_back_with_its_reason(work: Work, case: Met) -> None:
    reply.submit(work, case.unit, paper(), UNIT)
    reply.reject(work, case.unit, "第二条没有写明时间", CLERK)
    (letter,) = letters(work, "handle/reply_rejected")
    assert "第二条没有写明时间" in letter.words
    assert case.unit.stage == AssignmentStage.MET


def test_a_rejection_without_a_reason_is_refused(work: Work, case: Met) -> None:
    reply.submit(work, case.unit, paper(), UNIT)
    with pytest.raises(Incomplete) as refusal:
        reply.reject(work, case.unit, " ", CLERK)
    assert refusal.value.rules == ("reason_given",)


def test_a_new_draft_replaces_the_rejected_one(work: Work, case: Met) -> None:
    first = reply.submit(work, case.unit, paper(), UNIT)
    reply.reject(work, case.unit, "开头空泛", CLERK)
    again = reply.submit(work, case.unit, paper(opening="办理情况如下。"), UNIT)
    assert (again is first, again.opening, len(again.answers)) == (True, "办理情况如下。", 2)


def test_the_history_keeps_the_digest_of_each_draft(work: Work, case: Met) -> None:
    reply.submit(work, case.unit, paper(), UNIT)
    reply.reject(work, case.unit, "开头空泛", CLERK)
    reply.submit(work, case.unit, paper(opening="办理情况如下。"), UNIT)
    told = work.exec(select(Entry).where(Entry.act == Act.SUBMIT_REPLY)).all()
    assert len({entry.facts for entry in told}) == 2


def copied(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Met:
    answer(work, met(make_proposal, make_assignment))
    case = met(make_proposal, make_assignment, case_no="第0013号")
    reply.submit(work, case.unit, paper(), UNIT)
    return case


def test_rule_27_a_copied_reply_does_not_pass_unnoticed(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = copied(work, make_proposal, make_assignment)
    with pytest.raises(Incomplete) as refusal:
        reply.approve(work, case.unit, "A", CLERK)
    assert refusal.value.rules == ("reply_not_copied",)
    assert "区住建局提复〔2026〕1号" in refusal.value.objections[0].sentence


def test_rule_27_a_copied_reply_passes_with_the_checkers_note(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = copied(work, make_proposal, make_assignment)
    reply.approve(work, case.unit, "A", CLERK, note="两件提案建议相同")
    assert case.unit.replies[0].check_note == "两件提案建议相同"


def test_rule_27_another_units_reply_is_not_compared(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    answer(work, met(make_proposal, make_assignment))
    proposal = make_proposal(ProposalStage.FACE_TO_FACE)
    other = make_assignment(proposal, AssignmentStage.MET, unit_id=3)
    draft = reply.submit(work, other, paper(), replace(UNIT, unit_id=3))
    assert drafts.similar(work, other, draft, CLERK) == []


def test_rule_29_each_unit_numbers_its_replies_once_a_year(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    cases = [met(make_proposal, make_assignment, case_no=f"第000{n}号") for n in (1, 2)]
    for case in cases:
        answer(work, case)
    numbers = [case.unit.replies[0].number for case in cases]
    assert numbers == ["区住建局提复〔2026〕1号", "区住建局提复〔2026〕2号"]


def test_rule_29_a_reply_is_not_older_than_its_assignment(work: Work, case: Met) -> None:
    reply.submit(work, case.unit, paper(), UNIT)
    reply.approve(work, case.unit, "A", CLERK)
    with pytest.raises(NotNow) as refusal:
        reply.issue(work, case.unit, LEADER.later(AT - timedelta(hours=1)))
    assert refusal.value.rules == ("reply_after_assignment",)


def test_rule_30_a_placeholder_keeps_a_reply_back(work: Work, case: Met) -> None:
    with pytest.raises(Incomplete) as refusal:
        reply.submit(work, case.unit, paper(opening="××委员："), UNIT)
    assert refusal.value.rules == ("nothing_unfilled",)


def test_an_issued_reply_ends_the_duty_and_answers_the_case(work: Work, case: Met) -> None:
    owed = duties.start(work, Duty.REPLY, case.unit, UNIT, debtor="区住建局", intake=Intake.PLENARY)
    answer(work, case)
    assert owed.met_at == AT
    assert (case.proposal.stage, case.proposal.replied_at) == (ProposalStage.REPLIED, AT)


def test_every_proposer_gets_a_copy_also_of_a_merged_proposal(
    work: Work, case: Met, make_proposal: MakeProposal
) -> None:
    cosign(case.proposal, work)
    make_proposal(
        ProposalStage.MERGED, lead=case.proposal, case_no="第0014号", title="关于电梯的提案"
    )
    work.flush()
    answer(work, case)
    sent = letters(work, "handle/reply_letter")
    assert [letter.addressee for letter in sent] == ["委员甲委员", "委员乙委员", "委员甲委员"]
    assert len(work.exec(select(OpinionForm)).all()) == 3


def test_a_split_case_is_answered_when_the_last_unit_has_replied(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    proposal = make_proposal(ProposalStage.FACE_TO_FACE)
    first = make_assignment(proposal, AssignmentStage.MET, UnitRole.SPLIT)
    make_assignment(proposal, AssignmentStage.MET, UnitRole.SPLIT, unit_id=2)
    answer(work, Met(proposal, first))
    assert (proposal.stage, proposal.forms) == (ProposalStage.FACE_TO_FACE, [])


def test_what_a_reply_promises_stands_in_the_ledger_with_its_date(work: Work, case: Met) -> None:
    answer(work, case, planned())
    (commitment,) = work.exec(select(Commitment))
    (owed,) = duties.of(case.unit, Duty.COMMITMENT)
    assert (commitment.item, owed.due_on) == (PROMISE.item, PROMISE.due_on)
    assert owed.subject_id == commitment.id


def test_an_open_reply_is_to_be_published(work: Work, case: Met) -> None:
    answer(work, case)
    assert [d.debtor for d in duties.of(case.proposal, Duty.PUBLISH_REPLY)] == ["提案委办公室"]


def test_a_reply_on_request_need_not_be_published(work: Work, case: Met) -> None:
    answer(work, case, paper(publicity=Publicity.ON_REQUEST))
    assert duties.of(case.proposal, Duty.PUBLISH_REPLY) == []


def test_a_supplement_adds_to_the_reply_and_leaves_it(work: Work, case: Met) -> None:
    answer(work, case)
    before = case.unit.replies[0].model_dump()
    reply.supplement(work, case.unit, "补助办法已于十月印发。", after(UNIT, 30))
    (letter,) = letters(work, "handle/supplementary_reply")
    assert "区住建局提复〔2026〕1号" in letter.words
    assert case.unit.replies[0].model_dump() == before


def test_an_archived_case_is_not_added_to(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    proposal = make_proposal(ProposalStage.ARCHIVED)
    done = make_assignment(proposal, AssignmentStage.DONE)
    with pytest.raises(NotNow) as refusal:
        reply.supplement(work, done, "又有进展。", UNIT)
    assert refusal.value.rules == ("not_archived",)


def test_a_proposer_does_not_issue_a_reply(work: Work, case: Met) -> None:
    with pytest.raises(NotYou):
        reply.issue(work, case.unit, MEMBER)
