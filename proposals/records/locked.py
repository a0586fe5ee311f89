"""Named rows: locked once by a piece of work, moved on, and written back with its next flush."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Insert, Select, Table, Update, bindparam, event, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import SessionTransaction
from sqlalchemy.sql.dml import ReturningInsert
from sqlmodel import Field

from proposals.records.record import Record
from proposals.work import Work

HELD = "rows this work has locked"
MOVED = "rows of them that may have been moved since the last flush"


class Named(Record):
    """A row known by its name."""

    name: str = Field(primary_key=True)


R = TypeVar("R", bound=Named)
Held = dict[tuple[type[Named], str], Any]


def locked(work: Work, record: type[R], name: str) -> R:
    """The row of this name, locked and opened when there is none, for the caller to move on.

    Of two who open it at once the second waits and finds it open.
    """
    row = held(work, record, name)
    if row is None:
        row = _found(work, record, name) or _opened(work, record, name)
        work.info.setdefault(HELD, {})[record, name] = row
    work.info.setdefault(MOVED, {})[record, name] = row
    return row


def held(work: Work, record: type[R], name: str) -> R | None:
    """The row as this work has moved it, if it holds it."""
    rows: Held = work.info.get(HELD, {})
    return rows.get((record, name))


@Work.also_writes
def write_back(work: Work) -> None:
    """Write the rows as they stand now."""
    moved: dict[type[Named], list[dict[str, Any]]] = {}
    for (record, name), row in work.info.pop(MOVED, {}).items():
        table = _table(record)
        stands = {column.name: getattr(row, column.name) for column in table.c}
        moved.setdefault(record, []).append({"held": name, **stands})
    for record, rows in moved.items():
        work.connection().execute(_moving(_table(record)), rows)


@event.listens_for(Work, "after_soft_rollback")
def let_go(work: Work, _transaction: SessionTransaction) -> None:
    """What was taken back is not held, nor written."""
    work.info.pop(HELD, None)
    work.info.pop(MOVED, None)


def _found(work: Work, record: type[R], name: str) -> R | None:
    found = work.connection().execute(_asking(_table(record)), {"held": name}).mappings().first()
    return record(**found) if found else None


def _opened(work: Work, record: type[R], name: str) -> R:
    row = record(name=name)
    opening = _opening(_table(record), work.get_bind().dialect.name)
    if work.connection().scalar(opening, row.model_dump()) is not None:
        return row
    found = _found(work, record, name)
    assert found is not None, "somebody opened it just now"
    return found


def _table(record: type[Named]) -> Table:
    return record.__table__  # type: ignore[attr-defined,no-any-return]


@cache
def _asking(table: Table) -> Select[Any]:
    return select(table).where(table.c.name == bindparam("held")).with_for_update()


@cache
def _opening(table: Table, dialect: str) -> ReturningInsert[Any]:
    """Nothing comes back where somebody else has opened it."""
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    opening: Insert = insert(table).on_conflict_do_nothing()
    return opening.returning(table.c.name)


@cache
def _moving(table: Table) -> Update:
    return update(table).where(table.c.name == bindparam("held"))
