"""SweepRun: what one run of one line of the timetable did, and what failed."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, col, select

from proposals.records.columns import Moment
from proposals.records.record import Record
from proposals.work import Work


class SweepRun(Record, table=True):
    """One run; of runs in a row that found nothing to do the latest alone is kept."""

    __tablename__ = "sweep_run"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    """The line of the timetable, e.g. `climb_ladder`."""
    started_at: datetime = Field(sa_type=Moment)
    ended_at: datetime = Field(sa_type=Moment)
    done: int = 0
    failed: list[str] = Field(default_factory=list, sa_type=JSON)
    """The cases that failed, in words."""

    __table_args__ = (CheckConstraint("ended_at >= started_at", "ends_after_it_began"),)

    @property
    def idle(self) -> bool:
        """Whether there was nothing to do."""
        return not self.done and not self.failed


def keep(work: Work, run: SweepRun) -> None:
    """Put a run on record; the every-minute ones would else bury the others."""
    asked = select(SweepRun).where(SweepRun.name == run.name).order_by(col(SweepRun.id).desc())
    latest = work.exec(asked.limit(1)).first()
    if latest is not None and latest.idle and run.idle:
        latest.started_at, latest.ended_at = run.started_at, run.ended_at
    else:
        work.add(run)
