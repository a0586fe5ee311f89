"""publish_duties: what is due for publication is listed for the office when something new is."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import col, select

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.supervise import publishing
from proposals.clock.reports import SweepReport, Task, each, rests
from proposals.database import Office
from proposals.letters.supervise.dates import LIST
from proposals.records import Deadline, Letter
from proposals.work import Work

PENDING = (
    select(Deadline)
    .where(
        col(Deadline.duty).in_(publishing.PUBLICATIONS),
        col(Deadline.met_at).is_(None),
        col(Deadline.lifted_at).is_(None),
    )
    .order_by(col(Deadline.due_on), col(Deadline.id))
)
"""Publications still to be made, the oldest first."""


def publish_duties(office: Office, at: datetime) -> SweepReport:
    """公布清单, at most once a day and only on days on which the list has grown."""
    clock = actors.clock(at)
    if rests(office, clock.today):
        return SweepReport("publish_duties")
    return each(office, "publish_duties", [Task("公布清单", lambda work: _list(work, clock))])


def _list(work: Work, clock: Actor) -> int:
    due = [row for row in _due(work, clock.today) if not publishing.let_go(row, clock)]
    if not due:
        return 0
    last = _last_listed_on(work, clock)
    if last is not None and all(row.due_on <= last for row in due):
        return 0
    publishing.list_due(work, due, clock)
    return len(due)


def _due(work: Work, today: date) -> list[Deadline]:
    return list(work.exec(PENDING.where(Deadline.due_on <= today)))


def _last_listed_on(work: Work, clock: Actor) -> date | None:
    asked = select(Letter.written_at).where(Letter.kind == LIST.kind)
    last = work.exec(asked.order_by(col(Letter.written_at).desc()).limit(1)).first()
    return None if last is None else clock.later(last).today
