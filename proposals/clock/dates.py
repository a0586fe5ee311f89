"""redate_provisional: dates follow the announced holidays; heartbeat: the clock is alive."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sqlmodel import col, select

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.supervise import redating
from proposals.clock.reports import SweepReport, Task, cases, each
from proposals.database import Office
from proposals.records import Deadline, Setting
from proposals.work import Work

HEARTBEAT = "heartbeat"


def redate_provisional(office: Office, at: datetime) -> SweepReport:
    """Count provisional dates again, one transaction a proposal."""
    clock = actors.clock(at)
    provisional = (
        col(Deadline.provisional).is_(True),
        col(Deadline.met_at).is_(None),
        col(Deadline.lifted_at).is_(None),
        col(Deadline.paused_on).is_(None),
    )
    with office.transaction() as work:
        found = cases(work, select(Deadline.proposal_id).where(*provisional))
    tasks = [Task(name, partial(_redate, key=key, clock=clock)) for key, name in found]
    return each(office, "redate_provisional", tasks)


def _redate(work: Work, key: int, clock: Actor) -> int:
    asked = select(Deadline).where(Deadline.proposal_id == key, col(Deadline.provisional).is_(True))
    rows = work.exec(asked.order_by(col(Deadline.id))).all()
    return sum(redating.redate(work, row, clock) for row in rows)


def heartbeat(office: Office, at: datetime) -> SweepReport:
    """Write down that the clock ran at this moment."""
    return each(office, "heartbeat", [Task("心跳", lambda work: _beat(work, actors.clock(at)))])


def _beat(work: Work, clock: Actor) -> int:
    beat = work.get(Setting, HEARTBEAT) or Setting(
        name=HEARTBEAT, text="", set_by=clock.name, set_at=clock.at
    )
    beat.text, beat.set_at = clock.at.isoformat(), clock.at
    work.add(beat)
    return 1
