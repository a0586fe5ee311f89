"""Rows written without an object are numbered with those that have one."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from proposals.database import Office
from proposals.records import HandlingUnit
from proposals.records.rows import add_rows, keep
from proposals.work import Work
from tests.casework.conftest import FROM
from tests.desk.statements import counted
from workflows.terms import UnitKind


def unit(name: str) -> dict[str, Any]:
    return {"name": name, "kind": UnitKind.GOVERNMENT, "sort": 0, "valid_from": FROM}


def names(work: Work) -> list[str]:
    """In the order of their numbers."""
    return list(work.exec(select(HandlingUnit.name).order_by(col(HandlingUnit.id))))


def test_rows_and_objects_take_their_numbers_in_turn(office: Office) -> None:
    with office.transaction() as work:
        work.add(HandlingUnit(**unit("甲局")))
        work.flush()
        add_rows(work, HandlingUnit, [unit("乙局"), unit("丙局")])
        work.add(HandlingUnit(**unit("丁局")))
        work.flush()
        add_rows(work, HandlingUnit, [unit("戊局")])
    with office.transaction() as work:
        work.add(HandlingUnit(**unit("己局")))
    with office.transaction() as work:
        assert names(work) == ["甲局", "乙局", "丙局", "丁局", "戊局", "己局"]


def test_rows_are_read_as_they_were_written(office: Office) -> None:
    with office.transaction() as work:
        add_rows(work, HandlingUnit, [unit("甲局")])
    with office.transaction() as work:
        found = work.exec(select(HandlingUnit)).one()
        assert (found.id, found.kind, found.valid_from) == (1, UnitKind.GOVERNMENT, FROM)


def test_no_rows_ask_nothing(office: Office) -> None:
    with office.transaction() as work, counted(work) as sent:
        add_rows(work, HandlingUnit, [])
        assert sent == []


def test_a_kept_row_is_there_for_whoever_asks(office: Office) -> None:
    with office.transaction() as work:
        keep(work, HandlingUnit(**unit("甲局")))
        work.add(HandlingUnit(**unit("乙局")))
        assert names(work) == ["乙局", "甲局"]


def test_a_commit_writes_kept_rows_though_no_object_waits(office: Office) -> None:
    with Work(office.engine) as work:
        keep(work, HandlingUnit(**unit("甲局")))
        work.commit()
        assert names(work) == ["甲局"]


def test_kept_rows_go_in_one_statement_and_are_not_watched(office: Office) -> None:
    rows = [HandlingUnit(**unit(name)) for name in ("甲局", "乙局", "丙局")]
    with office.transaction() as work:
        with counted(work) as sent:
            for row in rows:
                keep(work, row)
            work.flush()
        assert len([each for each in sent if each.startswith("INSERT")]) == 1
        assert not any(row in work for row in rows)


def test_what_was_taken_back_is_not_written(office: Office) -> None:
    with office.transaction() as work:
        keep(work, HandlingUnit(**unit("甲局")))
        nested = work.begin_nested()
        keep(work, HandlingUnit(**unit("乙局")))
        nested.rollback()
        assert names(work) == ["甲局"]
