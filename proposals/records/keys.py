"""Keys: new rows get their numbers before what names them is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, String, bindparam, event, func, select
from sqlmodel import SQLModel

from proposals.work import Work

TABLE = func.unnest(bindparam("tables", type_=ARRAY(String))).column_valued("table_name")
NEXT = select(func.nextval(func.pg_get_serial_sequence(TABLE, "id")))
"""A number for each table named, in that order, in one question."""


def give_keys(work: Work, rows: Sequence[SQLModel]) -> None:
    """Number what was added just now, so that it is written with all that the act adds.

    PostgreSQL hands numbers out beforehand, SQLite when a row is written.
    """
    if work.get_bind().dialect.name == "sqlite":
        work.flush()
    else:
        _hand_out(work, rows)


@event.listens_for(Work, "before_flush")
def number_the_new(work: Work, _context: object, _rows: object) -> None:
    """Rows that know their numbers are written many at a time, with no answer to wait for."""
    if work.get_bind().dialect.name == "postgresql":
        _hand_out(work, list(work.new))


def _hand_out(work: Work, rows: Sequence[Any]) -> None:
    unnumbered = [row for row in rows if getattr(row, "id", 0) is None]
    if unnumbered:
        tables = [row.__tablename__ for row in unnumbered]
        numbers = work.connection().scalars(NEXT, {"tables": tables})
        for row, number in zip(unnumbered, numbers, strict=True):
            row.id = number
