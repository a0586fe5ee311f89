"""each(): one transaction a case; what fails, case or sweep, is named and the others go on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from time import perf_counter
from typing import NamedTuple

from proposals.database import Office
from proposals.records import SweepRun, sweep_run
from proposals.work import Work
from workflows.refusals import Refusal

LOG = logging.getLogger("tian.clock")


class SweepReport(NamedTuple):
    """What one run of one sweep did: how much, and which cases failed, in words."""

    name: str
    done: int = 0
    failed: tuple[str, ...] = ()


Sweep = Callable[[Office, datetime], SweepReport]


def on_record(office: Office, name: str, sweep: Sweep, at: datetime) -> SweepReport:
    """Run one sweep as of a moment and put the run on record; the next one runs whatever fails."""
    began = perf_counter()
    try:
        report = sweep(office, at)
    except Exception as failure:
        report = SweepReport(name, failed=(_told(name, "整项巡查", failure),))
    run = SweepRun(
        name=report.name,
        started_at=at,
        ended_at=at + timedelta(seconds=perf_counter() - began),
        done=report.done,
        failed=list(report.failed),
    )
    with office.transaction() as work:
        sweep_run.keep(work, run)
    return report


class Task(NamedTuple):
    """One case of a sweep; it says how much it did."""

    label: str
    do: Callable[[Work], int]


def each(office: Office, name: str, tasks: Iterable[Task]) -> SweepReport:
    """Do the tasks one by one, each in a transaction of its own."""
    done, failed = 0, []
    for task in tasks:
        try:
            with office.transaction() as work:
                did = task.do(work)
            # Counted only when it is kept: a clash may show as late as at the end.
            done += did
        except Exception as failure:
            # One broken case must not keep the clock from all the others; it is told by name.
            failed.append(_told(name, task.label, failure))
    return SweepReport(name, done, tuple(failed))


def _told(name: str, label: str, failure: Exception) -> str:
    """What failed and why; what the rulebook did not foresee is for the log as well."""
    if isinstance(failure, Refusal):
        return f"{label}：{failure}"
    LOG.error("%s: %s", name, label, exc_info=failure)
    return f"{label}：{type(failure).__name__} {failure}"


def rests(office: Office, today: date) -> bool:
    """Whether the office has a day off: the trigger knows neither holidays nor make-up days."""
    return not office.rules.calendar.is_workday(today)
