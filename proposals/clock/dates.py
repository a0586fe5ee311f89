"""redate_provisional: dates follow the announced holidays; heartbeat: the clock is alive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import bindparam, update
from sqlmodel import col

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.supervise import redating
from proposals.clock.duties import RUNNING, by_case, owed
from proposals.clock.reports import SweepReport, Task, each
from proposals.database import Office
from proposals.records import Deadline, Setting
from proposals.work import Work

PROVISIONAL = RUNNING.where(col(Deadline.provisional).is_(True))
"""In the words of the index."""
HEARTBEAT = "heartbeat"
BEATS_AGAIN = (
    update(Setting)
    .where(col(Setting.name) == HEARTBEAT)
    .values(text=bindparam("beat"), set_at=bindparam("at"))
    .returning(col(Setting.name))
    # Nobody has it in hand: no need to look through all that is.
    .execution_options(synchronize_session=False)
)
"""Nothing comes back where it never beat before."""


def redate_provisional(office: Office, at: datetime) -> SweepReport:
    """Count provisional dates again, one transaction a proposal."""
    clock = actors.clock(at)
    with office.transaction() as work:
        tasks = [
            Task(name, partial(_redate, keys=keys, clock=clock))
            for name, keys in by_case(owed(work, PROVISIONAL, clock.today))
        ]
    return each(office, "redate_provisional", tasks)


def _redate(work: Work, keys: Sequence[int], clock: Actor) -> int:
    return sum(redating.redate(work, work.get_one(Deadline, key), clock) for key in keys)


def heartbeat(office: Office, at: datetime) -> SweepReport:
    """Write down that the clock ran at this moment."""
    return each(office, "heartbeat", [Task("心跳", lambda work: _beat(work, actors.clock(at)))])


def _beat(work: Work, clock: Actor) -> int:
    beat = clock.at.isoformat()
    # Whatever else waits to be written does not change whether the clock runs.
    with work.no_autoflush:
        again = work.scalar(BEATS_AGAIN, {"beat": beat, "at": clock.at})
    if again is None:
        work.add(Setting(name=HEARTBEAT, text=beat, set_by=clock.name, set_at=clock.at))
    return 1
