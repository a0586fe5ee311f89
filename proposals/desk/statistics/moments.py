"""What the history says of each proposal up to one moment: where it stood, what was done first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from sqlmodel import and_, col, func, select

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


def pasts(work: Work, until: datetime) -> dict[int, Past]:
    """Every proposal with a history, by its record number, as it stood at that moment."""
    own = and_(col(Entry.subject) == col(Entry.chain), col(Entry.at) <= until)
    latest = (
        select(Entry.chain, func.max(Entry.number).label("number"))
        .where(own, col(Entry.chain).startswith("proposal:"))
        .group_by(col(Entry.chain))
        .subquery()
    )
    last = and_(Entry.chain == latest.c.chain, Entry.number == latest.c.number)
    stood = work.exec(select(Entry.chain, Entry.became).join(latest, last))
    first: dict[str, dict[Act, datetime]] = defaultdict(dict)
    earliest = select(Entry.chain, Entry.act, func.min(Entry.at)).where(own)
    for chain, act, at in work.execute(earliest.group_by(col(Entry.chain), col(Entry.act))):
        first[chain][act] = at
    archived = select(Entry.chain, Entry.was).where(own, Entry.act == Act.ARCHIVE)
    before = dict(work.exec(archived).all())
    return {
        _number(chain): Past(
            ProposalStage(became), ProposalStage(before.get(chain, became)), first[chain]
        )
        for chain, became in stood
    }


def _number(chain: str) -> int:
    return int(chain.partition(":")[2])
