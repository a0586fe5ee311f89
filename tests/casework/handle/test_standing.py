"""Who handles a case never judges it; an assigner decides for the units of his kind alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proposals.casework.actor import Actor
from proposals.casework.handle import consultation, feedback, reply, rounds
from proposals.records import Assignment
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.handle.answered import (
    ASSIGNER,
    CROSS,
    MEMBER,
    UNIT,
    Met,
    after,
    answer,
    meet_again,
    met,
)
from tests.casework.handle.stories import MEETING
from tests.rules.replies import paper, planned
from workflows.refusals import NotYou
from workflows.terms import AssignmentStage, ProposalStage, WaiverGround

HANDLER = replace(MEMBER, unit_id=1)
GOVERNMENT, PARTY = replace(ASSIGNER, scope="government"), replace(ASSIGNER, scope="party")


@pytest.fixture
def case(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Met:
    """A case whose unit has met the proposer."""
    return met(make_proposal, make_assignment)


@pytest.fixture
def unmet(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """A case whose unit has yet to meet him."""
    return make_assignment(make_proposal(ProposalStage.HANDLING), AssignmentStage.HANDLING)


def test_a_handler_does_not_confirm_the_meeting_with_himself(work: Work, unmet: Assignment) -> None:
    record = consultation.record(work, unmet, MEETING, after(UNIT, 10))
    with pytest.raises(NotYou, match="handler_never_rates"):
        consultation.confirm(work, record, after(HANDLER, 10))
    consultation.confirm(work, record, after(replace(MEMBER, unit_id=2), 10))


def test_a_handler_does_not_excuse_his_unit_from_meeting(work: Work, unmet: Assignment) -> None:
    with pytest.raises(NotYou, match="handler_never_rates"):
        consultation.waive(work, unmet, WaiverGround.CONSENT, HANDLER)


def test_another_systems_assigner_does_not_check_a_reply(work: Work, case: Met) -> None:
    reply.submit(work, case.unit, paper(), UNIT)
    with pytest.raises(NotYou, match="own_kind_of_unit"):
        reply.approve(work, case.unit, "A", PARTY)
    with pytest.raises(NotYou, match="own_kind_of_unit"):
        reply.reject(work, case.unit, "退回", PARTY)
    reply.approve(work, case.unit, "A", GOVERNMENT)


def rated_twice(work: Work, case: Met) -> None:
    """The rounds are used up and the proposer is still dissatisfied."""
    answer(work, case)
    feedback.rate(work, case.proposal.forms[-1], CROSS, after(MEMBER, 5))
    meet_again(work, case, days=10)
    answer(work, case, planned(), days=12)
    feedback.rate(work, case.proposal.forms[-1], CROSS, after(MEMBER, 14))


@pytest.mark.parametrize("who", [PARTY, replace(PARTY, scope="court,town")], ids=["党委", "法院"])
def test_another_systems_assigner_holds_no_special_consultation(
    work: Work, case: Met, who: Actor
) -> None:
    rated_twice(work, case)
    with pytest.raises(NotYou, match="own_kind_of_unit"):
        rounds.special_consult(work, case.proposal, "各方同意明年立项。", after(who, 20))
    rounds.special_consult(work, case.proposal, "各方同意明年立项。", after(GOVERNMENT, 20))
