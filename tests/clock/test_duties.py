"""What runs is found every morning without a look at all that is over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.schema import CreateIndex
from sqlmodel import SQLModel

from proposals.clock import answers, dates, publication
from proposals.database import Office

TODAY = date(2026, 6, 16)
EXPLAINED = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}
ASKED = [
    (dates.PROVISIONAL, "ix_deadline_provisional"),
    (answers.WAITED_FOR, "ix_deadline_running"),
    (publication.PENDING, "ix_deadline_running"),
]


@pytest.mark.parametrize(("asked", "index"), ASKED, ids=["dates", "answers", "publication"])
def test_a_mornings_question_finds_its_index(office: Office, asked: Any, index: str) -> None:
    dialect = office.engine.dialect
    written = asked.params(today=TODAY).compile(
        dialect=dialect, compile_kwargs={"literal_binds": True}
    )
    with office.engine.connect() as connection:
        if dialect.name == "postgresql":
            leave_only(connection, index)
        lines = connection.exec_driver_sql(f"{EXPLAINED[dialect.name]} {written}")
        plan = "\n".join(map(str, lines))
    assert index in plan


def leave_only(connection: Connection, index: str) -> None:
    """Hide the duties behind a table of this connection with no other way in than this index.

    Which way PostgreSQL prefers changes with what it has counted, and so from run to run; whether
    a question can go by an index at all depends on their words alone.
    """
    table = SQLModel.metadata.tables["deadline"]
    connection.execute(text("CREATE TEMP TABLE deadline (LIKE public.deadline) ON COMMIT DROP"))
    connection.execute(CreateIndex(next(each for each in table.indexes if each.name == index)))
    connection.execute(text("SET LOCAL enable_seqscan = off"))
