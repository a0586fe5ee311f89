"""new_round(): the answering units start afresh; what earlier rounds said stays as it is."""

from __future__ import annotations

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.records import Proposal
from proposals.work import Work
from workflows.terms import Act, Duty


def new_round(work: Work, proposal: Proposal, actor: Actor) -> None:
    """Reopen every answering assignment for the next round, each with its own date."""
    # The answer that was to be published is about to be replaced.
    duties.lift(duties.of(proposal, Duty.PUBLISH_REPLY), "转入下一轮办理", actor.at)
    proposal.round += 1
    # Minutes of an earlier 专项协商 (they stay in its letter) do not close a later round.
    proposal.special_minutes = ""
    for assignment in proposal.answering:
        step.take(work, Act.REDO, assignment, actor, round=proposal.round)
        assignment.round, assignment.waiver = proposal.round, None
        duties.start(work, Duty.REHANDLE, assignment, actor, debtor=assignment.unit_name)
