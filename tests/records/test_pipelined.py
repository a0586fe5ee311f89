"""On PostgreSQL a flush does not wait for each answer, and yet nothing goes wrong unheard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from psycopg.pq import PipelineStatus
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import col, delete, select

from proposals.database import Office
from proposals.pipelined import Line
from proposals.records import HandlingUnit, Setting
from proposals.work import Work
from tests.records.test_rows import names, unit
from tests.standing_office import office_at

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def work(postgresql_url: str) -> Iterator[Work]:
    """Work on PostgreSQL: the other kind has nobody to wait for."""
    office: Office = office_at(postgresql_url)
    with Work(office.engine) as work:
        yield work
    office.engine.dispose()


def line(work: Work) -> Line:
    found = work.connection().connection.driver_connection
    assert isinstance(found, Line)
    return found


def setting(name: str) -> Setting:
    return Setting(name=name, text="", set_by="甲", set_at=AT)


def waits(work: Work) -> bool:
    return line(work).pgconn.pipeline_status != PipelineStatus.OFF


def test_a_flush_opens_one_pipeline_for_all_its_tables(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Line] = []
    pipeline = Line.pipeline

    def counting(self: Line) -> Any:
        opened.append(self)
        return pipeline(self)

    monkeypatch.setattr(Line, "pipeline", counting)
    work.add_all([setting("甲"), *(HandlingUnit(**unit(name)) for name in ("甲局", "乙局"))])
    work.flush()
    assert (len(opened), waits(work), names(work)) == (1, False, ["甲局", "乙局"])


def test_what_the_database_refuses_is_told_by_the_flush(work: Work) -> None:
    work.add(setting("甲"))
    work.flush()
    work.expunge_all()
    nested = work.begin_nested()
    work.add_all([setting("甲"), HandlingUnit(**unit("乙局"))])
    with pytest.raises(IntegrityError, match="pk_setting"):
        work.flush()
    nested.rollback()
    assert (waits(work), names(work)) == (False, [])


def test_a_row_that_is_gone_is_missed(work: Work) -> None:
    rows = [HandlingUnit(**unit(name)) for name in ("甲局", "乙局")]
    work.add_all(rows)
    work.flush()
    work.connection().execute(delete(HandlingUnit).where(col(HandlingUnit.name) == "乙局"))
    for row in rows:
        row.sort = 7
    with pytest.raises(StaleDataError, match="2 rows were to be written, 1 were"):
        work.flush()


def test_what_is_changed_outside_a_flush_is_counted_as_it_is(work: Work) -> None:
    nobody = update(Setting).where(col(Setting.name) == "无").values(text="有")
    assert work.connection().execute(nobody).rowcount == 0


def test_a_question_hears_what_was_sent_before_it(work: Work) -> None:
    line(work).gathering = True
    work.connection().execute(HandlingUnit.__table__.insert(), [{"id": 1, **unit("甲局")}])  # type: ignore[attr-defined]
    assert waits(work)
    assert work.connection().scalars(select(HandlingUnit.name)).all() == ["甲局"]
    assert not waits(work)


def test_work_broken_off_while_answers_are_on_the_way_leaves_nothing(work: Work) -> None:
    line(work).gathering = True
    twice = [{"id": 1, **unit("甲局")}, {"id": 1, **unit("乙局")}]
    work.connection().execute(HandlingUnit.__table__.insert(), twice)  # type: ignore[attr-defined]
    assert waits(work)
    work.rollback()
    assert (waits(work), line(work).gathering, names(work)) == (False, False, [])


def test_going_back_to_a_savepoint_takes_back_what_is_on_the_way(work: Work) -> None:
    nested = work.begin_nested()
    line(work).gathering = True
    twice = [{"id": 1, **unit("甲局")}, {"id": 1, **unit("乙局")}]
    work.connection().execute(HandlingUnit.__table__.insert(), twice)  # type: ignore[attr-defined]
    nested.rollback()
    assert (waits(work), names(work)) == (False, [])
