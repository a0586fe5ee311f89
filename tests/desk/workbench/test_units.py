"""A unit's workbench: its part in each case, its clocks, what is missing before it can reply."""

from __future__ import annotations

import pytest

from proposals.desk import workbench
from proposals.desk.workbench.units import Part
from proposals.records import Assignment, Consultation
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.handle.answered import MEMBER as PROPOSER
from tests.casework.handle.answered import PLEASED, answer, met
from tests.casework.handle.stories import LEAD_AND_CO, filed, handed_over, signed
from tests.desk.workbench.conftest import UNIT, who
from tests.rules.replies import planned
from workflows.terms import (
    AssignmentStage,
    MeetingForm,
    MeetingOutcome,
    ProposalStage,
    Rank,
    Role,
    UnitRole,
)

CO = who(Role.CO_UNIT, "财政局办公室", unit_id=2)


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal) -> Assignment:
    """区住建局 leads and has signed, 区财政局 is to send its opinion."""
    return signed(work, handed_over(work, filed(make_proposal), LEAD_AND_CO)[0])


def parts(work: Work, reader: object = UNIT) -> dict[UnitRole, tuple[Part, ...]]:
    work.flush()
    bench = workbench.handler(work, reader)  # type: ignore[arg-type]
    return {group.role: group.parts for group in bench.groups}


def meet(case: Assignment, outcome: MeetingOutcome) -> None:
    held = {"round": 1, "held_on": AT.date(), "place": "社区", "unit_people": "科员辛"}
    record = Consultation(
        assignment_id=case.key,
        form=MeetingForm.TALK,
        rank=Rank.HANDLER,
        recorded_at=AT,
        outcome=outcome,
        **held,  # type: ignore[arg-type]
    )
    case.consultations.append(record)


def test_a_unit_sees_its_cases_by_the_part_it_plays(work: Work, case: Assignment) -> None:
    assert [list(parts(work, reader)) for reader in (UNIT, CO)] == [
        [UnitRole.LEAD],
        [UnitRole.CO],
    ]


def test_what_is_missing_is_said_before_it_is_refused(work: Work, case: Assignment) -> None:
    (part,) = parts(work)[UnitRole.LEAD]
    assert part.missing == "会办意见 0/1，未面商"


def test_a_meeting_the_proposer_has_not_confirmed_is_missing(work: Work, case: Assignment) -> None:
    meet(case, MeetingOutcome.RECORDED)
    (part,) = parts(work)[UnitRole.LEAD]
    assert part.missing == "会办意见 0/1，面商未确认"


def test_nothing_is_missing_when_all_is_in(work: Work, case: Assignment) -> None:
    case.stage = AssignmentStage.MET
    other = next(a for a in case.proposal.assignments if a.role == UnitRole.CO)
    other.stage = AssignmentStage.OPINION_GIVEN
    (part,) = parts(work)[UnitRole.LEAD]
    assert part.missing == ""


def test_the_co_unit_has_nothing_to_wait_for(work: Work, case: Assignment) -> None:
    (part,) = parts(work, CO)[UnitRole.CO]
    assert part.missing == ""


def test_each_step_asked_is_one_click_away(work: Work, case: Assignment) -> None:
    (part,) = parts(work)[UnitRole.LEAD]
    at = f"/proposals/{case.proposal_id}/acts"
    assert [line.href for line in part.asked] == [
        f"{at}/contact?of={case.id}",
        f"{at}/record_meeting?of={case.id}",
    ]


def test_its_clocks_are_those_of_its_own_part(work: Work, case: Assignment) -> None:
    (part,) = parts(work, CO)[UnitRole.CO]
    assert {clock.label for clock in part.clocks} == {"签收", "会办意见"}


def test_a_unit_that_gave_the_case_back_has_nothing_in_hand(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    make_assignment(make_proposal(ProposalStage.ASSIGNED), AssignmentStage.RETURNED)
    assert parts(work) == {}


def test_another_units_cases_are_not_there(work: Work, case: Assignment) -> None:
    assert parts(work, who(Role.UNIT_OFFICE, unit_id=5)) == {}


def test_promises_remain_when_the_case_is_handled(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    from proposals.casework.handle import feedback

    answered = met(make_proposal, make_assignment)
    answer(work, answered, planned())
    feedback.rate(work, answered.proposal.forms[0], PLEASED, PROPOSER)
    work.flush()
    bench = workbench.handler(work, UNIT)
    assert bench.groups == ()
    assert [line.act for line in bench.promises] == ["report_promise"]
