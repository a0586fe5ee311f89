"""What happened to a case since somebody looked at it."""

from __future__ import annotations

from sqlmodel import col, func, select

from proposals.records import Entry, Proposal, dockets
from proposals.settings import zone
from proposals.work import Work


def length(work: Work, proposal: Proposal) -> int:
    """How many entries its history has."""
    chain = dockets.chain_of(proposal)
    return work.exec(select(func.max(col(Entry.number))).where(Entry.chain == chain)).one() or 0


def entries(work: Work, proposal: Proposal, seen: int, own: str) -> list[str]:
    """Who did what and when after the entry that was seen, his own acts apart."""
    asked = select(Entry).where(
        Entry.chain == dockets.chain_of(proposal), col(Entry.number) > seen, Entry.by != own
    )
    return [_told(entry) for entry in work.exec(asked.order_by(col(Entry.number)))]


def _told(entry: Entry) -> str:
    at = entry.at.astimezone(zone())
    when = f"{at.month}月{at.day}日{at:%H:%M}"
    return f"{entry.by}（{entry.role.label}）{when}{entry.act.label}"
