"""remembered(): what was asked of a record that has not grown since is not asked again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Executable, text
from sqlmodel import col, select

from proposals.desk.reader import Reader
from proposals.records import Entry
from proposals.work import Work

T = TypeVar("T")
STATE: dict[str, Executable] = {
    # By its hash: a number may be given again when an act is undone.
    "sqlite": select(col(Entry.hash)).order_by(col(Entry.id).desc()).limit(1),
    # Of two acts at once the later number may be seen first: there the whole snapshot counts.
    "postgresql": text("SELECT pg_current_snapshot()::text"),
}
"""What is another after every act."""
KEPT = 200
"""Answers kept for one database."""
_ANSWERS: WeakKeyDictionary[Any, OrderedDict[Hashable, tuple[str, Any]]] = WeakKeyDictionary()


def remembered(work: Work, reader: Reader, question: Hashable, ask: Callable[[], T]) -> T:
    """The answer to a question about cases: they change by acts, and every act is recorded."""
    kept = _ANSWERS.setdefault(work.get_bind().engine.pool, OrderedDict())
    who = (reader.role, reader.scope, reader.member_id, reader.organisation_id, reader.unit_id)
    asked = (*who, reader.units, reader.today, question)
    last = work.execute(STATE[work.get_bind().dialect.name]).scalar() or ""
    answered = kept.pop(asked, None)
    if answered is None or not last or answered[0] != last:
        answered = last, ask()
    kept[asked] = answered
    while len(kept) > KEPT:
        kept.popitem(last=False)
    answer: T = answered[1]
    return answer
