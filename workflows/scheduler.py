"""TIMETABLE: when the clock looks; what it does then stands in the office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from zoneinfo import ZoneInfo

from apscheduler.jobstores.memory import MemoryJobStore  # type: ignore[import-untyped]
from apscheduler.schedulers.background import BackgroundScheduler  # type: ignore[import-untyped]
from apscheduler.triggers.cron import CronTrigger  # type: ignore[import-untyped]

# Days by name: APScheduler counts them from Monday = 0, cron from Sunday. The trigger knows no
# holidays and no make-up days, so it fires every day and each sweep asks the calendar.
EVERY_DAY = "mon-sun"


class Slot(NamedTuple):
    """One line of the timetable: what a reader is told, and the trigger."""

    sentence: str
    day_of_week: str
    hour: str
    minute: str


TIMETABLE: dict[str, Slot] = {
    "redate_provisional": Slot("按新公布的放假通知重算暂定期限", EVERY_DAY, "6", "30"),
    "lapse_feedback": Slot("期满未反馈的征询意见表记为未反馈", EVERY_DAY, "7", "30"),
    "climb_ladder": Slot("工作日按期限提醒、预警、催办，起草督办和通报", EVERY_DAY, "8", "0"),
    "due_lookbacks": Slot("列出到期应开展的回头看", EVERY_DAY, "8", "10"),
    "publish_duties": Slot("列出到期应公布的提案和答复", EVERY_DAY, "8", "20"),
    "forget_sign_ins": Slot("删去保存期已满的登录记录", EVERY_DAY, "6", "45"),
    "post_letters": Slot("工作时间内寄送待发文书", EVERY_DAY, "8-17", "*/5"),
    "heartbeat": Slot("记录时钟仍在运行", EVERY_DAY, "*", "*"),
}

JOB_DEFAULTS = {"coalesce": True, "misfire_grace_time": None, "max_instances": 1}


def build_scheduler(sweeps: Mapping[str, Callable[[], object]], zone: str) -> BackgroundScheduler:
    """A scheduler that runs each sweep by the timetable; every line has its sweep and no more."""
    assert set(sweeps) == set(TIMETABLE), (
        f"clock and timetable differ: {set(sweeps) ^ set(TIMETABLE)}"
    )
    scheduler = BackgroundScheduler(
        jobstores={"default": MemoryJobStore()}, job_defaults=JOB_DEFAULTS, timezone=ZoneInfo(zone)
    )
    for name, slot in TIMETABLE.items():
        trigger = trigger_of(slot, zone)
        scheduler.add_job(sweeps[name], trigger, id=name, name=slot.sentence)
    return scheduler


def trigger_of(slot: Slot, zone: str) -> CronTrigger:
    """The trigger of one line, in the office's zone."""
    return CronTrigger(
        day_of_week=slot.day_of_week, hour=slot.hour, minute=slot.minute, timezone=ZoneInfo(zone)
    )
