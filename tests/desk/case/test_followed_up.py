"""督办与承诺: findings in four parts, promises with their moves, look-backs."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.actor import Actor
from proposals.casework.handle import feedback
from proposals.casework.supervise import commitment as promises
from proposals.casework.supervise import lookback
from proposals.desk import sight
from proposals.desk.case import supervision
from proposals.desk.case.supervision import Supervised
from proposals.records import (
    Finding,
    Invitation,
    Proposal,
    SupervisedCase,
    Supervision,
)
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from tests.casework.handle.answered import CLERK, HEAD, MEMBER, PLEASED, after, answer, met
from tests.rules.replies import planned
from workflows.terms import Role, SupervisionForm, SupervisionStage

STRANGER = person(Role.MEMBER, "委员丁", member_id=4)


@pytest.fixture
def tracked(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Proposal:
    """A case of class B with one open promise, due on 30 September 2026."""
    case = met(make_proposal, make_assignment)
    answer(work, case, planned())
    feedback.rate(work, case.proposal.forms[0], PLEASED, MEMBER)
    return case.proposal


@pytest.fixture
def supervised(work: Work, tracked: Proposal, make_proposal: MakeProposal) -> Proposal:
    """The same, under a supervision over two cases with a finding for each."""
    event = Supervision(
        stage=SupervisionStage.FINDINGS_OPEN,
        theme="加装电梯",
        form=SupervisionForm.INSPECTION,
        lead_leader="副主席戊",
        lead_role=Role.VICE_CHAIR,
        coop_offices=["经济委", "城建委"],
        planned_at=AT,
    )
    for proposal in (tracked, make_proposal(tracked.stage)):
        event.cases.append(SupervisedCase(supervision_id=0, proposal_id=proposal.key))
        event.findings.append(_finding(proposal))
    event.guests.append(Invitation(supervision_id=0, name="委员甲", attended=True))
    work.add(event)
    work.flush()
    return tracked


def _finding(proposal: Proposal) -> Finding:
    return Finding(
        supervision_id=0,
        proposal_id=proposal.key,
        problem=f"问题{proposal.key}",
        target="四月底前公布",
        measures="网站公布流程",
        due_on=date(2026, 4, 30),
        lead_leader="副主席戊",
        lead_office="城建委",
        coop_offices="经济委",
    )


def watched(work: Work, proposal: Proposal, reader: Actor = CLERK) -> Supervised:
    return supervision.supervised(work, proposal, sight.sight(work, reader, proposal))


def test_only_the_findings_of_this_case_are_told(work: Work, supervised: Proposal) -> None:
    (event,) = watched(work, supervised).events
    assert [f.problem for f in event.findings] == [f"问题{supervised.key}"]


def test_an_event_tells_who_came_and_how_many_cases_it_covers(
    work: Work, supervised: Proposal
) -> None:
    (event,) = watched(work, supervised).events
    assert (event.guests, event.covers) == ((("委员甲", "到场"),), 2)


@pytest.mark.parametrize(("days", "overdue"), [(212, False), (213, True)])
def test_a_promise_is_late_from_the_day_after_its_last(
    work: Work, tracked: Proposal, days: int, overdue: bool
) -> None:
    (promise,) = watched(work, tracked, after(CLERK, days)).promises
    assert promise.overdue is overdue


def test_a_moved_promise_keeps_its_earlier_date(work: Work, tracked: Proposal) -> None:
    promises.move(work, tracked.commitments[0], date(2026, 10, 31), "需再次征求意见", HEAD)
    (promise,) = watched(work, tracked).promises
    assert [(m.was, m.became, m.by) for m in promise.moves] == [
        (date(2026, 9, 30), date(2026, 10, 31), "主任乙")
    ]


def test_outside_the_case_only_public_promises_are_told(work: Work, supervised: Proposal) -> None:
    told = watched(work, supervised, STRANGER)
    assert (len(told.promises), told.events, told.lookbacks) == (1, (), ())


def test_a_promise_that_is_not_public_stays_inside(work: Work, tracked: Proposal) -> None:
    tracked.commitments[0].made_public = False
    work.flush()
    assert watched(work, tracked, STRANGER).promises == ()


def test_a_look_back_tells_why(work: Work, tracked: Proposal) -> None:
    lookback.plan(work, tracked, CLERK, why="群众反映")
    work.flush()
    (told,) = watched(work, tracked).lookbacks
    assert (told.stage, told.why, told.class_before) == ("已列入", "群众反映", "B")
