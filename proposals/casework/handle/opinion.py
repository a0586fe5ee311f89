"""会办意见: from the co unit to the lead, under the unit's own number (integrity rule 26)."""

from __future__ import annotations

from proposals.casework import duties, standing, step
from proposals.casework.actor import Actor
from proposals.letters import addressing
from proposals.letters import handle as letters
from proposals.records import Assignment, CoOpinion
from proposals.work import Work
from workflows.papers import completeness
from workflows.papers import opinion as papers
from workflows.papers.completeness import said
from workflows.refusals import NotNow, Objection
from workflows.terms import Act, Role, UnitRole


def give(work: Work, assignment: Assignment, text: str, contact: str, actor: Actor) -> CoOpinion:
    """送会办意见 to the lead unit."""
    standing.unit(assignment, actor)
    proposal = assignment.proposal
    names = {to.name for _, to in addressing.everybody(proposal)}
    completeness.require(papers.objections(text, contact, names))
    step.take(work, Act.GIVE_OPINION, assignment, actor)
    opinion = letters.Opinion(text, contact)
    letter = letters.co_opinion(work, assignment, _lead(assignment), opinion, actor.at)
    assert letter.number is not None, "an opinion has a series of its own"
    given = CoOpinion(
        assignment_id=assignment.key,
        round=assignment.round,
        text=text,
        contact=contact,
        number=letter.number,
        given_at=actor.at,
    )
    assignment.co_opinions.append(given)
    return given


def waive(work: Work, assignment: Assignment, reason: str, actor: Actor) -> None:
    """免送会办意见: the lead may reply without it; nothing more is owed by the unit."""
    if actor.role == Role.ASSIGNER:
        standing.by_assigner(work, assignment, actor)
    completeness.require(said(reason, "reason_given", "请写明免送会办意见的理由"))
    step.take(work, Act.WAIVE_OPINION, assignment, actor, reason=reason)
    duties.lift(duties.of(assignment), Act.WAIVE_OPINION.label, actor.at)
    assignment.opinion_waived = reason


def _lead(assignment: Assignment) -> Assignment:
    for other in assignment.proposal.answering:
        if other.role == UnitRole.LEAD:
            return other
    raise NotNow(Objection("lead_named", "本案目前没有主办单位，请待交办机关确定后再送会办意见"))
