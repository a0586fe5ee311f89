"""运行记录: deliveries with their attempts, and the latest run of every line of the timetable."""

from __future__ import annotations

from datetime import timedelta

import pytest

from proposals.desk import joblog
from proposals.records import Delivery, Letter, SweepRun
from proposals.work import Work
from tests.casework.conftest import AT
from workflows.scheduler import TIMETABLE


def run(work: Work, name: str, failed: list[str] | None = None, done: int = 1) -> None:
    ended_at = AT + timedelta(seconds=2)
    work.add(SweepRun(name=name, started_at=AT, ended_at=ended_at, done=done, failed=failed or []))
    work.flush()


@pytest.fixture
def stuck(work: Work) -> None:
    """One letter that arrived and one that did not."""
    for number, error in ((1, ""), (2, "打印目录已满")):
        letter = Letter(
            kind="file/filing_notice",
            title=f"立案通知{number}",
            addressee="委员甲委员",
            words="<document><title>通知</title></document>",
            occasion=str(number),
            written_at=AT,
            send_on=AT.date(),
        )
        sent = Delivery(letter_id=0, channel="spool", attempts=number, error=error)
        sent.delivered_at = None if error else AT
        letter.deliveries.append(sent)
        work.add(letter)
    work.flush()


def test_the_latest_delivery_stands_first(work: Work, stuck: None) -> None:
    assert [d.title for d in joblog.deliveries(work).rows] == ["立案通知2", "立案通知1"]


def test_what_has_not_arrived_tells_why(work: Work, stuck: None) -> None:
    (line,) = joblog.deliveries(work, troubled=True).rows
    assert (line.channel, line.attempts, line.error) == ("打印目录", 2, "打印目录已满")


def test_a_run_tells_what_it_was_for(work: Work) -> None:
    run(work, "post_letters")
    (line,) = joblog.runs(work).rows
    assert (line.sentence, line.done, line.seconds) == ("工作时间内寄送待发文书", 1, 2.0)


def test_runs_are_narrowed_to_one_line(work: Work) -> None:
    run(work, "post_letters")
    run(work, "climb_ladder")
    assert [r.name for r in joblog.runs(work, name="climb_ladder").rows] == ["climb_ladder"]


def test_runs_in_which_something_failed_are_found(work: Work) -> None:
    run(work, "post_letters")
    run(work, "climb_ladder", ["提案第0001号：没有单位"])
    (line,) = joblog.runs(work, failed=True).rows
    assert line.failed == ("提案第0001号：没有单位",)


def test_every_line_of_the_timetable_has_its_latest_run(work: Work) -> None:
    run(work, "climb_ladder", done=1)
    run(work, "climb_ladder", done=5)
    told = {line.name: line.run for line in joblog.timetable(work)}
    assert list(told) == list(TIMETABLE)
    assert told["climb_ladder"] is not None
    assert (told["climb_ladder"].done, told["heartbeat"]) == (5, None)
