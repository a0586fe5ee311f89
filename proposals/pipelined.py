"""On PostgreSQL all that one flush writes goes out in a row, and its answers are awaited once."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from typing import Any

import psycopg
from sqlalchemy import event
from sqlalchemy.orm.exc import StaleDataError

from proposals.work import Work

WRITES = ("INSERT", "UPDATE", "DELETE")
ANSWERED = "-- all that was written is answered"
"""Said to a connection in place of a statement."""
GATHERING = "whether this flush is written without waiting"


class Line(psycopg.Connection[Any]):
    """A connection that can send what is written before the last answer is there."""

    gathering = False

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self.cursor_factory = Pen
        self.unanswered: list[Pen] = []
        self._open = ExitStack()

    def send(self, pen: Pen, rows: int) -> None:
        """Let a statement go out that touches so many rows, one for each set of values."""
        if not self.unanswered:
            self._open.enter_context(self.pipeline())
        pen.promised = rows
        self.unanswered.append(pen)

    def hear(self) -> None:
        """Await the answers; `StaleDataError` when a row was not there any more."""
        if not self.unanswered:
            return
        pens, self.unanswered = self.unanswered, []
        self._open.close()
        for pen in pens:
            promised, pen.promised = pen.promised, None
            if promised != pen.rowcount:
                raise StaleDataError(f"{promised} rows were to be written, {pen.rowcount} were")
            pen.close()

    def rollback(self) -> None:
        """Take all back, whatever is answered."""
        self.drop()
        super().rollback()

    def drop(self) -> None:
        """What was sent is to be taken back: its answers do not matter."""
        self.gathering = False
        with suppress(psycopg.Error, StaleDataError):
            self.hear()


class Pen(psycopg.Cursor[Any]):
    """A cursor that does not wait for what a flush writes."""

    promised: int | None = None

    @property
    def rowcount(self) -> int:
        """Rows touched; while there is no answer those that must have been."""
        return super().rowcount if self.promised is None else self.promised

    def close(self) -> None:
        """Put it down, but not while its answer is on the way."""
        if self.promised is None:
            super().close()

    def execute(self, query: Any, params: Any = None, **options: Any) -> Pen:
        """Send it if it writes; what asks has to wait for all that was sent before."""
        line = self._line(query)
        if line.gathering and _only_writes(query):
            line.send(self, 1)
        elif query.startswith("ROLLBACK"):
            line.drop()
        else:
            line.hear()
        return self if query == ANSWERED else super().execute(query, params, **options)

    def executemany(self, query: Any, params_seq: Any, *, returning: bool = False) -> None:
        """The same for many sets of values."""
        line = self._line(query)
        if line.gathering and _only_writes(query):
            line.send(self, len(params_seq))
        else:
            line.hear()
        super().executemany(query, params_seq, returning=returning)

    def _line(self, query: str) -> Line:
        """The connection, which stops gathering when it is told that all is written."""
        line = self.connection
        assert isinstance(line, Line), "only a line hands out these cursors"
        line.gathering = line.gathering and query != ANSWERED
        return line


def connect(_dialect: object, _record: object, given: Any, settings: Any) -> Line:
    """A line, for whoever opens a connection."""
    return Line.connect(*given, **settings)


@event.listens_for(Work, "before_flush")
def gather(work: Work, _context: object, _rows: object) -> None:
    """From here on the connection does not wait for what is written."""
    line = work.connection().connection.driver_connection
    if isinstance(line, Line):
        line.gathering = work.info[GATHERING] = True


@Work.also_writes
def hear(work: Work) -> None:
    """Hear the answers to all that this flush wrote; an error is told as that of any statement."""
    if work.info.pop(GATHERING, False):
        work.connection().exec_driver_sql(ANSWERED)


def _only_writes(query: str) -> bool:
    return query.startswith(WRITES) and "RETURNING" not in query
