"""lead(): of all clocks one runs; another takes over when it is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from proposals.database import Office

Held = Callable[[], bool]
"""Asks whether the lead is still held."""

# Locks belong to a whole PostgreSQL database, committees to its schemas.
KEY = func.hashtext(func.concat("tian.clock.", func.current_schema()))


@contextmanager
def lead(office: Office) -> Iterator[Held | None]:
    """Hold the clock while the block runs; None when another one holds it."""
    if office.engine.dialect.name == "sqlite":
        with _file_lock(office.engine) as held:
            yield held
    else:
        with _advisory_lock(office.engine) as held:
            yield held


@contextmanager
def _advisory_lock(engine: Engine) -> Iterator[Held | None]:
    """A session's lock: the server frees it when the connection breaks."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.execute(select(func.pg_try_advisory_lock(KEY))).scalar():
            yield None
            return
        try:
            yield lambda: _alive(connection)
        finally:
            if _alive(connection):
                connection.execute(select(func.pg_advisory_unlock(KEY)))


def _alive(connection: Connection) -> bool:
    try:
        connection.execute(select(1))
    except DBAPIError:
        return False
    return True


@contextmanager
def _file_lock(engine: Engine) -> Iterator[Held | None]:
    """SQLite has no such lock: one on a file beside the database, freed when the process ends."""
    import fcntl

    with Path(f"{engine.url.database}.clock").open("a", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        yield lambda: True
