"""A letter is opened: when its reader first had it before him."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import col, select

from proposals.records import InboxItem
from proposals.work import Work


def opened(work: Work, items: Iterable[int], at: datetime) -> None:
    """These lie open; the first time counts."""
    asked = select(InboxItem).where(
        col(InboxItem.id).in_(list(items)), col(InboxItem.read_at).is_(None)
    )
    for item in work.exec(asked):
        item.read_at = at
        work.add(item)
