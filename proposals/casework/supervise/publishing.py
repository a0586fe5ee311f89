"""What is due for publication: listed for the office, or let go where it can no longer be done."""

from __future__ import annotations

from collections.abc import Sequence

from proposals.casework import duties, issuing
from proposals.casework.actor import Actor
from proposals.letters import supervise as letters
from proposals.letters.supervise.dates import ToPublish
from proposals.records import Deadline, Letter
from proposals.work import Work
from workflows.terms import Act, Duty

PUBLICATIONS = {Duty.PUBLISH_SUBMITTED, Duty.PUBLISH_REPLY}


def let_go(row: Deadline, actor: Actor) -> bool:
    """Lift a publication that the case's end or its proposer no longer allows; say whether."""
    if row.duty not in PUBLICATIONS or not row.running:
        return False
    proposal = row.proposal
    if not proposal.public_consent:
        duties.lift([row], "提案者不同意公开", actor.at)
    elif not proposal.life.moves_from(proposal.stage, Act.URGE):
        duties.lift([row], f"提案{proposal.stage.label}，不再公布", actor.at)
    return not row.running


def list_due(work: Work, rows: Sequence[Deadline], actor: Actor) -> Letter:
    """公布清单: everything due by today."""
    lines = [ToPublish(row.proposal, row.duty.label, row.due_on) for row in rows]
    letter = letters.publish_list(work, lines, actor.today, actor.at)
    return issuing.issue(work, letter, Act.URGE, [row.proposal for row in rows], actor)
