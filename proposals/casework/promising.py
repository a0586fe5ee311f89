"""promise(): what a reply promises becomes a Commitment with a date of its own."""

from __future__ import annotations

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.records import Assignment, Commitment, Reply, keys
from proposals.work import Work
from workflows.papers.reply import Promise
from workflows.terms import Act, Duty


def promise(
    work: Work, assignment: Assignment, reply: Reply, given: Promise, actor: Actor
) -> Commitment:
    """登记承诺: into the ledger, owed from today on."""
    assert reply.id is not None, "a promise stands in a recorded reply"
    commitment = Commitment(
        proposal_id=assignment.proposal_id,
        assignment_id=assignment.key,
        reply_id=reply.id,
        **given._asdict(),
    )
    commitment.reply = reply
    assignment.proposal.commitments.append(commitment)
    keys.give_keys(work, [commitment])
    step.take(work, Act.PROMISE, commitment, actor, item=given.item, due_on=given.due_on)
    owe(work, assignment, commitment, actor)
    return commitment


def owe(work: Work, assignment: Assignment, commitment: Commitment, actor: Actor) -> None:
    """Start the clock of a promise."""
    duties.start(
        work,
        Duty.COMMITMENT,
        assignment,
        actor,
        debtor=assignment.unit_name,
        about=commitment.key,
        named_on=commitment.due_on,
        named_by="答复中的承诺",
    )
