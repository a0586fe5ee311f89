"""延期: asked before expiry, granted within the caps, told to proposer and committee (rule 19)."""

from __future__ import annotations

from datetime import date

from proposals.casework import duties, standing, step
from proposals.casework.actor import Actor
from proposals.casework.handle import handing_over
from proposals.letters import addressing
from proposals.letters import handle as letters
from proposals.letters.addressing import Proposer
from proposals.letters.handle import sending
from proposals.letters.writing import COMMITTEE
from proposals.records import Assignment, Deadline, Extension, Proposal
from proposals.records.dockets.assignment import application, owed
from proposals.work import Work
from workflows import deadlines
from workflows.deadlines import ExtensionRequest
from workflows.papers import completeness
from workflows.papers.completeness import said
from workflows.refusals import NotNow, Objection
from workflows.terms import Act, Duty

OF_THE_MOMENT = {"extension_before_expiry", "extension_times"}


def request(
    work: Work, assignment: Assignment, reason: str, progress: str, until: date, actor: Actor
) -> Extension:
    """申请延期, with what has been done so far and the new date."""
    standing.unit(assignment, actor)
    main = owed(assignment, Duty.REPLY, Duty.REHANDLE)
    if main is not None:
        _check(work, assignment, main, (reason, progress, until), actor)
    step.take(work, Act.REQUEST_EXTENSION, assignment, actor, reason=reason, until=until)
    asked = Extension(
        assignment_id=assignment.key,
        round=assignment.round,
        reason=reason,
        progress=progress,
        until=until,
        requested_at=actor.at,
    )
    assignment.extensions.append(asked)
    assert main is not None, "before_expiry asks for a running date"
    letters.extension_request(work, asked, main.due_on, handing_over.office(work, assignment))
    return asked


def grant(work: Work, assignment: Assignment, decision: str, actor: Actor) -> None:
    """同意延期: the date moves; unit, proposers and committee are told."""
    _by_assigner(work, assignment, decision, actor)
    step.take(work, Act.GRANT_EXTENSION, assignment, actor, decision=decision)
    asked = _decide(assignment, True, decision, actor)
    main = owed(assignment, Duty.REPLY, Duty.REHANDLE)
    assert main is not None, "a working unit owes a reply"
    was_due_on = main.due_on
    office = handing_over.office(work, assignment)
    duties.extend(work, main, asked.until, office, actor.today)
    for case, to in _concerned(assignment):
        letters.extension_notice(work, asked, was_due_on, case, to)


def deny(work: Work, assignment: Assignment, decision: str, actor: Actor) -> None:
    """不同意延期: the date stands."""
    _by_assigner(work, assignment, decision, actor)
    step.take(work, Act.DENY_EXTENSION, assignment, actor, decision=decision)
    asked = _decide(assignment, False, decision, actor)
    main = owed(assignment, Duty.REPLY, Duty.REHANDLE)
    assert main is not None, "a working unit owes a reply"
    letters.extension_denied(work, asked, main.due_on, handing_over.office(work, assignment))


def _check(
    work: Work,
    assignment: Assignment,
    main: Deadline,
    paper: tuple[str, str, date],
    actor: Actor,
) -> None:
    reason, progress, until = paper
    asked = ExtensionRequest(
        started_on=main.started_on,
        due_on=main.due_on,
        asked_on=actor.today,
        until=until,
        reason=reason,
        granted_before=sum(
            bool(e.granted) and e.round == assignment.round for e in assignment.extensions
        ),
    )
    found = [
        *deadlines.extension_objections(asked, work.profile_on(actor.today), work.calendar),
        *said(progress, "progress_told", "请写明目前的办理进展"),
    ]
    _refuse(found)


def _refuse(found: list[Objection]) -> None:
    """An incomplete paper can be mended; an expired date cannot."""
    if OF_THE_MOMENT & {o.rule for o in found}:
        raise NotNow(*found)
    completeness.require(found)


def _by_assigner(work: Work, assignment: Assignment, decision: str, actor: Actor) -> None:
    standing.by_assigner(work, assignment, actor)
    completeness.require(said(decision, "decision_reasoned", "请写明延期决定的理由"))


def _decide(assignment: Assignment, granted: bool, decision: str, actor: Actor) -> Extension:
    asked = application(assignment)
    assert asked is not None, "the need extension_pending has seen it"
    asked.granted, asked.decision = granted, decision
    asked.decided_by, asked.decided_at = actor.name, actor.at
    return asked


def _concerned(assignment: Assignment) -> list[tuple[Proposal, Proposer]]:
    """The unit, the committee, and every proposer of the case and of those merged into it."""
    proposal = assignment.proposal
    offices = (sending.unit(assignment), sending.body(COMMITTEE))
    return [*((proposal, to) for to in offices), *addressing.everybody(proposal)]
