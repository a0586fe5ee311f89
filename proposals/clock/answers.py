"""lapse_feedback: silence is put on record once the window and its last reminder have passed."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from sqlalchemy import bindparam
from sqlmodel import col, select

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.handle import feedback
from proposals.casework.supervise import commitment as commitments
from proposals.casework.supervise import lookback as lookbacks
from proposals.clock.duties import OPEN
from proposals.clock.reports import SweepReport, Task, each, rests
from proposals.database import Office
from proposals.records import Commitment, Deadline, Lookback, OpinionForm
from proposals.work import Work
from workflows import escalation
from workflows.terms import Duty, LookbackStage

WAITED_FOR = (
    select(Deadline)
    .where(Deadline.duty == Duty.FEEDBACK, col(Deadline.due_on) < bindparam("today"), *OPEN)
    # In the order of the index of what runs.
    .order_by(col(Deadline.due_on), col(Deadline.id))
)
"""Answers that are still open after their date."""
UNANSWERED = (
    select(Lookback)
    .where(Lookback.stage == LookbackStage.UNDER_WAY, Lookback.proposer_opinion == "")
    .order_by(col(Lookback.id))
)
"""Look-backs to which the proposer has said nothing yet."""


def lapse_feedback(office: Office, at: datetime) -> SweepReport:
    """Forms, second feedbacks and look-backs to which nobody answered."""
    clock = actors.clock(at)
    if rests(office, clock.today):
        return SweepReport("lapse_feedback")
    with office.transaction() as work:
        tasks = [*_silent_forms(work, clock), *_silent_lookbacks(work, clock)]
    return each(office, "lapse_feedback", tasks)


def _silent_forms(work: Work, clock: Actor) -> list[Task]:
    over = work.exec(WAITED_FOR, params={"today": clock.today})
    late = [row for row in over if last_reminder_on(work, row) < clock.today]
    return [
        Task(f"{row.debtor}的反馈", partial(_lapse, key=row.id or 0, clock=clock)) for row in late
    ]


def last_reminder_on(work: Work, row: Deadline) -> date:
    """The day of the last reminder: nobody is written down as silent before he was reminded."""
    ladder = work.rules.profile_named(row.certificate["profile_version"]).ladder
    running = escalation.Running(row.duty, row.since_on, row.due_on)
    rungs = [
        escalation.rung_on(each, running, work.calendar)
        for each in ladder
        if each.duty == Duty.FEEDBACK
    ]
    return max(rungs, default=row.due_on)


def _lapse(work: Work, key: int, clock: Actor) -> int:
    """A second feedback belongs to a unit's promise, a first one to the proposal."""
    row = work.get_one(Deadline, key)
    # An earlier silence of the same proposal may have settled this one in the same sweep.
    if not row.running or row.subject_id is None:
        return 0
    if row.assignment_id is not None:
        commitments.lapse(work, work.get_one(Commitment, row.subject_id), clock)
    else:
        feedback.lapse(work, work.get_one(OpinionForm, row.subject_id), clock)
    return 1


def _silent_lookbacks(work: Work, clock: Actor) -> list[Task]:
    silent = [row for row in work.exec(UNANSWERED) if _window_over(work, row, clock)]
    return [Task(f"回头看{b.key}", partial(_silence, key=b.key, clock=clock)) for b in silent]


def _window_over(work: Work, lookback: Lookback, clock: Actor) -> bool:
    """The proposer has as long as for the first form."""
    assert lookback.started_at is not None, "a look-back under way was started"
    started_on = clock.later(lookback.started_at).today
    window = work.profile_on(started_on).feedback.window
    return work.calendar.add(started_on, window) < clock.today


def _silence(work: Work, key: int, clock: Actor) -> int:
    lookbacks.hear(work, work.get_one(Lookback, key), "", clock)
    return 1
