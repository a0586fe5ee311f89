"""What is greyed or left out is what the act refuses: handlers, assigners of other systems."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proposals.acting import standing, subjects
from proposals.acting.meant import Question, meant
from proposals.records import Assignment
from proposals.work import Work
from tests.casework.conftest import (
    MakeAssignment,
    MakeProposal,
    make_assignment,
    make_proposal,
    work,
)
from tests.casework.handle.answered import ASSIGNER, MEMBER, UNIT, Met, answer, met
from tests.rules.replies import planned
from workflows.terms import Act

__all__ = ["make_assignment", "make_proposal", "work"]


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Met:
    """A case that was answered with a promise."""
    answered = met(make_proposal, make_assignment)
    answer(work, answered, planned())
    return answered


def rules(work: Work, case: Met, unit_id: int) -> set[str]:
    judge = replace(MEMBER, unit_id=unit_id)
    against = standing.against(work, Act.RATE, case.proposal.forms[0], case.proposal, judge)
    return {objection.rule for objection in against}


def test_a_handlers_rating_is_greyed_with_its_reason(work: Work, case: Met) -> None:
    assert rules(work, case, unit_id=1) == {"handler_never_rates"}
    assert rules(work, case, unit_id=2) == set()


def test_a_member_of_another_unit_finds_what_he_is_to_judge(work: Work, case: Met) -> None:
    judge = replace(MEMBER, unit_id=2)
    assert subjects.rows(work, Assignment, case.proposal, judge) == [case.unit]
    assert subjects.rows(work, Assignment, case.proposal, replace(UNIT, unit_id=2)) == []


@pytest.mark.parametrize("act", [Act.PASS_REPLY, Act.SPECIAL_CONSULT, Act.MOVE_PROMISE])
def test_what_another_system_decides_is_not_offered(work: Work, case: Met, act: Act) -> None:
    rows = {Act.PASS_REPLY: case.unit, Act.MOVE_PROMISE: case.proposal.commitments[0]}
    row = rows.get(act, case.proposal)
    whose = [replace(ASSIGNER, scope=scope) for scope in ("government", "party")]
    assert [meant(Question(work, act, row, case.proposal, who)) for who in whose] == [True, False]
