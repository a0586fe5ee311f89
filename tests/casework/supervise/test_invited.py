"""督办: a proposer of every case is asked to come before it starts (R-08, integrity rule 35)."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.supervise import supervision
from proposals.casework.supervise.supervision import Guest, SupervisionPlan
from proposals.records import Assignment, Supervision
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.supervise.owing import CLERK, VICE_CHAIR, handled, plan_over
from workflows.refusals import NotNow
from workflows.terms import ProposalStage, SupervisionStage


@pytest.fixture
def case(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """A case of 委员甲 that 区住建局 handles."""
    return handled(make_proposal, make_assignment)


def invited(work: Work, plan: SupervisionPlan, *names: str) -> Supervision:
    """An approved plan to which these people are asked."""
    made = supervision.plan(work, plan, CLERK)
    supervision.approve(work, made, VICE_CHAIR)
    supervision.invite(work, made, [Guest(name) for name in names], CLERK)
    return made


def of_another(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """A case that 委员丁 proposed."""
    other = handled(make_proposal, make_assignment, case_no="第0013号", proposer_name="委员丁")
    other.proposal.signatures[0].name = "委员丁"
    return other


def test_it_does_not_start_with_other_guests_alone(work: Work, case: Assignment) -> None:
    made = invited(work, plan_over(case), "专家壬")
    with pytest.raises(NotNow, match="proposers_invited"):
        supervision.start(work, made, date(2026, 3, 2), "幸福里小区", CLERK)
    supervision.invite(work, made, [], CLERK)
    supervision.start(work, made, date(2026, 3, 2), "幸福里小区", CLERK)
    assert made.stage == SupervisionStage.UNDER_WAY


@pytest.mark.parametrize("how", ["covered", "merged into it"])
def test_every_proposal_has_its_proposer_invited(
    work: Work,
    case: Assignment,
    make_proposal: MakeProposal,
    make_assignment: MakeAssignment,
    how: str,
) -> None:
    other = of_another(make_proposal, make_assignment)
    if how == "covered":
        made = invited(work, plan_over(case, other), "委员甲")
    else:
        case.proposal.merged.append(other.proposal)
        made = invited(work, plan_over(case), "委员甲")
    with pytest.raises(NotNow, match="proposers_invited"):
        supervision.start(work, made, date(2026, 3, 2), "幸福里小区", CLERK)
    supervision.invite(work, made, [Guest("委员丁")], CLERK)
    supervision.start(work, made, date(2026, 3, 2), "幸福里小区", CLERK)
    assert made.stage == SupervisionStage.UNDER_WAY


def test_rule_35_of_a_case_withdrawn_meanwhile_nobody_is_asked(
    work: Work, case: Assignment, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    gone = of_another(make_proposal, make_assignment)
    made = supervision.plan(work, plan_over(case, gone), CLERK)
    supervision.approve(work, made, VICE_CHAIR)
    gone.proposal.stage = ProposalStage.WITHDRAWN
    supervision.invite(work, made, [], CLERK)
    supervision.start(work, made, date(2026, 3, 2), "幸福里小区", CLERK)
    assert [guest.name for guest in made.guests] == ["委员甲"]
