"""The clock: SWEEPS, what each line of the timetable does; a second run changes nothing."""

from __future__ import annotations

from datetime import datetime

from proposals.clock.answers import lapse_feedback
from proposals.clock.dates import heartbeat, redate_provisional
from proposals.clock.ladder import climb_ladder
from proposals.clock.leading import lead
from proposals.clock.lookbacks import due_lookbacks
from proposals.clock.outbox import post_letters
from proposals.clock.publication import publish_duties
from proposals.clock.reports import Sweep, SweepReport, on_record
from proposals.clock.running import run_with
from proposals.clock.sign_ins import forget_sign_ins
from proposals.database import Office
from workflows.scheduler import TIMETABLE

__all__ = ["SWEEPS", "SweepReport", "lead", "run", "run_all", "sweep_all"]

SWEEPS: dict[str, Sweep] = {
    "redate_provisional": redate_provisional,
    "lapse_feedback": lapse_feedback,
    "climb_ladder": climb_ladder,
    "due_lookbacks": due_lookbacks,
    "publish_duties": publish_duties,
    "forget_sign_ins": forget_sign_ins,
    "post_letters": post_letters,
    "heartbeat": heartbeat,
}


def run_all(office: Office, at: datetime) -> list[SweepReport]:
    """Every sweep once, as of a moment, in the order of the timetable; each run on record."""
    return [on_record(office, name, SWEEPS[name], at) for name in TIMETABLE]


def sweep_all(office: Office, at: datetime) -> list[SweepReport]:
    """The same without a record of the runs: a play of two years would bury those of the clock."""
    return [SWEEPS[name](office, at) for name in TIMETABLE]


def run(office: Office) -> None:
    """Run by the timetable until interrupted; of several nodes one holds the clock at a time."""
    run_with(office, SWEEPS)
