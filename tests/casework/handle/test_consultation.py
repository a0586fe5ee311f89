"""面商: recorded by the unit, confirmed by the proposer, waived for a reason (rule 25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from proposals.casework.actor import Actor
from proposals.casework.handle import consultation
from proposals.records import Assignment
from proposals.work import Work
from tests.casework.conftest import MakeProposal, person
from tests.casework.handle.stories import (
    CLERK,
    MEETING,
    SPLIT,
    filed,
    handed_over,
    later,
    letters,
    office_of,
    refused,
    signed,
)
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import (
    AssignmentStage,
    Duty,
    MeetingForm,
    MeetingOutcome,
    ProposalStage,
    Role,
)

REFUSAL = MEETING._replace(refused=True, points="三月十日电话约见，委员表示书面答复即可")
CALL = MEETING._replace(form=MeetingForm.PHONE, place="")


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal) -> Assignment:
    """A case at unit 1, signed for on 3 March 2026."""
    return signed(work, handed_over(work, filed(make_proposal))[0])


@pytest.fixture
def proposer(member: Actor) -> Actor:
    """委员甲 on 12 March 2026."""
    return later(member, 10)


def on_12_march(case: Assignment) -> Actor:
    """The unit's office, two days after the meeting."""
    return later(office_of(case), 10)


def owes(case: Assignment, duty: Duty) -> bool:
    """Whether the unit still owes this."""
    return any(d.running and d.duty == duty for d in case.proposal.deadlines)


def test_the_first_contact_is_noted(work: Work, case: Assignment) -> None:
    consultation.contact(work, case, "电话约定面商时间", on_12_march(case))
    assert (case.contacted_at, owes(case, Duty.FIRST_CONTACT)) == (on_12_march(case).at, False)


def test_a_contact_says_how(work: Work, case: Assignment) -> None:
    with refused(work, Incomplete, "contact_described"):
        consultation.contact(work, case, "……", on_12_march(case))


def test_a_record_waits_for_the_proposer(work: Work, case: Assignment) -> None:
    record = consultation.record(work, case, MEETING, on_12_march(case))
    assert (record.outcome, case.stage) == (MeetingOutcome.RECORDED, AssignmentStage.HANDLING)
    assert letters(work, "meeting_record")[0].addressee == "委员甲"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        pytest.param({"held_on": date(2026, 3, 13)}, "meeting_not_in_future", id="rule_25-future"),
        pytest.param(
            {"held_on": date(2026, 3, 1)}, "meeting_after_assignment", id="rule_16-too early"
        ),
        pytest.param({"unit_people": " "}, "somebody_from_the_unit", id="rule_25-nobody"),
        pytest.param({"place": ""}, "place_given", id="rule_25-nowhere"),
        pytest.param({"refused": True, "points": ""}, "refusal_documented", id="rule_25-bare"),
    ],
)
def test_a_record_that_cannot_be_is_refused(
    work: Work, case: Assignment, change: dict[str, object], rule: str
) -> None:
    with refused(work, Incomplete, rule):
        consultation.record(work, case, MEETING._replace(**change), on_12_march(case))
    assert case.consultations == []


def test_a_confirmed_meeting_brings_unit_and_proposal_on(
    work: Work, case: Assignment, proposer: Actor
) -> None:
    record = consultation.record(work, case, MEETING, on_12_march(case))
    consultation.confirm(work, record, proposer)
    assert (record.outcome, record.answered_by) == (MeetingOutcome.CONFIRMED, "委员甲")
    assert (case.stage, case.proposal.stage) == (
        AssignmentStage.MET,
        ProposalStage.FACE_TO_FACE,
    )


def test_rule_25_a_telephone_call_is_no_meeting(
    work: Work, case: Assignment, proposer: Actor
) -> None:
    record = consultation.record(work, case, CALL, on_12_march(case))
    consultation.confirm(work, record, proposer)
    assert (record.outcome, case.stage) == (MeetingOutcome.CONFIRMED, AssignmentStage.HANDLING)


def test_rule_25_confirming_a_call_does_not_confirm_the_meeting_after_it(
    work: Work, case: Assignment, proposer: Actor
) -> None:
    call = consultation.record(work, case, CALL, on_12_march(case))
    talk = consultation.record(work, case, MEETING, on_12_march(case))
    consultation.confirm(work, call, proposer)
    assert (talk.outcome, case.stage) == (MeetingOutcome.RECORDED, AssignmentStage.HANDLING)
    consultation.confirm(work, talk, proposer)
    assert case.stage == AssignmentStage.MET


