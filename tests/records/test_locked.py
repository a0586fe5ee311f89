"""Named rows are locked once, moved on, and written back with whatever is written next."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlmodel import select

from proposals.database import Office
from proposals.records import NumberSeries
from proposals.records.locked import held, locked
from proposals.work import Work
from tests.desk.statements import counted

NAME = "提立〔2026〕"


def move_on(work: Work) -> int:
    row = locked(work, NumberSeries, NAME)
    row.last += 1
    return row.last


def written(work: Work) -> list[int]:
    return list(work.exec(select(NumberSeries.last)))


def test_a_row_is_opened_when_there_is_none(office: Office) -> None:
    with office.transaction() as work:
        assert move_on(work) == 1
    with office.transaction() as work:
        assert (written(work), move_on(work)) == ([1], 2)


def test_it_is_asked_for_once_and_written_once(office: Office) -> None:
    with office.transaction() as work:
        move_on(work)
        with counted(work) as sent:
            for _ in range(5):
                move_on(work)
            work.flush()
        assert len(sent) == 1


def test_whoever_asks_finds_it_as_it_was_moved(office: Office) -> None:
    with office.transaction() as work:
        move_on(work)
        assert written(work) == [1]
        move_on(work)
        assert written(work) == [2]


def test_a_commit_writes_it_though_no_object_waits(office: Office) -> None:
    with Work(office.engine) as work:
        move_on(work)
        work.commit()
        assert written(work) == [1]


def test_what_was_taken_back_is_held_no_longer(office: Office) -> None:
    with office.transaction() as work:
        move_on(work)
        nested = work.begin_nested()
        move_on(work)
        nested.rollback()
        assert held(work, NumberSeries, NAME) is None
        assert move_on(work) == 2
    with office.transaction() as work:
        assert written(work) == [2]


def test_eight_who_open_it_at_once_move_it_eight_times(office: Office) -> None:
    def once(_: int) -> int:
        with office.transaction() as work:
            return move_on(work)

    with ThreadPoolExecutor(8) as clerks:
        assert sorted(clerks.map(once, range(8))) == list(range(1, 9))
