"""二次办理, 专项协商, 办结 (integrity rule 32)."""

from __future__ import annotations

import pytest
from sqlmodel import select

from proposals.casework import duties
from proposals.casework.handle import feedback, reply, rounds
from proposals.records import Assignment, Letter, Reply, history
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.handle.answered import (
    ASSIGNER,
    CLERK,
    CLOCK,
    COSIGNER,
    CROSS,
    HEAD,
    LEADER,
    MEMBER,
    PLEASED,
    UNIT,
    Met,
    after,
    answer,
    cosign,
    meet_again,
    met,
)
from tests.rules.replies import paper, planned
from workflows.refusals import Incomplete, NotNow
from workflows.terms import (
    AssignmentStage,
    Duty,
    FormState,
    ProposalStage,
    UnitRole,
)


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Met:
    """An answered case of 委员甲."""
    case = met(make_proposal, make_assignment)
    answer(work, case)
    return case


def rated(work: Work, case: Met, opinion: feedback.Opinion, days: int = 0) -> None:
    feedback.rate(work, case.proposal.forms[-1], opinion, after(MEMBER, days))


def second_round(work: Work, case: Met) -> None:
    rated(work, case, CROSS, days=5)
    meet_again(work, case, days=10)
    answer(work, case, planned(), days=12)


def test_dissatisfied_is_done_again_at_once(work: Work, case: Met) -> None:
    rated(work, case, CROSS)
    assert (case.proposal.stage, case.proposal.round) == (ProposalStage.REHANDLING, 2)
    assert (case.unit.stage, case.unit.round) == (AssignmentStage.HANDLING, 2)


def test_a_second_round_has_a_date_of_its_own(work: Work, case: Met) -> None:
    rated(work, case, CROSS)
    assert [d.debtor for d in duties.of(case.unit, Duty.REHANDLE)] == ["区住建局"]


def test_the_unit_reads_the_members_own_words(work: Work, case: Met) -> None:
    rated(work, case, CROSS)
    kind = "handle/rehandling_notice"
    letter = work.exec(select(Letter).where(Letter.kind == kind)).one()
    assert CROSS.reason in letter.words
    assert "区住建局提复〔2026〕1号" in letter.words


def test_the_other_forms_and_their_duties_fall_away(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    cosign(case.proposal, work)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], CROSS, MEMBER)
    assert case.proposal.forms[1].state == FormState.SUPERSEDED
    assert duties.of(case.proposal, Duty.FEEDBACK) == []


def test_a_co_signers_dissatisfaction_counts_too(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    cosign(case.proposal, work)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], PLEASED, MEMBER)
    feedback.rate(work, case.proposal.forms[1], CROSS, COSIGNER)
    assert case.proposal.stage == ProposalStage.REHANDLING


def digest_of_round_one(work: Work, case: Met) -> str:
    """A hash of everything that was said in the first round, as it stands in the database."""
    work.flush()
    work.expire_all()
    first = work.exec(select(Reply).where(Reply.round == 1)).one()
    form = next(f for f in case.proposal.forms if f.round == 1)
    rows = [first, *first.answers, form, *case.unit.consultations]
    return history.digest("sha256", "", [row.model_dump(mode="json") for row in rows])


def test_round_one_is_untouched_by_round_two(work: Work, case: Met) -> None:
    rated(work, case, CROSS, days=5)
    before = digest_of_round_one(work, case)
    meet_again(work, case, days=10)
    reply.submit(work, case.unit, planned(), after(UNIT, 11))
    reply.reject(work, case.unit, "仍未写明时间", after(CLERK, 11))
    answer(work, case, planned(), days=12)
    rated(work, case, PLEASED, days=13)
    assert digest_of_round_one(work, case) == before


def test_the_second_reply_names_the_first(work: Work, case: Met) -> None:
    second_round(work, case)
    kind = "handle/reply_letter"
    letter = work.exec(select(Letter).where(Letter.kind == kind).order_by("id")).all()[-1]
    assert letter.title.endswith("提案的再次答复")
    assert "区住建局提复〔2026〕1号" in letter.words


def test_a_satisfied_case_is_closed_and_everybody_told(work: Work, case: Met) -> None:
    rated(work, case, PLEASED)
    letter = work.exec(select(Letter).where(Letter.kind == "handle/closing_notice")).one()
    assert (case.proposal.stage, case.unit.stage) == (ProposalStage.CLOSED, AssignmentStage.DONE)
    assert (case.proposal.result_class, "对办理结果基本满意" in letter.words) == ("A", True)