def test_the_proposal_waits_for_every_answering_unit(
    work: Work, make_proposal: MakeProposal, proposer: Actor
) -> None:
    cases = [signed(work, c) for c in handed_over(work, filed(make_proposal), SPLIT)]
    stages = []
    for each in cases:
        record = consultation.record(work, each, MEETING, on_12_march(each))
        consultation.confirm(work, record, proposer)
        stages.append(each.proposal.stage)
    assert stages == [ProposalStage.HANDLING, ProposalStage.FACE_TO_FACE]


def test_a_proposer_of_a_merged_proposal_may_confirm(
    work: Work, make_proposal: MakeProposal
) -> None:
    lead = filed(make_proposal)
    make_proposal(
        ProposalStage.MERGED,
        case_no="第0002号",
        lead_id=lead.key,
        member_id=3,
        proposer_name="委员丙",
    )
    work.refresh(lead, ["merged"])
    case = signed(work, handed_over(work, lead)[0])
    record = consultation.record(work, case, MEETING, on_12_march(case))
    consultation.confirm(work, record, later(person(Role.MEMBER, "委员丙", member_id=3), 10))
    assert case.stage == AssignmentStage.MET


@pytest.mark.parametrize(
    ("actor", "kind", "rule"),
    [
        pytest.param(
            person(Role.MEMBER, "委员丁", member_id=4), NotYou, "own_proposal", id="stranger"
        ),
        pytest.param(CLERK, Incomplete, "proxy_needs_scan", id="clerk without the paper"),
        pytest.param(
            person(Role.UNIT_OFFICE, "住建局办公室", unit_id=1), NotYou, "own_proposal", id="unit"
        ),
    ],
)
def test_rule_25_nobody_else_confirms(
    work: Work, case: Assignment, actor: Actor, kind: type[NotYou], rule: str
) -> None:
    record = consultation.record(work, case, MEETING, on_12_march(case))
    with refused(work, kind, rule):
        consultation.confirm(work, record, later(actor, 10))
    assert record.outcome == MeetingOutcome.RECORDED


def test_a_clerk_confirms_with_the_paper(work: Work, case: Assignment) -> None:
    record = consultation.record(work, case, MEETING, on_12_march(case))
    consultation.confirm(work, record, later(CLERK, 12), scan="b" * 64)
    assert case.stage == AssignmentStage.MET


def test_a_disputed_record_counts_for_nothing(
    work: Work, case: Assignment, proposer: Actor
) -> None:
    record = consultation.record(work, case, MEETING, on_12_march(case))
    consultation.dispute(work, record, "只通过电话，没有见面", proposer)
    assert (record.outcome, case.stage) == (MeetingOutcome.DISPUTED, AssignmentStage.HANDLING)
    assert "没有见面" in letters(work, "meeting_disputed")[0].words


def test_a_record_is_answered_once(work: Work, case: Assignment, proposer: Actor) -> None:
    record = consultation.record(work, case, MEETING, on_12_march(case))
    consultation.dispute(work, record, "没有见面", proposer)
    with refused(work, NotNow, "meeting_unconfirmed"):
        consultation.confirm(work, record, proposer)


def test_a_record_of_an_earlier_round_is_not_answered_any_more(
    work: Work, case: Assignment, proposer: Actor
) -> None:
    record = consultation.record(work, case, MEETING, on_12_march(case))
    case.round = 2
    with refused(work, NotNow, "meeting_of_this_round"):
        consultation.confirm(work, record, proposer)


def test_there_is_no_meeting_to_confirm_in_a_refusal(
    work: Work, case: Assignment, proposer: Actor
) -> None:
    record = consultation.record(work, case, REFUSAL, on_12_march(case))
    with refused(work, NotNow, "meeting_unconfirmed"):
        consultation.confirm(work, record, proposer)


def test_one_event_serves_several_proposals(work: Work, make_proposal: MakeProposal) -> None:
    both = [filed(make_proposal, case_no=f"第000{n}号") for n in (1, 2)]
    cases = [signed(work, handed_over(work, proposal)[0]) for proposal in both]
    event = MEETING._replace(event="住建领域提案办理协商会", form=MeetingForm.SYMPOSIUM)
    records = consultation.record_for(work, cases, event, on_12_march(cases[0]))
    assert [r.event for r in records] == ["住建领域提案办理协商会"] * 2


def test_a_common_meeting_has_a_name(work: Work, case: Assignment) -> None:
    with refused(work, Incomplete, "event_named"):
        consultation.record_for(work, [case], MEETING, on_12_march(case))


def test_another_unit_records_nothing(work: Work, case: Assignment) -> None:
    with refused(work, NotYou, "own_assignment"):
        consultation.record(work, case, MEETING, replace(on_12_march(case), unit_id=4))
