"""Plain rows: written many at once, without an object the session watches, numbered like others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, event, insert
from sqlalchemy.orm import SessionTransaction
from sqlmodel import SQLModel

from proposals.records.keys import give_keys, next_keys
from proposals.records.record import Record
from proposals.work import Work

KEPT = "rows that are written with the next flush"


def add_rows(work: Work, record: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Write these rows of one table now; what they name is on record already.

    An object in hand that lists them must be asked again.
    """
    if rows:
        table = record.__table__  # type: ignore[attr-defined]
        numbers = next_keys(work, [table] * len(rows))
        numbered = [{**row, "id": number} for number, row in zip(numbers, rows, strict=True)]
        work.connection().execute(_into(table), numbered)


def keep(work: Work, row: Record) -> None:
    """Write this row with the next flush; nobody changes it later, so nobody watches it."""
    work.info.setdefault(KEPT, defaultdict(list))[type(row)].append(row)


@event.listens_for(Work, "before_flush")
def number_the_new(work: Work, _context: object, _rows: object) -> None:
    """Rows that know their numbers are written many at a time, with no answer to wait for."""
    give_keys(work, [*work.new, *_kept(work)])


@Work.also_writes
def write_kept(work: Work) -> None:
    """Write what was kept since the last flush."""
    give_keys(work, _kept(work))
    for record, rows in work.info.pop(KEPT, {}).items():
        table = record.__table__
        columns = table.c.keys()
        whole = [{name: row.__dict__[name] for name in columns} for row in rows]
        work.connection().execute(_into(table), whole)


@event.listens_for(Work, "after_soft_rollback")
def forget(work: Work, _transaction: SessionTransaction) -> None:
    """What was taken back is not written."""
    work.info.pop(KEPT, None)


def _kept(work: Work) -> list[SQLModel]:
    return [row for rows in work.info.get(KEPT, {}).values() for row in rows]


@cache
def _into(table: Table) -> Insert:
    return insert(table)