def test_a_case_with_a_promise_is_tracked(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    answer(work, case, planned())
    rated(work, case, PLEASED)
    assert case.proposal.stage == ProposalStage.TRACKING


def test_the_class_of_a_split_case_is_the_one_furthest_from_solved(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    proposal = make_proposal(ProposalStage.FACE_TO_FACE, case_no="第0012号")
    units = [
        make_assignment(proposal, AssignmentStage.REPLIED, UnitRole.SPLIT, unit_id=n)
        for n in (1, 2)
    ]
    for unit, given in zip(units, "CA", strict=True):
        unit.replies.append(
            Reply(
                assignment_id=unit.key,
                round=1,
                unit_class=given,
                confirmed_class=given,
                **paper()._asdict() | {"answers": [], "promises": []},
                drafted_at=CLERK.at,
            )
        )
    assert rounds.class_in_force(work, proposal, CLERK) == "C"


def test_rule_32_a_dissatisfied_case_is_not_closed_while_rounds_remain(
    work: Work, case: Met
) -> None:
    case.proposal.forms[0].result_rating = CROSS.result_rating
    case.proposal.forms[0].reason = CROSS.reason
    with pytest.raises(NotNow) as refusal:
        rounds.close(work, case.proposal, HEAD)
    assert "dissatisfied_means_done_again" in refusal.value.rules
    assert case.proposal.stage == ProposalStage.REPLIED


def test_rule_32_a_case_is_not_closed_while_a_form_is_out(work: Work, case: Met) -> None:
    with pytest.raises(NotNow) as refusal:
        rounds.close(work, case.proposal, HEAD)
    assert refusal.value.rules == ("feedback_settled",)


def test_rule_32_after_the_last_round_only_a_special_consultation_closes(
    work: Work, case: Met
) -> None:
    second_round(work, case)
    rated(work, case, CROSS, days=14)
    with pytest.raises(NotNow) as refusal:
        rounds.close(work, case.proposal, HEAD)
    assert refusal.value.rules == ("special_consultation_held",)


@pytest.mark.parametrize("who", [HEAD, ASSIGNER], ids=["主任", "交办机关"])
def test_the_minutes_close_the_case(work: Work, case: Met, who: feedback.Actor) -> None:
    second_round(work, case)
    rated(work, case, CROSS, days=14)
    rounds.special_consult(work, case.proposal, "各方同意明年立项。", after(who, 20))
    assert case.proposal.special_minutes == "各方同意明年立项。"
    assert case.proposal.stage == ProposalStage.TRACKING


def test_a_special_consultation_does_not_replace_a_second_round(work: Work, case: Met) -> None:
    with pytest.raises(NotNow) as refusal:
        rounds.special_consult(work, case.proposal, "各方同意。", HEAD)
    assert refusal.value.rules == ("dissatisfied", "no_rounds_left")


def test_a_special_consultation_leaves_minutes(work: Work, case: Met) -> None:
    with pytest.raises(Incomplete) as refusal:
        rounds.special_consult(work, case.proposal, "", HEAD)
    assert refusal.value.rules == ("minutes_given",)


def test_the_clock_closes_a_case_all_of_whose_proposers_are_silent(work: Work, case: Met) -> None:
    feedback.lapse(work, case.proposal.forms[0], after(CLOCK, 60))
    assert case.unit.stage == AssignmentStage.DONE


def test_the_sent_text_of_the_first_reply_stays(work: Work, case: Met) -> None:
    sent = work.exec(select(Letter.words).where(Letter.kind == "handle/reply_letter")).one()
    second_round(work, case)
    kept = work.exec(
        select(Letter.words).where(Letter.kind == "handle/reply_letter").order_by("id")
    ).first()
    assert kept == sent


def test_a_new_round_needs_a_new_meeting(work: Work, case: Met) -> None:
    rated(work, case, CROSS)
    with pytest.raises(NotNow) as refusal:
        reply.submit(work, case.unit, paper(), LEADER)
    assert refusal.value.rules == ("stage_allows_act",)


def test_a_co_unit_is_not_asked_again(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    co: Assignment = make_assignment(
        case.proposal, AssignmentStage.OPINION_GIVEN, UnitRole.CO, unit_id=2
    )
    answer(work, case)
    rated(work, case, CROSS)
    assert (co.round, co.stage) == (1, AssignmentStage.OPINION_GIVEN)
