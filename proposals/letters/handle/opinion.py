"""The letter of 会办: an opinion under the co unit's own number, to the lead unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from proposals.letters.handle.sending import Occasion, everybody, send, unit
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
    sheet = replace(OPINION, series=f"{assignment.unit_name}{SERIES}")
    occasion = Occasion(f"assignment {assignment.key} round {assignment.round}", at)
    facts = {
        "office": assignment.unit_name,
        "opinion": opinion,
        "proposers": everybody(assignment.proposal),
    }
    return send(work, sheet, assignment.proposal, unit(lead), occasion, **facts)
