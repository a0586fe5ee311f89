"""One long sitting: a session that keeps what it has read over the transactions of a whole play."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import SQLModel, select

from proposals.database import Office
from proposals.records import HandlingUnit, Member, Organisation, PlenarySession, Sector, Term
from proposals.work import Work

KEPT: tuple[type[SQLModel], ...] = (
    Term,
    PlenarySession,
    Sector,
    Member,
    Organisation,
    HandlingUnit,
)
# A play makes objects by the hundred thousand and drops few: looking for garbage is idle work.
SELDOM = (200_000, 20, 100)


@contextmanager
def sitting(office: Office) -> Iterator[Work]:
    """A session without a transaction; each week of the play begins one in it."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        with Work(office.engine, expire_on_commit=False) as work:
            work.rules = office.rules
            event.listen(work, "pending_to_persistent", _nothing_attached)
            yield work
    finally:
        gc.set_threshold(*usual)


def kept(work: Work) -> list[SQLModel]:
    """Rows everybody asks for again and again; held, the session need not fetch them."""
    return [row for table in KEPT for row in work.exec(select(table)).all()]


def _nothing_attached(_session: Session, row: SQLModel) -> None:
    """A row written just now has what it was written with and no more: nobody need look it up."""
    for name in _collections(type(row)):
        if name not in row.__dict__:
            set_committed_value(row, name, [])


@cache
def _collections(table: type[SQLModel]) -> tuple[str, ...]:
    relationships = inspect(table).relationships
    return tuple(r.key for r in relationships if r.uselist and not r.viewonly)
