"""Which records of a meeting are offered: a refusal can be denied, but there is none to confirm."""

from __future__ import annotations

import pytest

from proposals.acting import subjects
from proposals.acting.meant import Question, meant
from proposals.casework.handle import consultation
from proposals.records import Assignment, Consultation
from proposals.work import Work
from tests.casework.conftest import (
    MakeAssignment,
    MakeProposal,
    make_assignment,
    make_proposal,
    work,
)
from tests.casework.handle.answered import MEMBER, UNIT, after
from tests.casework.handle.stories import MEETING
from workflows.terms import Act, AssignmentStage, ProposalStage

__all__ = ["make_assignment", "make_proposal", "work"]


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """A case of which the unit has written down a refusal, and then a meeting."""
    proposal = make_proposal(ProposalStage.HANDLING, case_no="第0012号")
    case = make_assignment(proposal, AssignmentStage.HANDLING)
    for refused in (True, False):
        consultation.record(work, case, MEETING._replace(refused=refused), after(UNIT, 9))
    return case


@pytest.mark.parametrize(
    ("act", "offered"),
    [(Act.CONFIRM_MEETING, [False, True]), (Act.DISPUTE_MEETING, [True, True])],
    ids=lambda given: given.value if isinstance(given, Act) else "",
)
def test_a_refusal_is_denied_and_not_confirmed(
    work: Work, case: Assignment, act: Act, offered: list[bool]
) -> None:
    rows = subjects.rows(work, Consultation, case.proposal, MEMBER)
    asked = [Question(work, act, row, case.proposal, MEMBER) for row in rows]
    assert [meant(each) for each in asked] == offered
