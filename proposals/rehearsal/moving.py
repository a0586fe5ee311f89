"""The demo's clock: a moment on record that the bar moves on; on the way the real sweeps run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import inspect
from sqlmodel import col, func, select

from proposals import clock
from proposals.clock import SweepReport
from proposals.database import Office
from proposals.records import Climb, Deadline, Setting
from proposals.rehearsal.script import ZONE
from proposals.work import Work
from workflows.refusals import NotFound, NotNow, Objection
from workflows.terms import Rung, Term

NOW = "demo/now"
SWEPT_AT, ARRIVES_AT = time(8), time(9)
"""The sweeps of a working day, and when the viewer comes into the office on his new day."""
SWEEPS = {
    "redate_provisional": "期限更正",
    "lapse_feedback": "记为未反馈",
    "due_lookbacks": "列入回头看",
    "publish_duties": "列出应公布事项",
    "post_letters": "寄出文书",
}


class Stride(Term):
    """How far the bar moves the demo's day."""

    DAY = "day", "+1天"
    WEEK = "week", "+1周"
    DEADLINE = "deadline", "到下一个期限"


class Told(NamedTuple):
    """One thing the clock did, and how often."""

    label: str
    times: int


class Moved(NamedTuple):
    """What came of one move."""

    since: datetime
    until: datetime
    workdays: int
    told: tuple[Told, ...]
    failed: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What the bar says: 5个工作日：提醒3、预警1、寄出文书5."""
        done = "、".join(f"{each.label}{each.times}" for each in self.told)
        return f"{self.workdays}个工作日：{done or '时钟没有需要办理的事项'}"


class Moving:
    """The clock of one demo office; it never goes backwards, and one move at a time is made."""

    def __init__(self, office: Office) -> None:
        """Begin where the demo stood; `NotFound` when no demo was ever played there."""
        self._office = office
        at = moment(office)
        if at is None:
            raise NotFound(Objection("demo_played", "这里没有演示委员会，请先运行 tian demo"))
        self._now = at

    def now(self) -> datetime:
        """The demo's moment, handed to every page and act."""
        return self._now

    def forward(self, stride: Stride, seen: datetime | None = None) -> Moved:
        """Move the day; `seen` is the moment on the page that asks, so that a click counts once."""
        with clock.lead(self._office) as held:
            if held is None:
                raise NotNow(Objection("demo_moves", "演示日期正在前移，请稍候再看"))
            since = self._now = moment(self._office) or self._now
            if seen is not None and seen != since:
                sentence = f"演示日期已前移到{since:%Y年%-m月%-d日}，本次没有再移"
                raise NotNow(Objection("demo_moved", sentence))
            return self._moved(since, self._target(stride, since.date()))

    def _moved(self, since: datetime, day: date) -> Moved:
        reports = []
        workdays = list(self._workdays(since.date(), day))
        for each in workdays:
            reports += clock.run_all(self._office, datetime.combine(each, SWEPT_AT, ZONE))
            self._stand_at(datetime.combine(each, ARRIVES_AT, ZONE))
        self._stand_at(datetime.combine(day, ARRIVES_AT, ZONE))
        with self._office.reading() as work:
            told = (*_climbed(work, since), *_swept(reports))
        failed = tuple(fault for report in reports for fault in report.failed)
        return Moved(since, self._now, len(workdays), told, failed)

    def _workdays(self, since: date, until: date) -> Iterator[date]:
        for ahead in range(1, (until - since).days + 1):
            day = since + timedelta(days=ahead)
            if self._office.rules.calendar.is_workday(day):
                yield day

    def _target(self, stride: Stride, today: date) -> date:
        if stride is Stride.DEADLINE:
            return self._next_deadline(today)
        return today + timedelta(days=7 if stride is Stride.WEEK else 1)

    def _next_deadline(self, today: date) -> date:
        asked = select(func.min(Deadline.due_on)).where(
            Deadline.due_on > today,
            col(Deadline.met_at).is_(None),
            col(Deadline.lifted_at).is_(None),
            col(Deadline.paused_on).is_(None),
        )
        with self._office.reading() as work:
            found: date | None = work.exec(asked).one()
        if found is None:
            raise NotNow(Objection("deadline_ahead", "没有未到的期限，请改用 +1天 或 +1周"))
        return found

    def _stand_at(self, at: datetime) -> None:
        stand_at(self._office, at)
        self._now = at


def was_played(office: Office) -> bool:
    """Whether a demo was played there to its end; nothing at all may be there yet."""
    if not inspect(office.engine).has_table("setting"):
        return False
    return moment(office) is not None


def moment(office: Office) -> datetime | None:
    """Where a demo stands; None where none was played to its end."""
    with office.reading() as work:
        row = work.get(Setting, NOW)
    return datetime.fromisoformat(row.text) if row else None


def stand_at(office: Office, at: datetime) -> None:
    """Write down the demo's moment."""
    with office.transaction() as work:
        row = work.get(Setting, NOW) or Setting(name=NOW, text="", set_by="演示", set_at=at)
        row.text, row.set_at = at.isoformat(), at
        work.add(row)


def _climbed(work: Work, since: datetime) -> Iterator[Told]:
    """Rungs by name: one line of the sweep would not show what was urged how hard."""
    asked = select(Climb.rung, func.count()).where(Climb.climbed_at > since).group_by(Climb.rung)
    counted = dict(work.exec(asked).all())
    yield from (Told(rung.label, counted[rung]) for rung in Rung if rung in counted)


def _swept(reports: list[SweepReport]) -> Iterator[Told]:
    for name, label in SWEEPS.items():
        count = sum(report.done for report in reports if report.name == name)
        if count:
            yield Told(label, count)
