"""The facts of one commitment."""

from __future__ import annotations

from datetime import date

from proposals.records.commitment import Commitment
from proposals.work import Work


def evidence_given(commitment: Commitment, _work: Work, _today: date) -> bool:
    """The unit's report names its evidence."""
    return bool(commitment.evidence)


def proposer_heard(commitment: Commitment, _work: Work, _today: date) -> bool:
    """The second feedback is in, or the silence is on record."""
    return bool(commitment.proposer_opinion)


def past_due(commitment: Commitment, _work: Work, today: date) -> bool:
    """The promised day is over."""
    return commitment.due_on < today


FACTS = {fact.__name__: fact for fact in (evidence_given, proposer_heard, past_due)}
