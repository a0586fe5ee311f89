"""双向评议票 (domain 5.5): proposers judge the handling, units the proposal, back to back.

Neither paper knows what the other side wrote, or how anybody rated the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from proposals.letters.addressing import session_name
from proposals.letters.handle.feedback import AnsweredBy, answers_of
from proposals.letters.handle.sending import everybody
from proposals.letters.writing import Sheet, To, draw
from proposals.printing import Copy
from proposals.records import Proposal
from proposals.work import Work
from workflows.terms import Layout

PROPOSER_BALLOT = Sheet("printed/proposer_ballot", "提案办理评议票", layout=Layout.FORM)
UNIT_BALLOT = Sheet("printed/unit_ballot", "提案质量评议票", layout=Layout.FORM)


def answered(proposal: Proposal) -> list[AnsweredBy]:
    """What there is to judge: every unit's answer of this round; until all are in, nothing."""
    answers = answers_of(proposal, proposal.round)
    return answers if len(answers) == len(proposal.answering) else []


def proposer_ballot(work: Work, proposal: Proposal, at: datetime) -> Copy:
    """提案办理评议票, for one of the proposers; it comes back to the committee."""
    return _ballot(work, PROPOSER_BALLOT, proposal, answered(proposal), at)


def unit_ballot(
    work: Work, proposal: Proposal, answers: Sequence[AnsweredBy], at: datetime
) -> Copy:
    """提案质量评议票, for the units of these answers."""
    return _ballot(work, UNIT_BALLOT, proposal, answers, at)


def _ballot(
    work: Work, sheet: Sheet, proposal: Proposal, answers: Sequence[AnsweredBy], at: datetime
) -> Copy:
    facts: dict[str, object] = {
        "session": session_name(work, proposal),
        "proposers": everybody(proposal),
        "answers": list(answers),
    }
    return draw(work, sheet, To("", at, "", proposal, facts=facts))
