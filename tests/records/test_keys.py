"""Rows know their numbers before they are written, on either kind of database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlmodel import col, select

from proposals.database import Office
from proposals.records import HandlingUnit
from proposals.records.keys import give_keys
from proposals.work import Work
from tests.casework.conftest import FROM
from workflows.terms import UnitKind


def unit(name: str) -> HandlingUnit:
    return HandlingUnit(name=name, kind=UnitKind.GOVERNMENT, valid_from=FROM)


def kept(office: Office, *names: str) -> list[int]:
    """These units, written down in one transaction."""
    with office.transaction() as work:
        rows = [unit(name) for name in names]
        work.add_all(rows)
        give_keys(work, rows)
        return [row.id or 0 for row in rows]


@contextmanager
def noted(office: Office) -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    asked: list[str] = []

    def note(*told: object) -> None:
        asked.append(str(told[2]))

    event.listen(office.engine, "before_cursor_execute", note)
    yield asked
    event.remove(office.engine, "before_cursor_execute", note)


def test_a_number_is_given_before_anything_is_written(office: Office) -> None:
    with noted(office) as asked, office.transaction() as work:
        row = unit("区住建局")
        work.add(row)
        give_keys(work, [row])
        assert row.id == 1
        assert not [statement for statement in asked if statement.startswith("INSERT")]


def test_the_next_transaction_counts_on(office: Office) -> None:
    first, second = kept(office, "甲局", "乙局"), kept(office, "丙局")
    assert sorted({*first, *second}) == [1, 2, 3]


def test_many_rows_get_numbers_in_the_order_they_were_added(office: Office) -> None:
    names = [f"第{n}局" for n in range(1, 41)]
    kept(office, *names)
    with office.transaction() as work:
        found = work.exec(select(HandlingUnit.name).order_by(col(HandlingUnit.id))).all()
    assert list(found) == names


def test_a_session_counts_on_from_what_others_wrote_meanwhile(office: Office) -> None:
    with Work(office.engine) as work:
        work.add(unit("甲局"))
        work.commit()
        kept(office, "乙局")
        work.add(unit("丙局"))
        work.commit()
        assert list(work.exec(select(HandlingUnit.name).order_by(col(HandlingUnit.id)))) == [
            *("甲局", "乙局", "丙局")
        ]


def broken_off(office: Office) -> None:
    with office.transaction() as work:
        work.add(unit("甲局"))
        work.flush()
        raise RuntimeError


def test_what_was_taken_back_is_in_nobodys_way(office: Office) -> None:
    with pytest.raises(RuntimeError):
        broken_off(office)
    assert len(kept(office, "乙局", "丙局")) == 2


def test_who_comes_again_asks_ever_more_seldom(office: Office) -> None:
    with noted(office) as asked, office.transaction() as work:
        for n in range(1, 41):
            row = unit(f"第{n}局")
            work.add(row)
            give_keys(work, [row])
            assert row.id == n
    assert len([each for each in asked if "nextval" in each or "max(" in each]) <= 7
