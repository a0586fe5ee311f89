"""Workbenches of those who oversee: what they lead, what is red, what was out of the ordinary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from proposals.casework import step
from proposals.casework.file import key
from proposals.casework.supervise import supervision
from proposals.desk import workbench
from proposals.records import Assignment, Climb, Organisation, Proposal, Supervision
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.supervise.owing import handled, owe, plan_over
from tests.desk.workbench.conftest import CLERK, HEAD, VICE_CHAIR, asked, who
from workflows.terms import (
    Act,
    Duty,
    ProposalStage,
    ProposerKind,
    Role,
    Rung,
)

OTHER = who(Role.VICE_CHAIR, "副主席庚")
OFFICE = who(Role.COMMITTEE_OFFICE, "城建委主任", organisation_id=9)
AUDITOR = who(Role.AUDITOR)


@pytest.fixture
def case(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    return handled(make_proposal, make_assignment, filed_at=AT)


@pytest.fixture
def planned(work: Work, case: Assignment) -> Supervision:
    """副主席戊 leads, 城建委 answers for it."""
    made = supervision.plan(work, plan_over(case), CLERK)
    work.add(
        Organisation(
            id=9,
            name="区政协城建委",
            kind=ProposerKind.SPECIAL_COMMITTEE,
            valid_from=date(2022, 1, 1),
        )
    )
    work.flush()
    return made


def climb(work: Work, case: Assignment, rung: Rung) -> None:
    row = owe(work, Duty.REPLY, case)
    given = {"deadline_version": row.version, "row": f"reply/{rung}", "climbed_at": AT}
    row.climbs.append(Climb(deadline_id=0, rung=rung, **given))  # type: ignore[arg-type]
    work.flush()


def test_a_leader_sees_what_he_leads(work: Work, planned: Supervision) -> None:
    led = [[one.id for one in workbench.leader(work, r).led] for r in (VICE_CHAIR, OTHER)]
    assert led == [[planned.id], []]


def test_the_secretary_general_sees_every_supervision(work: Work, planned: Supervision) -> None:
    bench = workbench.leader(work, who(Role.SEC_GENERAL))
    assert [one.id for one in bench.led] == [planned.id]


def test_what_is_to_be_approved_is_the_next_visit_and_asks_the_leader(
    work: Work, planned: Supervision, case: Assignment
) -> None:
    visit = workbench.leader(work, VICE_CHAIR).next_visit
    assert visit is not None
    assert (visit.act, visit.of, visit.proposal_id, visit.cases) == (
        Act.APPROVE_SUPERVISION,
        planned.id,
        case.proposal_id,
        1,
    )


def test_an_approved_visit_asks_the_committee_to_invite(work: Work, planned: Supervision) -> None:
    supervision.approve(work, planned, VICE_CHAIR)
    work.flush()
    (one,) = workbench.committee_office(work, OFFICE).supervisions
    assert one.act is Act.INVITE_PROPOSERS
    assert workbench.leader(work, VICE_CHAIR).led[0].act is None


def test_a_committee_that_takes_no_part_sees_none(work: Work, planned: Supervision) -> None:
    other = who(Role.COMMITTEE_OFFICE, "民革", organisation_id=1)
    assert workbench.committee_office(work, other).supervisions == ()


@pytest.mark.parametrize(
    ("rung", "totals"),
    [(Rung.WARN, (0, 0)), (Rung.URGE, (0, 1)), (Rung.SUPERVISE, (1, 0)), (Rung.CIRCULAR, (1, 0))],
)
def test_red_and_orange_are_told_apart(
    work: Work, case: Assignment, rung: Rung, totals: tuple[int, int]
) -> None:
    climb(work, case, rung)
    bench = workbench.leader(work, VICE_CHAIR)
    assert (bench.red.total, bench.orange.total) == totals


def test_a_red_case_is_looked_at_not_acted_upon(work: Work, case: Assignment) -> None:
    climb(work, case, Rung.SUPERVISE)
    assert asked(workbench.leader(work, VICE_CHAIR).red) == {
        "答复": [f"/proposals/{case.proposal_id}"]
    }


def test_the_figures_are_counts(work: Work, case: Assignment) -> None:
    owe(work, Duty.REPLY, case)
    later = VICE_CHAIR.later(AT + timedelta(days=200))
    counted = [
        [(figure.label, figure.n, figure.d) for figure in workbench.leader(work, r).figures]
        for r in (VICE_CHAIR, later)
    ]
    assert counted == [
        [("办复", 0, 1), ("未超期", 1, 1), ("兑现", 0, 0)],
        [("办复", 0, 1), ("未超期", 0, 1), ("兑现", 0, 0)],
    ]


def test_a_candidate_asks_leaders_to_decide_and_committees_to_speak(
    work: Work, make_proposal: MakeProposal, planned: Supervision
) -> None:
    proposal: Proposal = make_proposal(ProposalStage.FILED)
    key.nominate(work, proposal, "群众反映集中。", HEAD)
    work.flush()
    assert list(asked(workbench.leader(work, VICE_CHAIR).decide)) == ["确定重点提案"]
    assert list(asked(workbench.committee_office(work, OFFICE).opine)) == ["对重点提案候选提意见"]


def test_a_committee_sees_what_it_proposed(
    work: Work, make_proposal: MakeProposal, planned: Supervision
) -> None:
    own = make_proposal(ProposalStage.SUBMITTED, member_id=None, organisation_id=9)
    made = workbench.committee_office(work, OFFICE).own
    assert [line.row.id for group in made.groups for line in group.lines] == [own.key]


def test_an_auditor_sees_what_was_out_of_the_ordinary(
    work: Work, make_proposal: MakeProposal
) -> None:
    proposal = make_proposal(ProposalStage.UNDER_REVIEW)
    step.take(work, Act.HOLD, proposal, CLERK)
    work.flush()
    later = AUDITOR.later(AT + timedelta(days=40))
    counts = [workbench.auditor(work, reader).counts for reader in (AUDITOR, later)]
    assert [[(c.act, c.times) for c in some] for some in counts] == [[(Act.HOLD, 1)], []]
