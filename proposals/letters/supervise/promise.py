"""承诺兑现情况告知: what became of a promise, to everybody in the case (domain 4.3)."""

from __future__ import annotations

from datetime import datetime

from proposals.letters import addressing
from proposals.letters.addressing import Proposer
from proposals.letters.writing import Sheet, To, write
from proposals.records import Commitment, Letter
from proposals.work import Work

RESULT = Sheet("supervise/promise_result", "承诺兑现情况告知")


def promise_result(
    work: Work, commitment: Commitment, unit: str, why_not: str, at: datetime
) -> list[Letter]:
    """Verified, or not kept and why; to the unit that promised and to every proposer."""
    proposal = commitment.proposal
    signed = [to for _, to in addressing.everybody(proposal)]
    readers = dict.fromkeys([Proposer(unit, unit, "单位"), *signed])
    facts = {"commitment": commitment, "unit": unit, "why_not": why_not}
    about = f"commitment {commitment.key} {at.isoformat()} to"
    return [
        write(
            work,
            RESULT,
            To(
                to.name,
                at,
                f"{about} {to.name}/{to.key}",
                proposal,
                facts={**facts, "addressee": to.greeting},
            ),
        )
        for to in readers
    ]
