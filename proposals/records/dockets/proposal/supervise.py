"""Facts of 督: commitments, look-backs, and whether anything is still open."""

from __future__ import annotations

from datetime import date

from proposals.records.proposal import Proposal
from proposals.work import Work
from workflows.terms import CommitmentStage, Duty, LookbackStage, SupervisionStage

OPEN_PROMISE = {CommitmentStage.OPEN, CommitmentStage.REPORTED}
ENDED = {SupervisionStage.CLOSED, SupervisionStage.CANCELLED}
BLOCKING = {
    Duty.SIGN_FOR,
    Duty.DECIDE_RETURN,
    Duty.REPLY,
    Duty.REHANDLE,
    Duty.FEEDBACK,
    Duty.LOOKBACK,
    Duty.FINDING,
}


def commitment_open(proposal: Proposal, _work: Work, _today: date) -> bool:
    """A promise is neither verified nor found broken."""
    return any(c.stage in OPEN_PROMISE for c in proposal.commitments)


def lookback_under_way(proposal: Proposal, _work: Work, _today: date) -> bool:
    """A look-back has begun and not been concluded."""
    return any(b.stage == LookbackStage.UNDER_WAY for b in proposal.lookbacks)


def lookback_failed(proposal: Proposal, _work: Work, _today: date) -> bool:
    """The latest look-back found the answer untrue or the promise broken."""
    concluded = [b for b in proposal.lookbacks if b.concluded_at is not None]
    return bool(concluded) and concluded[-1].stage == LookbackStage.REOPENED


def anything_open(proposal: Proposal, _work: Work, _today: date) -> bool:
    """A duty of its units or proposers still runs, or a supervision covers it."""
    if any(d.running and d.duty in BLOCKING for d in proposal.deadlines):
        return True
    return any(each.supervision.stage not in ENDED for each in proposal.supervised)


FACTS = {
    fact.__name__: fact
    for fact in (commitment_open, lookback_under_way, lookback_failed, anything_open)
}
