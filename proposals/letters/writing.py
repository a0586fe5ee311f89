"""write(): template + facts → Letter; series of numbers per kind and year."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from proposals.records import Letter, Proposal
from proposals.records.numbers import next_number
from proposals.rendering import render
from proposals.settings import zone
from proposals.work import Work

COMMITTEE = "政协提案委员会办公室"


@dataclass(frozen=True)
class Sheet:
    """What one kind of letter is written on: its template, title and series of numbers."""

    kind: str
    """Template below templates/letters, e.g. `file/filing_notice`."""
    title: str
    series: str = ""
    """机关代字, e.g. 提立; empty: the letter has no 文号."""
    needs_confirmation: bool = False
    copies: str = ""


@dataclass(frozen=True)
class To:
    """To whom, about which case, on which occasion (the same occasion never writes twice)."""

    addressee: str
    at: datetime
    occasion: str
    proposal: Proposal | None = None
    supervision_id: int | None = None
    deadline_id: int | None = None
    facts: dict[str, object] = field(default_factory=dict)


def write(work: Work, sheet: Sheet, to: To) -> Letter:
    """Fill the template and keep the text as sent; the number is given in this transaction."""
    day = to.at.astimezone(zone()).date()
    number = _number(work, sheet, to, day.year) if sheet.series else None
    facts = {
        "title": sheet.title,
        "number": number,
        "addressee": to.addressee,
        "written_on": day,
        "office": COMMITTEE,
        "copies": sheet.copies,
        "proposal": to.proposal,
        **to.facts,
    }
    letter = Letter(
        kind=sheet.kind,
        proposal_id=to.proposal.id if to.proposal else None,
        supervision_id=to.supervision_id,
        deadline_id=to.deadline_id,
        number=number,
        title=sheet.title,
        addressee=to.addressee,
        copies=sheet.copies,
        html=render(f"letters/{sheet.kind}.html", facts),
        occasion=f"{sheet.kind}:{to.occasion}",
        written_at=to.at,
        send_on=work.calendar.next_workday(day),
        needs_confirmation=sheet.needs_confirmation,
    )
    work.add(letter)
    return letter


def _number(work: Work, sheet: Sheet, to: To, year: int) -> str:
    value = next_number(work, f"{sheet.series}〔{year}〕", to.occasion, to.at)
    return f"{sheet.series}〔{year}〕{value}号"
