"""面商: first contact, the record of a meeting, the proposer's word on it, and the waiver."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date

from proposals.casework import standing, step
from proposals.casework.actor import Actor
from proposals.letters import handle as letters
from proposals.records import Assignment, Consultation
from proposals.records.dockets.assignment import DISPUTABLE, owed
from proposals.settings import zone
from proposals.work import Work
from workflows.papers import completeness
from workflows.papers import meeting as papers
from workflows.papers.completeness import said
from workflows.papers.meeting import Meeting
from workflows.refusals import NotNow, NotYou, Objection
from workflows.terms import Act, AssignmentStage, Duty, MeetingOutcome, Role, WaiverGround


def contact(work: Work, assignment: Assignment, how: str, actor: Actor) -> None:
    """首次联系提案者."""
    standing.unit(assignment, actor)
    completeness.require(said(how, "contact_described", "请写明何时以何种方式联系了提案者"))
    step.take(work, Act.CONTACT, assignment, actor, how=how)
    assignment.contacted_at = assignment.contacted_at or actor.at


def record(work: Work, assignment: Assignment, meeting: Meeting, actor: Actor) -> Consultation:
    """登记面商: the unit writes it down, the proposer gets it to confirm (integrity rule 25)."""
    standing.unit(assignment, actor)
    since = _since(assignment)
    completeness.require(papers.objections(meeting, since, actor.today))
    entry = step.take(
        work,
        Act.RECORD_MEETING,
        assignment,
        actor,
        held_on=meeting.held_on,
        form=meeting.form.value,
        event=meeting.event,
        refused=meeting.refused,
    )
    written = _write(assignment, meeting, actor)
    assignment.contacted_at = assignment.contacted_at or actor.at
    letters.meeting_record(work, written, entry)
    return written


def record_for(
    work: Work, assignments: Iterable[Assignment], meeting: Meeting, actor: Actor
) -> list[Consultation]:
    """One meeting that served several proposals: a record for each, under the common event."""
    completeness.require(said(meeting.event, "event_named", "几件提案一并面商的，请写明活动名称"))
    return [record(work, assignment, meeting, actor) for assignment in assignments]


def confirm(work: Work, consultation: Consultation, actor: Actor, scan: str = "") -> None:
    """确认面商, by any proposer of the case or of one merged into it."""
    assignment = consultation.assignment
    _answer(consultation, {MeetingOutcome.RECORDED}, actor, scan)
    step.take(work, Act.CONFIRM_MEETING, assignment, actor, held_on=consultation.held_on, scan=scan)
    consultation.outcome = MeetingOutcome.CONFIRMED
    step.try_to(work, Act.MEET, assignment.proposal, actor)


def dispute(
    work: Work, consultation: Consultation, reason: str, actor: Actor, scan: str = ""
) -> None:
    """不认可面商记录, or a refusal: it stays on record and counts for nothing; the unit is told.

    What was waived for refusals is waived no more when one of them falls that it rests on.
    """
    completeness.require(said(reason, "reason_given", "请写明记录与实际不符之处"))
    _answer(consultation, DISPUTABLE, actor, scan)
    step.take(work, Act.DISPUTE_MEETING, consultation.assignment, actor, reason=reason, scan=scan)
    consultation.outcome = MeetingOutcome.DISPUTED
    if consultation.assignment.stage == AssignmentStage.HANDLING:
        consultation.assignment.waiver = None
    letters.meeting_disputed(work, consultation, reason)


def waive(
    work: Work, assignment: Assignment, ground: WaiverGround, actor: Actor, scan: str = ""
) -> None:
    """免予面商: the proposer consents, or the clerk finds the refusals on record."""
    if ground == WaiverGround.CONSENT:
        standing.party(assignment.proposal, actor, scan)
        standing.not_handler(assignment.proposal, actor)
        # The need reads the consent that this act brings.
        assignment.waiver = ground
    elif actor.role != Role.CLERK:
        sentence = "提案者只能表示同意；其他免予面商的情形由提案委办公室认定"
        raise NotYou(Objection("waiver_found_by_clerk", sentence))
    step.take(work, Act.WAIVE_MEETING, assignment, actor, ground=ground.value, scan=scan)
    assignment.waiver = ground
    step.try_to(work, Act.MEET, assignment.proposal, actor)


def _since(assignment: Assignment) -> date:
    """The day from which a meeting can be one of this round."""
    again = owed(assignment, Duty.REHANDLE)
    return again.started_on if again else assignment.assigned_at.astimezone(zone()).date()


def _write(assignment: Assignment, meeting: Meeting, actor: Actor) -> Consultation:
    written = Consultation(
        assignment_id=assignment.key,
        round=assignment.round,
        outcome=MeetingOutcome.REFUSED if meeting.refused else MeetingOutcome.RECORDED,
        recorded_at=actor.at,
        **{name: value for name, value in meeting._asdict().items() if name != "refused"},
    )
    assignment.consultations.append(written)
    return written


def _answer(
    consultation: Consultation, open_to: Container[MeetingOutcome], actor: Actor, scan: str
) -> None:
    """Note who answers, so that the needs look at this record and at no other."""
    assignment = consultation.assignment
    standing.party(assignment.proposal, actor, scan)
    standing.not_handler(assignment.proposal, actor)
    if consultation.round != assignment.round:
        raise NotNow(Objection("meeting_of_this_round", "这是上一轮办理的面商记录，不能再作答"))
    if consultation.outcome not in open_to:
        sentence = f"这份面商记录的状态是“{consultation.outcome.label}”，不能再次作答"
        raise NotNow(Objection("meeting_unconfirmed", sentence))
    consultation.answered_by, consultation.answered_at = actor.name, actor.at
