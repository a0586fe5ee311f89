"""The timetable: every line has its sweep, and fires when its sentence says."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from workflows.scheduler import TIMETABLE, build_scheduler, trigger_of

ZONE = "Asia/Shanghai"


def next_after(name, written):
    moment = datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(ZONE))
    fires_at = trigger_of(TIMETABLE[name], ZONE).get_next_fire_time(None, moment)
    return fires_at.strftime("%Y-%m-%d %H:%M")


def sweeps(*missing):
    return {name: list for name in TIMETABLE if name not in missing}


@pytest.mark.parametrize(
    ("name", "after", "fires"),
    [
        ("climb_ladder", "2026-04-20 07:00", "2026-04-20 08:00"),
        ("climb_ladder", "2026-05-08 09:00", "2026-05-09 08:00"),  # a make-up Saturday
        ("post_letters", "2026-04-20 17:56", "2026-04-21 08:00"),
        ("post_letters", "2026-04-20 09:01", "2026-04-20 09:05"),
        ("heartbeat", "2026-04-25 23:59:30", "2026-04-26 00:00"),
        ("redate_provisional", "2026-04-25 00:00", "2026-04-25 06:30"),
    ],
)
def test_a_line_fires_when_it_says(name, after, fires):
    assert next_after(name, after) == fires


def test_every_line_becomes_one_job():
    jobs = build_scheduler(sweeps(), ZONE).get_jobs()
    assert {job.id for job in jobs} == set(TIMETABLE)


def test_a_missed_run_is_made_up_once():
    scheduler = build_scheduler(sweeps(), ZONE)
    scheduler.start(paused=True)
    jobs = scheduler.get_jobs()
    scheduler.shutdown()
    assert {(job.coalesce, job.misfire_grace_time, job.max_instances) for job in jobs} == {
        (True, None, 1)
    }


@pytest.mark.parametrize(
    "wrong", [sweeps("heartbeat"), {**sweeps(), "extra": list}], ids=["missing", "extra"]
)
def test_clock_and_timetable_must_agree(wrong):
    with pytest.raises(AssertionError, match="differ"):
        build_scheduler(wrong, ZONE)
