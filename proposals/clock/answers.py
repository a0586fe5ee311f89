"""lapse_feedback: silence is put on record when the window and the last reminder are past."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial

from sqlalchemy import bindparam
from sqlmodel import col, exists, select

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.handle import feedback
from proposals.casework.supervise import commitment as commitments
from proposals.casework.supervise import lookback as lookbacks
from proposals.clock.duties import OPEN
from proposals.clock.reports import SweepReport, Task, each, rests
from proposals.database import Office
from proposals.records import Commitment, Deadline, InboxItem, Letter, Lookback, OpinionForm
from proposals.settings import zone
from proposals.work import Work
from workflows.terms import Duty, LookbackStage

WAITED_FOR = (
    select(Deadline)
    .where(Deadline.duty == Duty.FEEDBACK, col(Deadline.due_on) < bindparam("today"), *OPEN)
    # In the order of the index of what runs.
    .order_by(col(Deadline.due_on), col(Deadline.id))
)
"""Answers that are still open after their date."""
REMINDED = exists().where(
    col(InboxItem.letter_id) == Letter.id, col(InboxItem.laid_at) < bindparam("morning")
)
STILL_TO_REMIND = (
    select(Letter.id)
    .where(
        Letter.deadline_id == bindparam("deadline"), col(Letter.cancelled_at).is_(None), ~REMINDED
    )
    .limit(1)
)
"""A reminder that lay in no inbox before this day."""
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
    return [
        Task(f"{row.debtor}的反馈", partial(_lapse, key=row.id or 0, clock=clock)) for row in over
    ]


def _lapse(work: Work, key: int, clock: Actor) -> int:
    """A second feedback belongs to a unit's promise, a first one to the proposal."""
    row = work.get_one(Deadline, key)
    if row.subject_id is None or not _reminded(work, row, clock):
        return 0
    if row.assignment_id is not None:
        commitments.lapse(work, work.get_one(Commitment, row.subject_id), clock)
    else:
        feedback.lapse(work, work.get_one(OpinionForm, row.subject_id), clock)
    return 1


def _reminded(work: Work, row: Deadline, clock: Actor) -> bool:
    """Nobody is written down as silent before he was reminded: the day before at the latest.

    After days on which no clock ran, what the ladder asks for goes out first.
    """
    # An earlier silence of the same proposal may have settled this one in the same sweep.
    if not row.counting or row.next_rung_on is not None:
        return False
    morning = datetime.combine(clock.today, time(), zone())
    asked = {"deadline": row.id, "morning": morning}
    return work.exec(STILL_TO_REMIND, params=asked).first() is None


def _silent_lookbacks(work: Work, clock: Actor) -> list[Task]:
    return [
        Task(f"回头看{each.key}", partial(_silence, key=each.key, clock=clock))
        for each in work.exec(UNANSWERED)
    ]


def _silence(work: Work, key: int, clock: Actor) -> int:
    row = work.get_one(Lookback, key)
    if not _window_over(work, row, clock):
        return 0
    lookbacks.hear(work, row, "", clock)
    return 1


def _window_over(work: Work, lookback: Lookback, clock: Actor) -> bool:
    """The proposer has as long as for the first form."""
    assert lookback.started_at is not None, "a look-back under way was started"
    started_on = clock.later(lookback.started_at).today
    window = work.profile_on(started_on).feedback.window
    return work.calendar.add(started_on, window) < clock.today
