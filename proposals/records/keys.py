"""Keys: new rows get their numbers before what names them is written."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ARRAY, String, Table, bindparam, event, func, select
from sqlalchemy.orm import SessionTransaction
from sqlmodel import SQLModel

from proposals.work import Work

TABLE = func.unnest(bindparam("tables", type_=ARRAY(String))).column_valued("table_name")
NEXT = select(func.nextval(func.pg_get_serial_sequence(TABLE, "id")))
"""A number for each table named, in that order, in one question."""
LAST = "the last number given in each table by this transaction"
STOCKS = "numbers this session has asked for and not given yet"
MOST_AHEAD = 1_000
"""Numbers asked for beyond what is needed now; what is not given falls away with the session."""


@dataclass
class Stock:
    """Numbers of one table at hand, and how many were given: who comes again will come again."""

    at_hand: deque[int] = field(default_factory=deque)
    given: int = 0

    def short_of(self, wanted: int) -> int:
        """How many to ask for before so many can be given; as many again as were given before."""
        lacking = wanted - len(self.at_hand)
        return max(lacking, min(self.given, MOST_AHEAD)) if lacking > 0 else 0

    def give(self) -> int:
        """The next number."""
        self.given += 1
        return self.at_hand.popleft()


def give_keys(work: Work, rows: Sequence[SQLModel]) -> None:
    """Number what was added just now, so that it is written with all that the act adds."""
    unnumbered: list[Any] = [row for row in rows if getattr(row, "id", 0) is None]
    if unnumbered:
        numbers = next_keys(work, [row.__table__ for row in unnumbered])
        for row, number in zip(unnumbered, numbers, strict=True):
            row.id = number


def next_keys(work: Work, tables: Sequence[Table]) -> Iterator[int]:
    """The next number of each table named, in that order."""
    own = work.get_bind().dialect.name == "sqlite"
    return _counted_on(work, tables) if own else _asked_for(work, tables)


@event.listens_for(Work, "after_transaction_end")
def forget(work: Work, transaction: SessionTransaction) -> None:
    """Whoever writes next counts on from what is on record then."""
    if transaction.parent is None:
        work.info.pop(LAST, None)


def _asked_for(work: Work, tables: Sequence[Table]) -> Iterator[int]:
    """PostgreSQL hands numbers out beforehand, to as many writers as there are."""
    stocks: dict[str, Stock] = work.info.setdefault(STOCKS, defaultdict(Stock))
    wanted = Counter(table.name for table in tables)
    short = Counter({name: stocks[name].short_of(many) for name, many in wanted.items()})
    if asked := list(short.elements()):
        numbers = work.connection().scalars(NEXT, {"tables": asked})
        for name, number in zip(asked, numbers, strict=True):
            stocks[name].at_hand.append(number)
    for table in tables:
        yield stocks[table.name].give()


def _counted_on(work: Work, tables: Sequence[Table]) -> Iterator[int]:
    """SQLite lets one transaction write at a time, so that one counts on from the last number."""
    last: dict[str, int] = work.info.setdefault(LAST, {})
    for table in tables:
        if table.name not in last:
            last[table.name] = work.connection().scalar(select(func.max(table.c.id))) or 0
        last[table.name] += 1
        yield last[table.name]
