"""撤案: by its own proposer, with the committee's consent once filed; the number is void."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlmodel import select

from proposals.casework import case_numbers, step
from proposals.casework.actor import Actor
from proposals.casework.submit import cosigning, intake
from proposals.records import GivenNumber, Proposal
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.handle.answered import answer, met
from tests.casework.submit.handed_in import (
    AUTHOR,
    CLERK,
    HEAD,
    PARTY,
    SCAN,
    SECOND,
    begun,
    joint,
    letters,
    refused,
)
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Act, AssignmentStage, ProposalStage, UnitRole


def handed_in(work: Work) -> Proposal:
    """A proposal that waits for the office."""
    proposal = begun(work)
    intake.submit(work, proposal, AUTHOR)
    return proposal


def filed(work: Work, make_proposal: MakeProposal) -> Proposal:
    """A filed proposal with a number out of its series."""
    proposal = make_proposal(ProposalStage.FILED)
    proposal.case_no = case_numbers.give(work, proposal, HEAD)
    return proposal


def test_before_filing_the_proposer_withdraws_alone(work: Work) -> None:
    proposal = handed_in(work)
    intake.withdraw(work, proposal, "问题已经解决", AUTHOR)
    assert proposal.stage == ProposalStage.WITHDRAWN
    assert [d.lifted_why for d in proposal.deadlines] == ["撤案"]


@pytest.mark.parametrize("actor", [SECOND, PARTY], ids=["rule_13-member", "rule_13-party"])
def test_nobody_withdraws_what_is_not_his(work: Work, actor: Actor) -> None:
    proposal = handed_in(work)
    with refused(work, NotYou, "own_proposal"):
        intake.withdraw(work, proposal, "理由", actor)


def test_a_clerk_withdraws_nothing_without_the_paper(work: Work) -> None:
    proposal = handed_in(work)
    with refused(work, Incomplete, "proxy_needs_scan"):
        intake.withdraw(work, proposal, "理由", CLERK)
    intake.withdraw(work, proposal, "理由", CLERK, SCAN)
    assert proposal.stage == ProposalStage.WITHDRAWN


def test_a_withdrawal_says_why(work: Work) -> None:
    proposal = handed_in(work)
    with refused(work, Incomplete, "reason_given"):
        intake.withdraw(work, proposal, "……", AUTHOR)


def test_a_joint_proposal_is_withdrawn_when_nobody_stays(work: Work) -> None:
    proposal = joint(work, SECOND)
    with refused(work, NotNow, "no_cosigner_stays"):
        intake.withdraw(work, proposal, "理由", AUTHOR)
    cosigning.leave(work, proposal, SECOND)
    intake.withdraw(work, proposal, "理由", AUTHOR)
    assert proposal.stage == ProposalStage.WITHDRAWN


def test_once_filed_the_committee_consents(work: Work, make_proposal: MakeProposal) -> None:
    proposal = filed(work, make_proposal)
    with refused(work, NotNow, "withdrawal_consented"):
        intake.withdraw(work, proposal, "理由", AUTHOR)
    intake.consent_withdrawal(work, proposal, "情况属实", HEAD)
    intake.withdraw(work, proposal, "理由", AUTHOR)
    assert proposal.stage == ProposalStage.WITHDRAWN


def test_the_committees_consent_says_why(work: Work, make_proposal: MakeProposal) -> None:
    proposal = filed(work, make_proposal)
    with refused(work, Incomplete, "reason_given"):
        intake.consent_withdrawal(work, proposal, "", HEAD)


def test_nobody_consents_to_his_own_withdrawal(work: Work, make_proposal: MakeProposal) -> None:
    proposal, author = filed(work, make_proposal), replace(HEAD, member_id=1)
    with refused(work, NotYou, "reviewer_is_not_author"):
        intake.consent_withdrawal(work, proposal, "理由", author)


def test_a_clerk_consents_to_nothing(work: Work, make_proposal: MakeProposal) -> None:
    proposal = filed(work, make_proposal)
    with refused(work, NotYou, "role_permits_act"):
        intake.consent_withdrawal(work, proposal, "理由", CLERK)


def test_the_number_of_a_withdrawn_proposal_is_void_with_the_reason(
    work: Work, make_proposal: MakeProposal
) -> None:
    proposal = filed(work, make_proposal)
    intake.consent_withdrawal(work, proposal, "情况属实", HEAD)
    intake.withdraw(work, proposal, "问题已经解决", AUTHOR)
    given = work.exec(select(GivenNumber).where(GivenNumber.value == 1)).first()
    assert given is not None
    assert (given.voided_at, given.voided_why) == (AUTHOR.at, "撤案：问题已经解决")


@pytest.mark.parametrize(
    "stage",
    [AssignmentStage.PENDING_SIGN, AssignmentStage.RETURN_REQUESTED, AssignmentStage.HANDLING],
    ids=lambda stage: stage.value,
)
def test_its_units_are_told_and_relieved(
    work: Work,
    make_proposal: MakeProposal,
    make_assignment: MakeAssignment,
    stage: AssignmentStage,
) -> None:
    proposal = make_proposal(ProposalStage.HANDLING, withdrawal_consented=True, case_no=None)
    lead = make_assignment(proposal, stage, UnitRole.LEAD, 1)
    other = make_assignment(proposal, AssignmentStage.OPINION_GIVEN, UnitRole.CO, 2)
    make_assignment(proposal, AssignmentStage.RETURNED, UnitRole.CO, 3)
    intake.withdraw(work, proposal, "理由", AUTHOR)
    assert (lead.stage, other.stage) == (AssignmentStage.DONE, AssignmentStage.DONE)
    notices = letters(work, "withdrawal_notice")
    assert [notice.addressee for notice in notices] == ["区住建局", "区财政局"]


def test_who_leads_merged_proposals_does_not_withdraw(
    work: Work, make_proposal: MakeProposal
) -> None:
    lead = filed(work, make_proposal)
    lead.withdrawal_consented = True
    lead.merged.append(make_proposal(ProposalStage.MERGED))
    work.flush()
    with refused(work, NotNow, "merged_ones_kept"):
        intake.withdraw(work, lead, "理由", AUTHOR)


def test_nobody_consents_to_a_withdrawal_that_would_take_others_along(
    work: Work, make_proposal: MakeProposal
) -> None:
    lead = make_proposal(ProposalStage.HANDLING)
    lead.merged.append(make_proposal(ProposalStage.MERGED))
    with refused(work, NotNow, "merged_ones_kept"):
        intake.consent_withdrawal(work, lead, "情况属实", HEAD)


def test_what_is_merged_is_released_before_its_lead_is_withdrawn(
    work: Work, make_proposal: MakeProposal
) -> None:
    lead = make_proposal(ProposalStage.RETURNED)
    lead.merged.append(make_proposal(ProposalStage.MERGED))
    with refused(work, NotNow, "merged_ones_released"):
        intake.withdraw(work, lead, "理由", AUTHOR)


def test_what_is_answered_is_not_withdrawn(work: Work, make_proposal: MakeProposal) -> None:
    proposal = make_proposal(ProposalStage.REPLIED)
    with refused(work, NotNow, "stage_allows_act"):
        intake.withdraw(work, proposal, "理由", AUTHOR)


def test_a_withdrawn_proposal_takes_no_more_names(work: Work) -> None:
    proposal = handed_in(work)
    intake.withdraw(work, proposal, "理由", AUTHOR)
    with refused(work, NotNow, "stage_allows_act"):
        step.take(work, Act.INVITE, proposal, AUTHOR)


def test_a_case_that_was_answered_is_not_withdrawn(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    answer(work, case)
    case.proposal.stage, case.proposal.withdrawal_consented = ProposalStage.ASSIGNED, True
    with refused(work, NotNow, "no_reply_issued"):
        intake.withdraw(work, case.proposal, "理由", AUTHOR)
    case.proposal.withdrawal_consented = False
    with refused(work, NotNow, "no_reply_issued"):
        intake.consent_withdrawal(work, case.proposal, "理由", HEAD)
