"""Every act of a case, possible now or why not; what is always refused is not called possible."""

from __future__ import annotations

import pytest

from proposals.acting.possible import NextAct, next_acts
from proposals.casework.supervise import supervision
from proposals.records import Letter, Proposal
from proposals.work import Work
from tests.casework.conftest import (
    AT,
    MakeAssignment,
    MakeProposal,
    make_assignment,
    make_proposal,
    work,
)
from tests.casework.supervise.owing import CLERK, plan_over
from workflows.terms import Act, AssignmentStage, ProposalStage

__all__ = ["make_assignment", "make_proposal", "work"]


def acts(work: Work, proposal: Proposal) -> dict[Act, NextAct]:
    return {each.act: each for each in next_acts(work, proposal, AT)}


@pytest.fixture
def held(make_proposal: MakeProposal) -> Proposal:
    return make_proposal(ProposalStage.UNDER_REVIEW, on_hold=True)


@pytest.fixture
def submitted(make_proposal: MakeProposal) -> Proposal:
    return make_proposal(ProposalStage.SUBMITTED)


def test_an_act_that_is_not_possible_says_why(work: Work, held: Proposal) -> None:
    assert [o.rule for o in acts(work, held)[Act.FILE].objections] == ["not_on_hold"]


def test_an_act_that_is_possible_has_no_objection(work: Work, held: Proposal) -> None:
    assert acts(work, held)[Act.RELEASE].possible


def test_the_acts_of_the_units_stand_beside_those_of_the_case(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    proposal = make_proposal(ProposalStage.HANDLING)
    assignment = make_assignment(proposal, AssignmentStage.HANDLING)
    assert f"assignment:{assignment.id}" in {a.case for a in acts(work, proposal).values()}


def test_a_unit_that_gave_the_case_back_has_no_acts(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    proposal = make_proposal(ProposalStage.ASSIGNED)
    make_assignment(proposal, AssignmentStage.RETURNED)
    assert {a.case for a in acts(work, proposal).values()} == {f"proposal:{proposal.id}"}


@pytest.mark.parametrize(
    ("act", "rule"),
    [
        (Act.LEAVE, "someone_stays"),
        (Act.URGE, "act_follows"),
        (Act.REDATE, "act_follows"),
        (Act.REMOVE_ATTACHMENT, "row_exists"),
        (Act.CONFIRM_LETTER, "row_exists"),
        (Act.DISCARD_LETTER, "row_exists"),
    ],
)
def test_what_would_be_refused_is_not_called_possible(
    work: Work, submitted: Proposal, act: Act, rule: str
) -> None:
    assert rule in {objection.rule for objection in acts(work, submitted)[act].objections}


def test_a_reply_of_an_archived_case_is_not_supplemented(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    archived = make_proposal(ProposalStage.ARCHIVED)
    make_assignment(archived, AssignmentStage.DONE)
    objections = acts(work, archived)[Act.SUPPLEMENT].objections
    assert "not_archived" in {objection.rule for objection in objections}


def test_a_drafted_letter_can_be_confirmed(work: Work, submitted: Proposal) -> None:
    work.add(
        Letter(
            kind="supervise/supervision_notice",
            proposal_id=submitted.id,
            title="督办通知",
            addressee="区住建局",
            words="<document><title>督办通知</title></document>",
            occasion="a draft",
            written_at=AT,
            send_on=AT.date(),
            needs_confirmation=True,
        )
    )
    work.flush()
    assert acts(work, submitted)[Act.CONFIRM_LETTER].possible


def test_an_act_is_told_as_json(work: Work, submitted: Proposal) -> None:
    assert acts(work, submitted)[Act.ACCEPT].as_json() == {
        "case": f"proposal:{submitted.id}",
        "act": "accept",
        "label": "受理",
        "roles": ["clerk"],
        "possible": True,
        "objections": [],
    }


def test_an_act_for_which_no_row_is_fit_is_not_called_possible(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    handling = make_proposal(ProposalStage.HANDLING)
    make_assignment(handling, AssignmentStage.HANDLING)
    found = acts(work, handling)
    assert [found[a].possible for a in (Act.CONTACT, Act.RECALL)] == [True, False]


def test_what_a_paper_of_the_act_may_bring_is_not_held_against_it(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    handling = make_proposal(ProposalStage.HANDLING)
    make_assignment(handling, AssignmentStage.HANDLING)
    assert acts(work, handling)[Act.WAIVE_MEETING].possible


def test_nobody_signs_who_was_not_invited(work: Work, make_proposal: MakeProposal) -> None:
    draft = acts(work, make_proposal(ProposalStage.DRAFT))
    assert [draft[a].possible for a in (Act.INVITE, Act.COSIGN, Act.DECLINE)] == [
        *(True, False, False)
    ]


def test_supervisions_and_look_backs_can_be_begun_from_the_day_of_its_assignment(
    work: Work, submitted: Proposal, make_proposal: MakeProposal
) -> None:
    begins = {Act.PLAN_SUPERVISION, Act.PLAN_LOOKBACK}
    assigned = make_proposal(ProposalStage.HANDLING, case_no="第0012号", assigned_at=AT)
    assert begins.isdisjoint(acts(work, submitted))
    assert {act: acts(work, assigned)[act].possible for act in begins} == dict.fromkeys(
        begins, True
    )


def test_the_acts_of_a_supervision_stand_beside_those_of_the_case(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = make_assignment(make_proposal(ProposalStage.HANDLING, assigned_at=AT))
    planned = supervision.plan(work, plan_over(case), CLERK)
    found = acts(work, case.proposal)
    assert found[Act.APPROVE_SUPERVISION].case == f"supervision:{planned.id}"
    assert found[Act.APPROVE_SUPERVISION].possible
