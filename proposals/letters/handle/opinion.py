"""The letter of 会办: an opinion under the co unit's own number, to the lead unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from proposals.letters.addressing import session_name
from proposals.letters.handle.sending import Occasion, everybody, send, signing, unit
from proposals.letters.writing import Sheet
from proposals.records import Assignment, Letter
from proposals.work import Work

OPINION = Sheet("handle/co_opinion", "会办意见")
SERIES = "提会"
"""Behind the unit's name; replies have a series of their own."""


class Opinion(NamedTuple):
    """What the co unit says, and who can be asked about it."""

    text: str
    contact: str


def co_opinion(
    work: Work, assignment: Assignment, lead: Assignment, opinion: Opinion, at: datetime
) -> Letter:
    """会办意见, from the co unit to the lead."""
    proposal = assignment.proposal
    title = f"关于政协{session_name(work, proposal)}{proposal.case_no}提案的会办意见"
    office = signing(work, assignment, at)
    sheet = replace(OPINION, title=title, series=f"{office}{SERIES}")
    occasion = Occasion(f"assignment {assignment.key} round {assignment.round}", at)
    facts = {
        "office": office,
        "opinion": opinion,
        "proposers": everybody(proposal),
    }
    return send(work, sheet, proposal, unit(lead), occasion, **facts)
