"""run_with(): waits for the lead, catches up, then goes by the timetable."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from threading import Event

from proposals import database
from proposals.clock.leading import Held, lead
from proposals.clock.reports import LOG, Sweep, SweepReport, on_record
from proposals.database import Office
from proposals.settings import now, zone
from workflows.scheduler import build_scheduler

LOOK_AGAIN = 20
"""Seconds after which a waiting clock asks for the lead; a lost one is taken over in a minute."""
LOOK_ROUND = 5


def run_with(office: Office, sweeps: Mapping[str, Sweep], stop: Event | None = None) -> None:
    """Run these sweeps by the timetable whenever this process holds the lead."""
    stop = stop or Event()
    while not stop.is_set():
        with lead(office) as held:
            if held is None:
                stop.wait(LOOK_AGAIN)
            else:
                _serve(office, sweeps, held, stop)


def _serve(office: Office, sweeps: Mapping[str, Sweep], held: Held, stop: Event) -> None:
    """What was missed while no clock ran is made up first: the truth is in the rows."""
    jobs = {name: partial(_tick, office, name, sweep) for name, sweep in sweeps.items()}
    for job in jobs.values():
        job()
    scheduler = build_scheduler(jobs, zone().key)
    scheduler.start()
    try:
        while held() and not stop.wait(LOOK_ROUND):
            pass
    finally:
        scheduler.shutdown()


def _tick(office: Office, name: str, sweep: Sweep) -> SweepReport:
    """One run, by the rules as they stand now: a calendar may have been imported meanwhile."""
    report = on_record(database.as_laid_down(office), name, sweep, now())
    for failure in report.failed:
        LOG.error("%s: %s", report.name, failure)
    return report
