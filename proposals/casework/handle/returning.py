"""退办: a unit asks to give the case back, and the assigner decides (integrity rule 21)."""

from __future__ import annotations

from collections.abc import Sequence

from proposals.casework import duties, standing, step
from proposals.casework.actor import Actor
from proposals.casework.handle import handing_over
from proposals.letters import handle as letters
from proposals.records import Assignment, ReturnRequest
from proposals.records.dockets.assignment import return_window
from proposals.work import Work
from workflows import deadlines
from workflows.papers import asking, completeness
from workflows.papers.asking import ReturnPaper
from workflows.papers.completeness import said
from workflows.papers.units import UnitChoice
from workflows.refusals import NotNow, Objection
from workflows.terms import Act, AssignmentStage, Duty

ASSIGNER = "交办机关"
# Nobody works on a case of which it is not decided whose it is.
PAUSED = (Duty.SIGN_FOR, Duty.FIRST_CONTACT, Duty.REPLY, Duty.REHANDLE, Duty.CO_OPINION)
OF_THE_PAPER = {"reason_given", "unit_suggested", "signed_by_leader"}


def request(work: Work, assignment: Assignment, paper: ReturnPaper, actor: Actor) -> None:
    """申请退办: the clocks of the unit stand still until the assigner has decided."""
    standing.unit(assignment, actor)
    _check(work, assignment, paper, actor)
    asked = ReturnRequest(assignment_id=assignment.key, requested_at=actor.at, **paper._asdict())
    # The need for new facts reads the request itself.
    assignment.returns.append(asked)
    step.take(work, Act.REQUEST_RETURN, assignment, actor, **paper._asdict())
    duties.pause(duties.of(assignment, *PAUSED), actor.today)
    duties.start(work, Duty.DECIDE_RETURN, assignment, actor, ASSIGNER)
    letters.return_request(work, asked, handing_over.office(work, assignment))


def cancel(work: Work, assignment: Assignment, actor: Actor) -> None:
    """撤回退办申请."""
    standing.unit(assignment, actor)
    step.take(work, Act.CANCEL_RETURN, assignment, actor)
    _decide(assignment, None, "承办单位撤回申请", actor)
    duties.resume(work, duties.of(assignment, *PAUSED), actor.today)


def approve(
    work: Work, assignment: Assignment, choices: Sequence[UnitChoice], decision: str, actor: Actor
) -> list[Assignment]:
    """同意退办: the row stays for ever, the new units get rows of their own."""
    _by_assigner(work, assignment, decision, actor)
    # What the unit owes falls away with the case; what the assigner owed is hereby done.
    for row in duties.of(assignment, Duty.DECIDE_RETURN):
        row.met_at, row.next_rung_on = actor.at, None
    rows = handing_over.hand_on(work, assignment, Act.APPROVE_RETURN, choices, decision, actor)
    _decide(assignment, True, decision, actor)
    return rows


def deny(work: Work, assignment: Assignment, decision: str, actor: Actor) -> None:
    """不同意退办: the clocks go on, each date later by the days they stood still."""
    _by_assigner(work, assignment, decision, actor)
    step.take(work, Act.DENY_RETURN, assignment, actor, decision=decision)
    _decide(assignment, False, decision, actor)
    duties.resume(work, duties.of(assignment, *PAUSED), actor.today)
    letters.return_denied(work, assignment.returns[-1], handing_over.office(work, assignment))


def _check(work: Work, assignment: Assignment, paper: ReturnPaper, actor: Actor) -> None:
    window = return_window(assignment)
    asked = deadlines.ReturnAsked(
        asked_on=actor.today,
        window_ends_on=window.due_on if window else actor.today,
        reason=paper.reason,
        suggested_unit=paper.suggested_unit,
        reply_under_review=assignment.stage == AssignmentStage.REPLY_REVIEW,
        refused_before=sum(r.granted is False for r in assignment.returns),
        new_facts=paper.new_facts,
    )
    found = [
        *deadlines.return_objections(asked, work.profile_on(actor.today)),
        *asking.signature_objections(paper),
    ]
    _refuse(found)


def _refuse(found: Sequence[Objection]) -> None:
    """An incomplete paper can be mended; what the time or the case forbids cannot."""
    if {o.rule for o in found} - OF_THE_PAPER:
        raise NotNow(*found)
    completeness.require(found)


def _by_assigner(work: Work, assignment: Assignment, decision: str, actor: Actor) -> None:
    standing.by_assigner(work, assignment, actor)
    completeness.require(said(decision, "decision_reasoned", "请写明退办决定的理由"))


def _decide(assignment: Assignment, granted: bool | None, decision: str, actor: Actor) -> None:
    asked = assignment.returns[-1]
    asked.granted, asked.decision = granted, decision
    asked.decided_by, asked.decided_at = actor.name, actor.at
