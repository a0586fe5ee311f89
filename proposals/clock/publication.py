"""publish_duties: what is due for publication is listed for the office when something new is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import col, select

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.supervise import publishing
from proposals.clock.duties import OPEN
from proposals.clock.reports import SweepReport, Task, each, rests
from proposals.database import Office
from proposals.letters.supervise.dates import LIST
from proposals.records import Deadline, Letter
from proposals.work import Work

PENDING = (
    select(Deadline)
    .where(
        col(Deadline.duty).in_(publishing.PUBLICATIONS),
        *OPEN,
        col(Deadline.due_on) <= bindparam("today"),
    )
    .order_by(col(Deadline.due_on), col(Deadline.id))
)
"""Publications that should have been made, the oldest first."""
LAST_LISTED = (
    select(Letter.written_at)
    .where(Letter.kind == LIST.kind)
    .order_by(col(Letter.written_at).desc())
    .limit(1)
)


def publish_duties(office: Office, at: datetime) -> SweepReport:
    """公布清单, at most once a day and only on days on which the list has grown."""
    clock = actors.clock(at)
    if rests(office, clock.today):
        return SweepReport("publish_duties")
    return each(office, "publish_duties", [Task("公布清单", lambda work: _list(work, clock))])


def _list(work: Work, clock: Actor) -> int:
    # What other sweeps of the morning left pending is no list, and due on no day up to this one.
    with work.no_autoflush:
        due = _to_list(work, clock)
    if due:
        publishing.list_due(work, due, clock)
    return len(due)


def _to_list(work: Work, clock: Actor) -> list[Deadline]:
    """What should have been published, when some of it is due since the last list."""
    pending = work.exec(PENDING, params={"today": clock.today}).all()
    due = [row for row in pending if row.counting and not publishing.let_go(row, clock)]
    if not due:
        return []
    last = work.exec(LAST_LISTED).first()
    since = None if last is None else clock.later(last).today
    return [] if since is not None and all(row.due_on <= since for row in due) else due
