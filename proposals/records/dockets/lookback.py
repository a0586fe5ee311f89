"""The facts of one look-back."""

from __future__ import annotations

from datetime import date

from proposals.records.commitment import Lookback
from proposals.work import Work
from workflows.policies import result_classes
from workflows.terms import CommitmentStage


def proposer_heard(lookback: Lookback, _work: Work, _today: date) -> bool:
    """The proposer's view, or his silence, is on record."""
    return bool(lookback.proposer_opinion)


def upgradable(lookback: Lookback, work: Work, today: date) -> bool:
    """The class given in the reply is one that needs a further review."""
    variant = work.profile_on(today).reply.classes
    before = lookback.class_before
    return bool(before) and result_classes.result_class(variant, before).requires_next_review


def promise_broken(lookback: Lookback, _work: Work, _today: date) -> bool:
    """A promise was found broken since the answer in force; an earlier one led to that answer."""
    proposal = lookback.proposal
    broken = [c for c in proposal.commitments if c.stage == CommitmentStage.NOT_KEPT]
    answered = proposal.replied_at
    return any(not (answered and c.settled_at and c.settled_at < answered) for c in broken)


FACTS = {fact.__name__: fact for fact in (proposer_heard, upgradable, promise_broken)}
