"""二次办理, 专项协商, 办结: what follows from the proposers' answers."""

from __future__ import annotations

from proposals.casework import duties, standing, step
from proposals.casework.actor import Actor
from proposals.casework.new_round import new_round
from proposals.letters.handle import feedback as letters
from proposals.records import OpinionForm, Proposal
from proposals.work import Work
from workflows.papers import completeness
from workflows.policies import result_classes
from workflows.terms import (
    Act,
    AssignmentStage,
    Duty,
    FormState,
    ProposalStage,
    Rating,
)

FINISHABLE = {AssignmentStage.REPLIED, AssignmentStage.OPINION_GIVEN}


def rehandle(work: Work, proposal: Proposal, actor: Actor) -> None:
    """二次办理: the units start again, with the member's words before them."""
    forms = _forms(proposal)
    unhappy = [form for form in forms if _dissatisfied(form)]
    reasons = [form.reason for form in unhappy]
    step.take(work, Act.REHANDLE, proposal, actor, round=proposal.round + 1, reasons=reasons)
    _supersede(proposal, forms, actor)
    new_round(work, proposal, actor)
    for assignment in proposal.answering:
        (owed,) = duties.of(assignment, Duty.REHANDLE)
        letters.rehandling_notice(work, assignment, unhappy, owed.due_on, actor.at)


def special_consult(work: Work, proposal: Proposal, minutes: str, actor: Actor) -> None:
    """专项协商: the rounds are used up; only its minutes close the case."""
    for assignment in proposal.answering[:1]:
        standing.by_assigner(work, assignment, actor)
    completeness.require(completeness.said(minutes, "minutes_given", "请写明专项协商纪要"))
    step.take(work, Act.SPECIAL_CONSULT, proposal, actor, minutes=minutes)
    proposal.special_minutes = minutes
    letters.special_minutes(work, proposal, minutes, actor.at)
    if step.may(work, Act.CLOSE, proposal, actor):
        close(work, proposal, actor)


def close(work: Work, proposal: Proposal, actor: Actor) -> None:
    """办结: the class in force, the units finish, everybody is told; promises are tracked."""
    was = proposal.stage
    given = class_in_force(work, proposal, actor)
    step.take(work, Act.CLOSE, proposal, actor, round=proposal.round, result_class=given)
    proposal.closed_at = actor.at
    if was == ProposalStage.REPLIED:
        proposal.result_class = given
        for assignment in proposal.assignments:
            if assignment.stage in FINISHABLE:
                step.take(work, Act.FINISH, assignment, actor)
        letters.closing_notice(work, proposal, actor.at)
    step.try_to(work, Act.TRACK, proposal, actor)


def class_in_force(work: Work, proposal: Proposal, actor: Actor) -> str:
    """The confirmed class of this round; of several units the one furthest from solved."""
    variant = work.profile_on(actor.today).reply.classes
    order = "".join(row.code for row in result_classes.classes(variant))
    replies = (r for a in proposal.answering for r in a.replies if r.round == proposal.round)
    return max((r.confirmed_class for r in replies), key=order.find, default="")


def _supersede(proposal: Proposal, forms: list[OpinionForm], actor: Actor) -> None:
    """What the others were asked is about an answer that no longer stands."""
    late = [form for form in forms if form.state == FormState.OPEN]
    for form in late:
        form.state = FormState.SUPERSEDED
    about = {form.id for form in late}
    rows = duties.of(proposal, Duty.FEEDBACK)
    overtaken = [d for d in rows if d.assignment_id is None and d.subject_id in about]
    duties.lift(overtaken, "答复转入下一轮办理", actor.at)


def _forms(proposal: Proposal) -> list[OpinionForm]:
    return [form for form in proposal.forms if form.round == proposal.round]


def _dissatisfied(form: OpinionForm) -> bool:
    return Rating.DISSATISFIED in (form.work_rating, form.result_rating)
