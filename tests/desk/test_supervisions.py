"""督办一览: who sees which, what is still open in it, and its cases as far as one may see them."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.actor import Actor
from proposals.desk.supervisions import Line, Wanted, supervision, supervisions
from proposals.records import Finding, Invitation, SupervisedCase, Supervision
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from tests.casework.supervise.owing import CLERK, MEMBER, handled, on
from tests.desk.statements import counted
from workflows.refusals import NotFound
from workflows.terms import Role, SupervisionForm, SupervisionStage

DUE = date(2026, 5, 29)
VICE_CHAIR = person(Role.VICE_CHAIR, "副主席己")
UNIT = person(Role.UNIT_OFFICE, "住建局办公室", unit_id=1)
OTHER_UNIT = person(Role.UNIT_OFFICE, "教育局办公室", unit_id=3)
GUEST = person(Role.MEMBER, "委员丙", member_id=3)
OTHER = person(Role.MEMBER, "委员丁", member_id=4)


@pytest.fixture
def event(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Supervision:
    """One over a case of 区住建局, 委员丙 invited, one of two findings verified."""
    proposal = handled(make_proposal, make_assignment).proposal
    made = Supervision(
        stage=SupervisionStage.FINDINGS_OPEN,
        theme="加装电梯",
        form=SupervisionForm.INSPECTION,
        lead_leader="副主席戊",
        lead_role=Role.VICE_CHAIR,
        lead_office="城建委",
        coop_offices=["经济委"],
        due_on=DUE,
        planned_at=AT,
    )
    made.cases.append(SupervisedCase(supervision_id=0, proposal_id=proposal.key))
    made.guests.append(Invitation(supervision_id=0, name="委员丙", member_id=3))
    made.findings = [_finding(proposal.key, AT), _finding(proposal.key, None)]
    work.add(made)
    work.flush()
    return made


def _finding(proposal_id: int, verified_at: object) -> Finding:
    return Finding(
        supervision_id=0,
        proposal_id=proposal_id,
        problem="窗口未公布",
        target="公布",
        measures="上网公布",
        due_on=DUE,
        lead_leader="副主席戊",
        lead_office="城建委",
        coop_offices="经济委",
        verified_at=verified_at,
    )


def lines(work: Work, who: Actor = CLERK, day: date = DUE) -> list[Line]:
    return list(supervisions(work, on(day, who)).rows)


@pytest.mark.parametrize(
    ("reader", "shown"),
    [(CLERK, 1), (VICE_CHAIR, 1), (UNIT, 1), (MEMBER, 1), (GUEST, 1), (OTHER_UNIT, 0), (OTHER, 0)],
    ids=["clerk", "leader", "unit", "proposer", "guest", "other unit", "other member"],
)
def test_a_supervision_is_seen_by_those_in_it(
    work: Work, event: Supervision, reader: Actor, shown: int
) -> None:
    assert len(lines(work, reader)) == shown


def test_a_line_tells_what_is_still_open(work: Work, event: Supervision) -> None:
    (line,) = lines(work)
    assert (line.cases, line.findings, line.unverified, line.lead) == (
        1,
        2,
        1,
        "副主席戊（副主席）",
    )


@pytest.mark.parametrize(("day", "late"), [(DUE, False), (date(2026, 5, 30), True)])
def test_it_is_late_from_the_day_after_its_last(
    work: Work, event: Supervision, day: date, late: bool
) -> None:
    assert lines(work, day=day)[0].overdue is late


def test_the_list_is_narrowed_by_stage(work: Work, event: Supervision) -> None:
    assert supervisions(work, CLERK, Wanted(SupervisionStage.CLOSED)).total == 0


def test_one_is_opened_with_its_cases_and_findings(work: Work, event: Supervision) -> None:
    opened = supervision(work, CLERK, event.key)
    assert ([c.number for c in opened.cases], len(opened.event.findings)) == (["第0012号"], 2)


def test_a_guest_reads_no_findings_about_a_case_he_may_not_see(
    work: Work, event: Supervision
) -> None:
    opened = supervision(work, GUEST, event.key)
    assert (opened.cases, opened.event.findings) == ((), ())


def test_one_that_is_not_yours_is_not_found(work: Work, event: Supervision) -> None:
    with pytest.raises(NotFound, match="没有这项督办"):
        supervision(work, OTHER, event.key)


def test_the_list_costs_four_statements(work: Work, event: Supervision) -> None:
    with counted(work) as sent:
        supervisions(work, CLERK)
    assert len(sent) == 4
