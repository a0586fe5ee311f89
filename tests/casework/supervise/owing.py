"""Cases that owe something: a unit that handles, duties of every kind, people on later days."""

from __future__ import annotations

from datetime import date, datetime, time

from proposals.casework import duties
from proposals.casework.actor import Actor, clock
from proposals.casework.supervise.supervision import SupervisionPlan
from proposals.records import Assignment, Commitment, Deadline, Proposal, Reply
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from workflows.terms import (
    AssignmentStage,
    Duty,
    Intake,
    ProposalStage,
    Publicity,
    Rank,
    Role,
    SupervisionForm,
    UnitRole,
)

CLERK = person(Role.CLERK, "办公室丙")
HEAD = person(Role.COMMITTEE_HEAD, "主任乙")
VICE_CHAIR = person(Role.VICE_CHAIR, "副主席戊")
ASSIGNER = person(Role.ASSIGNER, "政府办己")
MEMBER = person(Role.MEMBER, "委员甲", member_id=1)

GIVEN: dict[Duty, dict[str, object]] = {
    Duty.ASSIGN: {"intake": Intake.RECESS},
    Duty.REPLY: {"intake": Intake.PLENARY},
    Duty.CO_OPINION: {"main_due_on": date(2026, 6, 2)},
    Duty.COMMITMENT: {"named_on": date(2026, 9, 30)},
    Duty.FINDING: {"named_on": date(2026, 4, 30)},
}
STAGE = {
    Duty.REVIEW: ProposalStage.UNDER_REVIEW,
    Duty.REVISE: ProposalStage.RETURNED,
    Duty.ASSIGN: ProposalStage.FILED,
    Duty.FEEDBACK: ProposalStage.REPLIED,
    Duty.REHANDLE: ProposalStage.REHANDLING,
    Duty.PUBLISH_SUBMITTED: ProposalStage.SUBMITTED,
    Duty.PUBLISH_REPLY: ProposalStage.REPLIED,
    Duty.COMMITMENT: ProposalStage.TRACKING,
    Duty.LOOKBACK: ProposalStage.CLOSED,
}
OF_THE_CASE = {
    *(Duty.REVIEW, Duty.REVISE, Duty.ASSIGN, Duty.FEEDBACK, Duty.LOOKBACK),
    *(Duty.PUBLISH_SUBMITTED, Duty.PUBLISH_REPLY),
}


def plan_over(*cases: Assignment) -> SupervisionPlan:
    """A supervision plan that lacks nothing."""
    return SupervisionPlan(
        theme="老旧小区加装电梯",
        form=SupervisionForm.INSPECTION,
        proposals=[case.proposal for case in cases],
        lead_leader="副主席戊",
        lead_role=Role.VICE_CHAIR,
        lead_office="城建委",
        coop_offices=["经济委", "提案委"],
        due_on=date(2026, 5, 29),
    )


def on(day: date, actor: Actor | None = None) -> Actor:
    """The clock, or somebody, at work on this day."""
    at = datetime.combine(day, time(9), AT.tzinfo)
    return clock(at) if actor is None else actor.later(at)


def handled(
    make_proposal: MakeProposal,
    make_assignment: MakeAssignment,
    stage: ProposalStage = ProposalStage.HANDLING,
    role: UnitRole = UnitRole.SOLE,
    **given: object,
) -> Assignment:
    """A case that 区住建局 handles, with its people named."""
    proposal = make_proposal(stage, **{"case_no": "第0012号", **given})
    people = {"leader": "局长庚", "office": "房管科", "handler": "科员辛"}
    return make_assignment(proposal, AssignmentStage.HANDLING, role, **people)


def owe(work: Work, duty: Duty, case: Assignment | Proposal) -> Deadline:
    """A duty of this kind, started on the day of the tests."""
    of_the_case = duty in OF_THE_CASE and isinstance(case, Assignment)
    owed_by = case.proposal if of_the_case else case  # type: ignore[union-attr]
    debtor = case.unit_name if isinstance(case, Assignment) else case.proposer_name
    about = promised(work, case).id if duty is Duty.COMMITMENT else None
    given = {"about": about, **GIVEN.get(duty, {})}
    row = duties.start(work, duty, owed_by, ASSIGNER, debtor=debtor, **given)
    work.flush()
    return row


def promised(work: Work, case: Assignment | Proposal) -> Commitment:
    """What a unit's answer promises."""
    assert isinstance(case, Assignment), "a unit promises"
    reply = Reply(
        assignment=case,
        round=1,
        unit_class="B",
        publicity=Publicity.OPEN,
        signatory="局长庚",
        signatory_rank=Rank.MAIN_LEADER,
        contact="科员辛",
        drafted_at=AT,
    )
    work.add(reply)
    work.flush()
    made = Commitment(
        proposal=case.proposal,
        assignment_id=case.key,
        reply=reply,
        item="出台补助办法",
        target="印发办法",
        due_on=date(2026, 9, 30),
        leader="局长庚",
        office="房管科",
        handler="科员辛",
    )
    work.add(made)
    work.flush()
    return made
