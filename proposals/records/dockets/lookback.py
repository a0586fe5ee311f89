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
    """A promise of this proposal was found broken."""
    return any(c.stage == CommitmentStage.NOT_KEPT for c in lookback.proposal.commitments)


FACTS = {fact.__name__: fact for fact in (proposer_heard, upgradable, promise_broken)}
