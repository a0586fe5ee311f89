"""签收, 改派, 撤回: what becomes of a case that is at its units."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.handle import assignment
from proposals.database import Office
from proposals.records import Assignment, Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person, settle_committee
from tests.casework.handle.stories import (
    ASSIGNER,
    LEAD_AND_CO,
    NETWORK,
    SPLIT,
    filed,
    handed_over,
    later,
    letters,
    office_of,
    owed,
    refused,
    signed,
)
from workflows.papers.meeting import Network
from workflows.papers.units import UnitChoice
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import (
    AssignmentStage,
    Duty,
    Intake,
    ProposalStage,
    ProposerKind,
    Role,
    UnitRole,
)

FILED_ROW = {
    "stage": ProposalStage.FILED,
    "kind": ProposerKind.INDIVIDUAL,
    "term_id": 1,
    "plenary_session_id": 1,
    "intake": Intake.PLENARY,
    "title": "关于加快老旧小区加装电梯的提案",
    "proposer_name": "委员甲",
    "member_id": 1,
    "drafted_at": AT,
    "receipt_no": "收0001",
    "case_no": "第0001号",
}


def test_signing_names_three_people_and_begins_the_handling(
    work: Work, make_proposal: MakeProposal
) -> None:
    (case,) = handed_over(work, filed(make_proposal))
    signed(work, case)
    assert (case.leader, case.office, case.handler) == NETWORK
    assert (case.stage, case.proposal.stage) == (
        AssignmentStage.HANDLING,
        ProposalStage.HANDLING,
    )


def test_a_co_unit_that_signs_does_not_begin_the_handling(
    work: Work, make_proposal: MakeProposal
) -> None:
    _, co = handed_over(work, filed(make_proposal), LEAD_AND_CO)
    signed(work, co)
    assert co.proposal.stage == ProposalStage.ASSIGNED


def test_signing_without_the_three_levels_is_refused(
    work: Work, make_proposal: MakeProposal
) -> None:
    (case,) = handed_over(work, filed(make_proposal))
    with refused(work, Incomplete, "three_levels_named", "three_levels_named"):
        assignment.sign_for(work, case, Network("", " ", "经办壬"), office_of(case))
    assert case.stage == AssignmentStage.PENDING_SIGN


def test_another_unit_cannot_sign(work: Work, make_proposal: MakeProposal) -> None:
    (case,) = handed_over(work, filed(make_proposal))
    stranger = person(Role.UNIT_OFFICE, "城管局办公室", unit_id=4)
    with refused(work, NotYou, "own_assignment"):
        assignment.sign_for(work, case, NETWORK, stranger)


def test_a_replaced_unit_keeps_its_row_and_the_new_one_gets_its_own(
    work: Work, make_proposal: MakeProposal
) -> None:
    (old,) = handed_over(work, filed(make_proposal))
    signed(work, old)
    (new,) = assignment.replace(
        work, old, [UnitChoice(4, UnitRole.SOLE)], "职责调整", later(ASSIGNER, 3)
    )
    assert (old.stage, old.replaced_by_id) == (AssignmentStage.RETURNED, new.id)
    assert (new.unit_name, new.stage, old.proposal.stage) == (
        "区城管局",
        AssignmentStage.PENDING_SIGN,
        ProposalStage.ASSIGNED,
    )
    assert (owed(old), owed(new)[Duty.REPLY]) == ({}, date(2026, 6, 5))


def test_a_change_of_unit_is_told_to_the_old_unit_and_the_proposer(
    work: Work, make_proposal: MakeProposal
) -> None:
    (old,) = handed_over(work, filed(make_proposal))
    assignment.replace(work, old, [UnitChoice(4, UnitRole.SOLE)], "职责调整", ASSIGNER)
    told = [x.addressee for x in letters(work, "reassigned_notice")]
    assert told == ["区住建局", "委员甲"]


@pytest.mark.parametrize(
    ("choices", "rules"),
    [
        pytest.param([], ("unit_named", "another_answers"), id="nobody"),
        pytest.param([UnitChoice(1, UnitRole.SOLE)], ("another_unit",), id="the same"),
        pytest.param([UnitChoice(9, UnitRole.SOLE)], ("unit_known",), id="unknown"),
    ],
)
def test_a_replacement_needs_another_valid_unit(
    work: Work, make_proposal: MakeProposal, choices: list[UnitChoice], rules: tuple[str, ...]
) -> None:
    (old,) = handed_over(work, filed(make_proposal))
    with refused(work, Incomplete, *rules):
        assignment.replace(work, old, choices, "职责调整", ASSIGNER)


def test_one_of_several_splits_is_not_simply_dropped(
    work: Work, make_proposal: MakeProposal
) -> None:
    three = [*SPLIT, UnitChoice(4, UnitRole.SPLIT)]
    first, *_ = handed_over(work, filed(make_proposal), three)
    with refused(work, Incomplete, "another_answers"):
        assignment.replace(work, first, [], "职责调整", ASSIGNER)


def test_a_co_unit_can_be_recalled(work: Work, make_proposal: MakeProposal) -> None:
    _, co = handed_over(work, filed(make_proposal), LEAD_AND_CO)
    assignment.recall(work, co, ASSIGNER)
    assert (co.stage, owed(co)) == (AssignmentStage.RETURNED, {})
    assert letters(work, "reassigned_notice")[0].addressee == "区财政局"


def test_a_recalled_unit_can_be_chosen_again(work: Work, make_proposal: MakeProposal) -> None:
    lead, co = handed_over(work, filed(make_proposal), LEAD_AND_CO)
    assignment.recall(work, co, ASSIGNER)
    again = [UnitChoice(4, UnitRole.LEAD), UnitChoice(2, UnitRole.CO)]
    rows = assignment.replace(work, lead, again, "职责调整", ASSIGNER)
    assert [row.unit_name for row in rows] == ["区城管局", "区财政局"]


def test_who_takes_over_in_a_later_round_has_the_term_of_that_round(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    proposal = make_proposal(ProposalStage.REHANDLING, round=2, case_no="第0001号")
    old = make_assignment(proposal, AssignmentStage.HANDLING, round=2)
    (new,) = assignment.replace(work, old, [UnitChoice(4, UnitRole.SOLE)], "职责调整", ASSIGNER)
    assert (new.round, Duty.REPLY in owed(new)) == (2, False)
    assert owed(new)[Duty.REHANDLE] == date(2026, 4, 2)


def test_an_answering_unit_is_not_recalled_from_a_living_case(
    work: Work, make_proposal: MakeProposal
) -> None:
    (case,) = handed_over(work, filed(make_proposal))
    with refused(work, NotNow, "somebody_answers"):
        assignment.recall(work, case, ASSIGNER)


def sign_what_was_read(office: Office, read: Assignment) -> None:
    """Act on a row as it was read in an earlier transaction."""
    with office.transaction() as work:
        work.add(read)
        signed(work, read)


def test_rule_22_a_unit_with_a_stale_copy_gets_a_conflict(office: Office) -> None:
    with office.transaction() as work:
        settle_committee(work)
        proposal = Proposal(**FILED_ROW)
        work.add(proposal)
        work.flush()
        handed_over(work, proposal)
    with office.transaction() as work:
        read = work.get_one(Assignment, 1)
        assert read.proposal.deadlines
    with office.transaction() as work:
        signed(work, work.get_one(Assignment, 1))
    with pytest.raises(NotNow) as refusal:
        sign_what_was_read(office, read)
    assert refusal.value.rules == ("one_writer_at_a_time",)
