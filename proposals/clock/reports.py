"""each(): one transaction a case; a case that fails is named and the others go on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from time import perf_counter
from typing import NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from proposals.database import Office
from proposals.records import Deadline, Proposal, SweepRun, sweep_run
from proposals.work import Work
from workflows.refusals import Refusal

LOG = logging.getLogger("tian.clock")
OPEN = (
    col(Deadline.met_at).is_(None),
    col(Deadline.lifted_at).is_(None),
    col(Deadline.paused_on).is_(None),
)
"""Duties that run and are not paused."""
BY_CASE = (
    select(Proposal.id, Proposal.case_no, Proposal.receipt_no, Deadline.id)
    .join(Deadline, col(Deadline.proposal_id) == Proposal.id)
    .where(*OPEN)
    .order_by(col(Proposal.id), col(Deadline.id))
)
"""Open duties with the names of their proposals; asked every day, so written out once."""


class SweepReport(NamedTuple):
    """What one run of one sweep did: how much, and which cases failed, in words."""

    name: str
    done: int = 0
    failed: tuple[str, ...] = ()


Sweep = Callable[[Office, datetime], SweepReport]


def on_record(office: Office, sweep: Sweep, at: datetime) -> SweepReport:
    """Run one sweep as of a moment and put the run on record."""
    began = perf_counter()
    report = sweep(office, at)
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
        except Refusal as refusal:
            failed.append(f"{task.label}：{refusal}")
        except Exception as failure:
            # One broken case must not keep the clock from all the others; it is told by name.
            LOG.exception("%s: %s", name, task.label)
            failed.append(f"{task.label}：{type(failure).__name__} {failure}")
    return SweepReport(name, done, tuple(failed))


def rests(office: Office, today: date) -> bool:
    """Whether the office has a day off: the trigger knows neither holidays nor make-up days."""
    return not office.rules.calendar.is_workday(today)


def by_case(work: Work, *which: ColumnElement[bool]) -> list[tuple[str, list[int]]]:
    """Name of each proposal and the numbers of its open duties asked for, in a fixed order."""
    found = work.exec(BY_CASE.where(*which))
    return [
        (f"提案{case_no or receipt_no or key}", [duty or 0 for *_, duty in rows])
        for (key, case_no, receipt_no), rows in groupby(found, itemgetter(0, 1, 2))
    ]
