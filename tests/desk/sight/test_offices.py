"""The committee sees what came in, a reviewer his field, an assigner his kinds, a unit its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proposals.desk import sight
from proposals.records import HandlingUnit, Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.desk.sight.conftest import Sees, anybody, given_by, who
from workflows.policies.permits import UNIT as UNIT_ROLES
from workflows.policies.sights import INSIDE
from workflows.refusals import NotFound
from workflows.terms import AssignmentStage, ProposalStage, Role, UnitKind, UnitRole

CLERK = who(Role.CLERK)
UNIT = who(Role.UNIT_HANDLER, unit_id=1)
TAKEN = (frozenset({1, 4}), frozenset({4}))
CO_UNIT = who(Role.CO_UNIT, unit_id=1)
GOVERNMENT = who(Role.ASSIGNER, scope="government, town")
COURT = who(Role.ASSIGNER, scope="court")


def reviewer(scope: str = "", member_id: int = 4) -> object:
    return who(Role.REVIEWER, scope=scope, member_id=member_id)


@pytest.fixture
def filed(make_proposal: MakeProposal) -> Proposal:
    return make_proposal(ProposalStage.FILED, filed_at=AT)


def test_inside_the_committee_everything_handed_in_is_seen(
    make_proposal: MakeProposal, sees: Sees
) -> None:
    proposal = make_proposal(ProposalStage.SUBMITTED)
    assert {role for role in Role if sees(anybody(role), proposal)} == INSIDE


def test_a_clerk_sees_the_draft_whose_paper_he_holds(
    make_proposal: MakeProposal, sees: Sees
) -> None:
    proposal = make_proposal(proxy_scan="b" * 64)
    assert [sees(CLERK, proposal), sees(who(Role.AUDITOR), proposal)] == [True, False]


def test_an_administrator_sees_no_case(make_proposal: MakeProposal, sees: Sees) -> None:
    assert not sees(who(Role.SYSADMIN), make_proposal(ProposalStage.CLOSED))


@pytest.mark.parametrize(
    ("scope", "seen"), [("社会", True), ("经济,社会", True), ("经济", False), ("", True)]
)
def test_a_reviewer_sees_his_field(
    make_proposal: MakeProposal, sees: Sees, scope: str, seen: bool
) -> None:
    proposal = make_proposal(ProposalStage.UNDER_REVIEW)
    assert sees(reviewer(scope), proposal) is seen  # type: ignore[arg-type]


def test_a_reviewer_sees_what_an_organisation_proposed(
    make_proposal: MakeProposal, sees: Sees
) -> None:
    proposal = given_by(make_proposal(ProposalStage.UNDER_REVIEW), None)
    proposal.organisation_id = 1
    assert sees(reviewer(), proposal)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stage", "seen"), [(ProposalStage.UNDER_REVIEW, False), (ProposalStage.FILED, True)]
)
def test_a_reviewer_never_sees_his_own_while_it_is_reviewed(
    make_proposal: MakeProposal, sees: Sees, stage: ProposalStage, seen: bool
) -> None:
    own = reviewer(member_id=1)
    assert sees(own, make_proposal(stage)) is seen  # type: ignore[arg-type]


def test_a_reviewer_waits_until_it_is_accepted(make_proposal: MakeProposal, sees: Sees) -> None:
    assert not sees(reviewer(), make_proposal(ProposalStage.SUBMITTED))  # type: ignore[arg-type]


def test_an_assigner_sees_what_his_kind_of_unit_is_proposed_for(
    filed: Proposal, sees: Sees
) -> None:
    filed.proposed_units = [{"unit_id": "1", "role": "sole", "name": "区住建局"}]
    assert [sees(GOVERNMENT, filed), sees(COURT, filed)] == [True, False]


def test_unit_1_is_not_taken_for_unit_11(work: Work, filed: Proposal, sees: Sees) -> None:
    work.get_one(HandlingUnit, 1).kind = UnitKind.COURT
    eleventh = {"name": "区水务局", "kind": UnitKind.GOVERNMENT, "valid_from": AT.date()}
    work.add(HandlingUnit(id=11, **eleventh))  # type: ignore[arg-type]
    filed.proposed_units = [{"unit_id": "11", "role": "sole", "name": "区水务局"}]
    assert [sees(GOVERNMENT, filed), sees(COURT, filed)] == [True, False]


def test_an_assigner_sees_what_his_kind_of_unit_handles(
    filed: Proposal, make_assignment: MakeAssignment, sees: Sees
) -> None:
    make_assignment(filed)
    assert [sees(GOVERNMENT, filed), sees(COURT, filed)] == [True, False]


def test_an_assigner_without_scope_sees_what_is_filed(
    make_proposal: MakeProposal, filed: Proposal, sees: Sees
) -> None:
    every, not_filed = who(Role.ASSIGNER), make_proposal(ProposalStage.UNDER_REVIEW)
    assert [sees(every, filed), sees(every, not_filed)] == [True, False]


def test_an_assigner_sees_what_was_merged_into_his_case(
    make_proposal: MakeProposal, filed: Proposal, make_assignment: MakeAssignment, sees: Sees
) -> None:
    make_assignment(filed)
    assert sees(GOVERNMENT, make_proposal(ProposalStage.MERGED, lead_id=filed.key))


def test_a_unit_sees_its_own(filed: Proposal, make_assignment: MakeAssignment, sees: Sees) -> None:
    make_assignment(filed, unit_id=1)
    seeing = {(role, n) for role in UNIT_ROLES for n in (1, 2) if sees(who(role, unit_id=n), filed)}
    assert seeing == {(role, 1) for role in UNIT_ROLES}


def test_who_comes_as_co_unit_sees_where_it_is_co(
    filed: Proposal, make_assignment: MakeAssignment, sees: Sees
) -> None:
    make_assignment(filed, role=UnitRole.LEAD, unit_id=2)
    make_assignment(filed, role=UnitRole.CO, unit_id=1)
    assert [sees(CO_UNIT, filed), sees(who(Role.CO_UNIT, unit_id=2), filed)] == [True, False]


def test_a_unit_still_sees_that_it_gave_a_case_back(
    filed: Proposal, make_assignment: MakeAssignment, sees: Sees
) -> None:
    make_assignment(filed, AssignmentStage.RETURNED)
    assert sees(UNIT, filed)


def test_a_unit_sees_what_was_merged_into_its_case(
    make_proposal: MakeProposal, filed: Proposal, make_assignment: MakeAssignment, sees: Sees
) -> None:
    make_assignment(filed)
    assert sees(UNIT, make_proposal(ProposalStage.MERGED, lead_id=filed.key))


def test_a_case_that_is_not_yours_is_not_found(work: Work, filed: Proposal) -> None:
    with pytest.raises(NotFound, match="没有这件提案"):
        sight.case(work, UNIT, filed.key)


def test_a_case_that_does_not_exist_is_not_found_in_the_same_words(work: Work) -> None:
    with pytest.raises(NotFound, match="没有这件提案"):
        sight.case(work, CLERK, 4711)


def test_a_batch_is_refused_for_one_case_that_is_not_yours(
    work: Work, make_proposal: MakeProposal, filed: Proposal, make_assignment: MakeAssignment
) -> None:
    make_assignment(filed)
    stranger = make_proposal(ProposalStage.FILED)
    with pytest.raises(NotFound):
        sight.cases(work, UNIT, [filed.key, stranger.key])


def test_a_batch_comes_in_the_order_asked_for_each_once(
    work: Work, make_proposal: MakeProposal, filed: Proposal
) -> None:
    other = make_proposal(ProposalStage.FILED)
    assert sight.cases(work, CLERK, [other.key, filed.key, other.key]) == [other, filed]


def test_an_heir_sees_what_it_took_over(
    make_proposal: MakeProposal, make_assignment: MakeAssignment, sees: Sees
) -> None:
    case = make_assignment(make_proposal(ProposalStage.HANDLING), AssignmentStage.HANDLING)
    heir = who(Role.UNIT_HANDLER, unit_id=4)
    assert [sees(replace(heir, stands_for=own), case.proposal) for own in TAKEN] == [True, False]
