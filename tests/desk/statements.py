"""How many statements a question asks of the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from proposals.work import Work


@contextmanager
def counted(work: Work) -> Iterator[list[str]]:
    """The statements sent while it is open; what was waiting to be written goes first."""
    work.flush()
    work.expunge_all()
    sent: list[str] = []
    engine = work.get_bind()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)
