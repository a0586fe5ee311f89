"""承诺: the unit reports, the proposer is heard a second time, the committee verifies."""

from __future__ import annotations

from datetime import date

from proposals.casework import duties, promising, standing, step
from proposals.casework.actor import Actor
from proposals.casework.supervise import urging
from proposals.letters import supervise as letters
from proposals.letters.handle.feedback import second_feedback_form
from proposals.records import Assignment, Commitment, Deadline
from proposals.work import Work
from workflows.papers import completeness
from workflows.refusals import NotNow, Objection
from workflows.terms import Act, Duty, FormState, Rung
from workflows.terms.numerals import official_date

SILENT = FormState.NO_RESPONSE.label


def report(work: Work, commitment: Commitment, progress: str, evidence: str, actor: Actor) -> None:
    """报告承诺进展: by the unit that promised; now the proposer is asked."""
    assignment = work.get_one(Assignment, commitment.assignment_id)
    standing.unit(assignment, actor)
    standing.not_archived(commitment.proposal)
    completeness.require(completeness.said(progress, "progress_given", "请写明承诺的进展情况"))
    step.take(work, Act.REPORT_PROMISE, commitment, actor, progress=progress, evidence=evidence)
    commitment.progress, commitment.evidence = progress, evidence
    commitment.reported_at, commitment.proposer_opinion = actor.at, ""
    # The unit has done its part; its clock waits while the proposer and the committee judge.
    duties.pause(_owed(commitment, Duty.COMMITMENT), actor.today)
    proposer = commitment.proposal.proposer_name
    owed = duties.start(
        work, Duty.FEEDBACK, assignment, actor, debtor=proposer, about=commitment.key
    )
    second_feedback_form(work, commitment, assignment.unit_name, owed.due_on, actor.at)


def opine(work: Work, commitment: Commitment, opinion: str, actor: Actor, scan: str = "") -> None:
    """二次反馈: was the promise kept? The first proposer's word, once for each report."""
    standing.proposer(commitment.proposal, actor, scan)
    standing.not_handler(commitment.proposal, actor)
    completeness.require(completeness.said(opinion, "opinion_given", "请写明对承诺兑现情况的意见"))
    _hear(work, commitment, opinion, actor, scan)


def lapse(work: Work, commitment: Commitment, actor: Actor) -> None:
    """The window of the second feedback is over: the silence is put on record."""
    waiting = _owed(commitment, Duty.FEEDBACK)
    if waiting and actor.today <= waiting[-1].due_on:
        sentence = f"二次反馈期限{official_date(waiting[-1].due_on)}未到，不能记为未反馈"
        raise NotNow(Objection("window_over", sentence))
    _hear(work, commitment, SILENT, actor, "")


def verify(work: Work, commitment: Commitment, actor: Actor) -> None:
    """核实兑现: by the committee alone, with evidence, the proposer heard (integrity rule 36)."""
    step.take(work, Act.VERIFY_PROMISE, commitment, actor, item=commitment.item)
    _settle(work, commitment, actor)
    _tell(work, commitment, "", actor)


def break_promise(work: Work, commitment: Commitment, reason: str, actor: Actor) -> None:
    """认定未兑现: still owed and supervised at once (domain 4.2, L4); the proposer is told."""
    completeness.require(completeness.said(reason, "reason_given", "请写明认定未兑现的理由"))
    step.take(work, Act.BREAK_PROMISE, commitment, actor, item=commitment.item, reason=reason)
    duties.lift(_owed(commitment, Duty.FEEDBACK), Act.BREAK_PROMISE.label, actor.at)
    _settle(work, commitment, actor)
    _tell(work, commitment, reason, actor)
    owed = _owed(commitment, Duty.COMMITMENT)
    duties.resume(work, owed, actor.today)
    for row in owed:
        urging.rise(work, row, Rung.SUPERVISE, f"{Act.BREAK_PROMISE.label}：{reason}", actor)


def move(work: Work, commitment: Commitment, due_on: date, reason: str, actor: Actor) -> None:
    """变更承诺期限: only by those who may approve it; the earlier date is kept (rule 36)."""
    assignment = work.get_one(Assignment, commitment.assignment_id)
    standing.by_assigner(work, assignment, actor)
    completeness.require(_unmovable(commitment, due_on, reason, actor))
    before = commitment.due_on
    step.take(work, Act.MOVE_PROMISE, commitment, actor, before=before, after=due_on, reason=reason)
    moved = {"from": str(before), "to": str(due_on), "by": actor.name, "why": reason}
    commitment.moves = [*commitment.moves, {**moved, "at": actor.at.isoformat()}]
    commitment.due_on = due_on
    promising.owe(work, assignment, commitment, actor)


def _hear(work: Work, commitment: Commitment, opinion: str, actor: Actor, scan: str) -> None:
    if commitment.proposer_opinion:
        raise NotNow(Objection("heard_once", "这次报告的二次反馈已经登记，不能重复反馈"))
    step.take(work, Act.OPINE_PROMISE, commitment, actor, opinion=opinion, scan=scan)
    commitment.proposer_opinion = opinion


def _unmovable(commitment: Commitment, due_on: date, reason: str, actor: Actor) -> list[Objection]:
    found = completeness.said(reason, "reason_given", "请写明变更承诺期限的理由")
    if due_on <= actor.today or due_on == commitment.due_on:
        sentence = f"新的期限须在今后，且不同于原期限{official_date(commitment.due_on)}，请重填"
        found.append(Objection("promise_in_future", sentence))
    return found


def _settle(work: Work, commitment: Commitment, actor: Actor) -> None:
    commitment.settled_by, commitment.settled_at = actor.name, actor.at
    step.try_to(work, Act.CLOSE, commitment.proposal, actor)


def _tell(work: Work, commitment: Commitment, why_not: str, actor: Actor) -> None:
    unit = work.get_one(Assignment, commitment.assignment_id).unit_name
    letters.promise_result(work, commitment, unit, why_not, actor.at)


def _owed(commitment: Commitment, duty: Duty) -> list[Deadline]:
    rows = duties.of(commitment.proposal, duty)
    return [
        row
        for row in rows
        if row.subject_id == commitment.id and row.assignment_id == commitment.assignment_id
    ]
