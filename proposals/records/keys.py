"""give_keys(): new rows get their numbers before what names them is written."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select

from proposals.records.assignment import Assignment
from proposals.records.commitment import Commitment, Lookback
from proposals.records.feedback import OpinionForm
from proposals.records.reply import Reply
from proposals.work import Work

Named = Assignment | Reply | OpinionForm | Commitment | Lookback
"""Whose numbers stand in letters and in the history before the act is written."""
NEXT = select(func.nextval(func.pg_get_serial_sequence(bindparam("table"), "id")))


def give_keys(work: Work, rows: Sequence[Named]) -> None:
    """Number what was added just now, so that it is written with all that the act adds.

    PostgreSQL hands numbers out beforehand, SQLite when a row is written.
    """
    if work.get_bind().dialect.name == "sqlite":
        work.flush()
        return
    for row in rows:
        if row.id is None:
            row.id = work.connection().execute(NEXT, {"table": row.__tablename__}).scalar_one()
