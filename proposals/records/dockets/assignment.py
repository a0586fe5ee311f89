"""The facts of one assignment."""

from __future__ import annotations

from datetime import date

from proposals.records.assignment import Assignment, Extension
from proposals.records.deadline import Deadline
from proposals.records.reply import Consultation, Reply
from proposals.work import Work
from workflows.terms import (
    AssignmentStage,
    Duty,
    MeetingOutcome,
    ProposalStage,
    UnitRole,
    WaiverGround,
)

OPINION_SETTLED = {AssignmentStage.OPINION_GIVEN, AssignmentStage.DONE}
DISPUTABLE = {MeetingOutcome.RECORDED, MeetingOutcome.REFUSED}
"""What only the unit has said so far: that they met, or that the proposer would not."""


def answering(assignment: Assignment, _work: Work, _today: date) -> bool:
    """独办, 主办 or 分办."""
    return assignment.role.answers


def signed(assignment: Assignment, _work: Work, _today: date) -> bool:
    """The unit has signed for it."""
    return assignment.signed_at is not None


def in_return_window(assignment: Assignment, _work: Work, today: date) -> bool:
    """The days for asking to return it are not over."""
    window = return_window(assignment)
    return window is not None and today <= window.due_on


def returns_left(assignment: Assignment, work: Work, today: date) -> bool:
    """It was not refused as often as the profile allows asking, or has new facts."""
    refused = sum(r.granted is False for r in assignment.returns)
    news = any(r.decided_at is None and r.new_facts for r in assignment.returns)
    return news or refused < work.profile_on(today).assignment.returns_max_per_unit


def meeting_unconfirmed(assignment: Assignment, _work: Work, _today: date) -> bool:
    """A record of this round waits for the proposer."""
    return _waiting(assignment) is not None


def meeting_disputable(assignment: Assignment, _work: Work, _today: date) -> bool:
    """A record or a refusal of this round that the proposer may deny."""
    return any(c.outcome in DISPUTABLE for c in _meetings(assignment))


def meeting_in_person(assignment: Assignment, _work: Work, _today: date) -> bool:
    """The record that waits is of a meeting in person."""
    waiting = _waiting(assignment)
    return waiting is not None and waiting.form.face_to_face


def meeting_waivable(assignment: Assignment, work: Work, today: date) -> bool:
    """The proposer consents, or refused often enough, or the profile asks for no meeting."""
    return _waivable(assignment, _meetings(assignment), work, today)


def met_otherwise(assignment: Assignment, work: Work, today: date) -> bool:
    """Without the record that is being denied it is still met, or a ground remains to waive it."""
    left = [c for c in _meetings(assignment) if not _is_denied(c)]
    met = any(c.outcome == MeetingOutcome.CONFIRMED and c.form.face_to_face for c in left)
    return met or _waivable(assignment, left, work, today)


def _is_denied(record: Consultation) -> bool:
    return record.outcome in DISPUTABLE and record.answered_at is not None


def _waivable(assignment: Assignment, records: list[Consultation], work: Work, today: date) -> bool:
    handling = work.profile_on(today).handling
    # Written down twice on one day it is one refusal.
    refused = {c.held_on for c in records if c.outcome == MeetingOutcome.REFUSED}
    return (
        assignment.waiver == WaiverGround.CONSENT
        or len(refused) >= handling.refusals_for_waiver
        or not handling.face_to_face_required
    )


def co_opinion_missing(assignment: Assignment, _work: Work, _today: date) -> bool:
    """A 会办 unit of the same proposal has neither given its opinion nor been excused."""
    return assignment.role == UnitRole.LEAD and any(
        other.living and other.role == UnitRole.CO and other.stage not in OPINION_SETTLED
        for other in assignment.proposal.assignments
    )


def reply_passed(assignment: Assignment, _work: Work, _today: date) -> bool:
    """The reply of this round has passed the check."""
    reply = _reply(assignment)
    return reply is not None and bool(reply.passed_by)


def reply_issued(assignment: Assignment, _work: Work, _today: date) -> bool:
    """A reply of this unit has gone out in some round."""
    return any(r.issued_at is not None for r in assignment.replies)


def extension_pending(assignment: Assignment, _work: Work, _today: date) -> bool:
    """An application waits for its decision."""
    return application(assignment) is not None


def extension_ahead(assignment: Assignment, _work: Work, today: date) -> bool:
    """The day that is asked still lies ahead of the date in force, and is not past."""
    main, asked = owed(assignment, Duty.REPLY, Duty.REHANDLE), application(assignment)
    if main is None or asked is None:
        return True
    return asked.until > main.due_on and asked.until >= today


def extensions_left(assignment: Assignment, work: Work, today: date) -> bool:
    """Another extension is allowed in this round."""
    granted = sum(bool(e.granted) and e.round == assignment.round for e in assignment.extensions)
    return granted < work.profile_on(today).handling.extension_times


def before_expiry(assignment: Assignment, _work: Work, today: date) -> bool:
    """The main date has not passed."""
    main = owed(assignment, Duty.REPLY, Duty.REHANDLE)
    return main is not None and today <= main.due_on


def case_withdrawn(assignment: Assignment, _work: Work, _today: date) -> bool:
    """Nobody handles the proposal any more."""
    return assignment.proposal.stage == ProposalStage.WITHDRAWN


def owed(assignment: Assignment, *duties: Duty) -> Deadline | None:
    """The running deadline of this assignment under one of these duties."""
    for row in reversed(assignment.proposal.deadlines):
        if row.assignment_id == assignment.id and row.running and row.duty in duties:
            return row
    return None


def return_window(assignment: Assignment) -> Deadline | None:
    """The days for asking to return it; asking once does not close them."""
    for row in reversed(assignment.proposal.deadlines):
        if row.assignment_id == assignment.id and row.duty == Duty.REQUEST_RETURN:
            return row
    return None


def application(assignment: Assignment) -> Extension | None:
    """The application of this round for a later date that waits for its decision."""
    asked = (e for e in assignment.extensions if e.round == assignment.round)
    return next((e for e in asked if e.decided_at is None), None)


def _meetings(assignment: Assignment) -> list[Consultation]:
    return [c for c in assignment.consultations if c.round == assignment.round]


def _waiting(assignment: Assignment) -> Consultation | None:
    """The record that the proposer is answering, else the latest that waits for him."""
    held = [c for c in _meetings(assignment) if c.outcome == MeetingOutcome.RECORDED]
    answered = [c for c in held if c.answered_at is not None]
    return next(reversed(answered or held), None)


def _reply(assignment: Assignment) -> Reply | None:
    return next((r for r in assignment.replies if r.round == assignment.round), None)


FACTS = {
    fact.__name__: fact
    for fact in (
        answering,
        signed,
        in_return_window,
        returns_left,
        meeting_unconfirmed,
        meeting_disputable,
        meeting_in_person,
        meeting_waivable,
        met_otherwise,
        co_opinion_missing,
        reply_passed,
        reply_issued,
        extension_pending,
        extension_ahead,
        extensions_left,
        before_expiry,
        case_withdrawn,
    )
}
