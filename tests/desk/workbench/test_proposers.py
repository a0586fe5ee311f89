"""A member's workbench: what happens with his cases in a sentence, and what is asked of him."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from proposals.casework.file import merging
from proposals.casework.handle import feedback
from proposals.casework.supervise import commitment as promises
from proposals.desk import workbench
from proposals.desk.workbench.proposers import Card
from proposals.records import Assignment, Consultation, Proposal, Signature
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.handle.answered import PLEASED, after, answer, cosign, met
from tests.casework.handle.answered import UNIT as OFFICE
from tests.casework.handle.stories import filed, handed_over, signed
from tests.desk.sight.conftest import sign
from tests.desk.workbench.conftest import MEMBER, SECOND, given_by, who
from tests.rules.replies import planned
from workflows.terms import (
    AssignmentStage,
    MeetingForm,
    ProposalStage,
    ProposerKind,
    Rank,
    Role,
    SignatureAnswer,
    SignatureRole,
)

__all__ = ["sign"]

CONVENOR = who(Role.CONVENOR, "委员己", member_id=6)
PARTY = who(Role.ORG_PROPOSER, "主委辛", organisation_id=1)
Sign = Callable[..., Signature]


def card(work: Work, proposal: Proposal, reader: object = MEMBER) -> Card:
    work.flush()
    cards = workbench.proposer(work, reader).cards  # type: ignore[arg-type]
    return next(each for each in cards if each.row.id == proposal.id)


def acts(of: Card) -> list[str]:
    return [line.act.label for line in of.asked if line.act]


def test_a_case_at_its_unit_is_told_in_one_sentence(
    work: Work, make_proposal: MakeProposal
) -> None:
    case = signed(work, handed_over(work, filed(make_proposal))[0])
    assert card(work, case.proposal).sentence == "区住建局将于6月2日前答复，尚未面商。"


def talked(work: Work, unit: Assignment) -> str:
    """A meeting on record, and where its proposer confirms it."""
    record = Consultation(
        assignment_id=unit.key,
        round=1,
        held_on=AT.date(),
        place="社区",
        form=MeetingForm.TALK,
        unit_people="科员辛",
        rank=Rank.HANDLER,
        recorded_at=AT,
    )
    unit.consultations.append(record)
    work.flush()
    return f"/proposals/{unit.proposal_id}/acts/confirm_meeting?of={record.id}"


def test_a_meeting_to_confirm_is_asked_of_any_proposer(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    proposal = make_proposal(ProposalStage.HANDLING)
    cosign(proposal, work)
    link = talked(work, make_assignment(proposal, AssignmentStage.HANDLING))
    for reader in (MEMBER, SECOND):
        assert [line.href for line in card(work, proposal, reader).asked] == [link]


def test_a_sector_is_asked_through_its_convenor_and_no_drafter(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment, sign: Sign
) -> None:
    of_sector = {"kind": ProposerKind.SECTOR, "member_id": None, "sector_id": 1}
    proposal = make_proposal(ProposalStage.HANDLING, **of_sector)
    sign(proposal, 2, role=SignatureRole.DRAFTER)
    link = talked(work, make_assignment(proposal, AssignmentStage.HANDLING))
    asked = {reader: card(work, proposal, reader).asked for reader in (CONVENOR, SECOND)}
    assert {reader: [line.href for line in lines] for reader, lines in asked.items()} == {
        CONVENOR: [link],
        SECOND: [],
    }


def test_each_proposer_is_asked_for_his_own_opinion(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    cosign(case.proposal, work)
    answer(work, case)
    of = {form.proposer: form.id for form in case.proposal.forms}
    for reader in (MEMBER, SECOND):
        (line,) = card(work, case.proposal, reader).asked
        assert (line.act, line.of) == ("rate", of[reader.name])


def test_the_second_feedback_is_the_first_proposers(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    cosign(case.proposal, work)
    answer(work, case, planned())
    for form, reader in zip(case.proposal.forms, (MEMBER, SECOND), strict=True):
        feedback.rate(work, form, PLEASED, reader)
    promises.report(work, case.proposal.commitments[0], "已印发", "办法", after(OFFICE, 30))
    assert acts(card(work, case.proposal)) == ["二次反馈"]
    assert acts(card(work, case.proposal, SECOND)) == []


def test_an_invitation_stands_apart_from_his_own_cases(
    work: Work, make_proposal: MakeProposal, sign: Sign
) -> None:
    proposal = make_proposal()
    sign(proposal, 2, SignatureAnswer.INVITED)
    bench = workbench.proposer(work, SECOND)
    link = f"/proposals/{proposal.id}/acts/cosign"
    assert (bench.cards, [line.href for line in bench.invited]) == ((), [link])


def test_a_draft_asks_to_be_handed_in(work: Work, make_proposal: MakeProposal) -> None:
    assert acts(card(work, make_proposal())) == ["提交"]


def test_a_draft_of_a_body_asks_for_its_signature_first(
    work: Work, make_proposal: MakeProposal
) -> None:
    proposal = given_by(make_proposal(kind=ProposerKind.PARTY), None)
    proposal.organisation_id = 1
    assert acts(card(work, proposal, PARTY)) == ["签署集体提案"]


def test_a_merging_asks_both_first_proposers(work: Work, make_proposal: MakeProposal) -> None:
    child = given_by(make_proposal(ProposalStage.UNDER_REVIEW), 2)
    lead = make_proposal(ProposalStage.UNDER_REVIEW, title="关于一窗受理的提案")
    merging.consent(work, child, lead, MEMBER)
    work.flush()
    (line,) = card(work, child, SECOND).asked
    assert (line.act, line.words) == ("consent_merge", "拟并入《关于一窗受理的提案》")
    assert workbench.proposer(work, MEMBER).cards[0].asked == ()


def test_a_conversion_asks_the_first_proposer(work: Work, make_proposal: MakeProposal) -> None:
    proposal = make_proposal(ProposalStage.NOT_FILED, disposition="public_opinion")
    assert acts(card(work, proposal)) == ["同意转办"]


def test_cases_that_ask_something_come_first(work: Work, make_proposal: MakeProposal) -> None:
    draft = make_proposal()
    make_proposal(ProposalStage.SUBMITTED)
    assert workbench.proposer(work, MEMBER).cards[0].row.id == draft.id


def test_what_is_over_is_counted(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.ARCHIVED)
    bench = workbench.proposer(work, MEMBER)
    assert (bench.cards, bench.finished) == ((), 1)


@pytest.mark.parametrize("stage", [ProposalStage.SUBMITTED, ProposalStage.CLOSED])
def test_nothing_is_asked_where_nothing_is_to_do(
    work: Work, make_proposal: MakeProposal, stage: ProposalStage
) -> None:
    assert acts(card(work, make_proposal(stage))) == []
