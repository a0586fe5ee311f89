"""Runs of the clock on record: idle ones in a row keep one line, everything else is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from proposals.database import Office
from proposals.records import SweepRun
from proposals.records.sweep_run import keep
from proposals.work import Work

AT = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def work(office: Office) -> Iterator[Work]:
    with office.transaction() as work:
        yield work


def ran(work: Work, minute: int, done: int = 0, **given: object) -> None:
    at = AT + timedelta(minutes=minute)
    told = {"name": "post_letters", "done": done, **given}
    keep(work, SweepRun(started_at=at, ended_at=at, **told))
    work.flush()


def kept(work: Work) -> list[tuple[int, int]]:
    rows = work.exec(select(SweepRun).order_by(col(SweepRun.id)))
    return [((row.started_at - AT).seconds // 60, row.done) for row in rows]


def test_of_idle_runs_in_a_row_the_latest_is_kept(work: Work) -> None:
    for minute in (0, 5, 10):
        ran(work, minute)
    assert kept(work) == [(10, 0)]


def test_a_run_that_did_something_is_kept(work: Work) -> None:
    for minute, done in ((0, 0), (5, 3), (10, 0), (15, 0)):
        ran(work, minute, done)
    assert kept(work) == [(0, 0), (5, 3), (15, 0)]


def test_a_run_that_failed_is_kept(work: Work) -> None:
    ran(work, 0, failed=["提案第0001号：没有单位"])
    ran(work, 5)
    assert kept(work) == [(0, 0), (5, 0)]


def test_idle_runs_of_two_sweeps_do_not_touch_each_other(work: Work) -> None:
    ran(work, 0)
    ran(work, 5, name="climb_ladder")
    assert kept(work) == [(0, 0), (5, 0)]


def test_no_run_ends_before_it_began(work: Work) -> None:
    work.add(SweepRun(name="heartbeat", started_at=AT, ended_at=AT - timedelta(seconds=1)))
    with pytest.raises(IntegrityError):
        work.flush()
