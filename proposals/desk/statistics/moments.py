"""What the history says of each proposal up to one moment: where it stood, what was done first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from sqlmodel import and_, col, or_, select

from proposals.records import Entry
from proposals.settings import zone
from proposals.work import Work
from workflows.terms import Act, ProposalStage


class Past(NamedTuple):
    """One proposal's own history up to a moment."""

    stage: ProposalStage
    stood: ProposalStage
    """Its stage; for an archived one, the stage it was archived from."""
    first: Mapping[Act, datetime]


def end_of(day: date) -> datetime:
    """The last moment of a day in the office's zone."""
    return datetime.combine(day, time.max, zone())


class Line(NamedTuple):
    """One entry of the record."""

    act: Act
    at: datetime
    was: str
    became: str


class Told(NamedTuple):
    """What the record tells up to a moment."""

    pasts: dict[int, Past]
    """Every proposal with a history, by its record number, as it stood then."""
    waived: dict[int, list[date]]
    """When the talk was waived, by assignment: a new round takes the ground off the row."""


def told(work: Work, until: datetime) -> Told:
    """The record read once, up to that moment."""
    own = and_(Entry.subject == Entry.chain, col(Entry.chain).startswith("proposal:"))
    asked = (
        select(*(col(Entry.subject), col(Entry.act), col(Entry.at)))
        .add_columns(col(Entry.was), col(Entry.became))
        .where(or_(own, col(Entry.act) == Act.WAIVE_MEETING), col(Entry.at) <= until)
        .order_by(col(Entry.chain), col(Entry.number))
    )
    lines: dict[int, list[Line]] = defaultdict(list)
    waived: dict[int, list[date]] = defaultdict(list)
    for subject, *line in work.execute(asked):
        number, entry = int(subject.partition(":")[2]), Line(*line)
        if entry.act == Act.WAIVE_MEETING:
            waived[number].append(entry.at.astimezone(zone()).date())
        else:
            lines[number].append(entry)
    return Told({number: _past(entries) for number, entries in lines.items()}, waived)


def _past(entries: list[Line]) -> Past:
    stage = ProposalStage(entries[-1].became)
    stood = [ProposalStage(entry.was) for entry in entries if entry.act == Act.ARCHIVE]
    first = {entry.act: entry.at for entry in reversed(entries)}
    return Past(stage, stood[-1] if stood else stage, first)
