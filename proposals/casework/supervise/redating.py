"""期限更正: a provisional date is counted again when the holidays have been announced."""

from __future__ import annotations

from typing import Any

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.casework.supervise import publishing
from proposals.letters import supervise as letters
from proposals.records import Deadline
from proposals.work import Work
from workflows import deadlines
from workflows.deadlines import Certificate
from workflows.terms import Act


def redate(work: Work, row: Deadline, actor: Actor) -> bool:
    """Bring one date in step with the calendar; say whether anything changed.

    A moved date is told to the debtor, and with it what is counted back from it; one that stands
    is only confirmed. While a clock is paused nothing is counted: it is when it runs again.
    """
    if not (row.running and row.provisional) or row.paused_on is not None:
        return False
    if publishing.let_go(row, actor):
        return True
    was = Certificate.from_json(row.certificate)
    now = deadlines.recompute(was, work.calendar)
    if now.due_on == was.due_on:
        return _confirm(work, row, was, now)
    moving = [row, *duties.counted_back(row)]
    before = [Certificate.from_json(each.certificate) for each in moving]
    duties.rebase(work, row, was, actor.today)
    for each, old in zip(moving, before, strict=True):
        _correct(work, each, old, actor)
    return True


def _confirm(work: Work, row: Deadline, was: Certificate, now: Certificate) -> bool:
    if now.as_json() == was.as_json():
        return False
    row.certificate, row.provisional = now.as_json(), now.provisional
    row.next_rung_on = duties.next_rung(work, row)
    return True


def _correct(work: Work, row: Deadline, was: Certificate, actor: Actor) -> None:
    """Put a moved date on record and tell its debtor."""
    if row.due_on == was.due_on:
        return
    now = Certificate.from_json(row.certificate)
    facts: dict[str, Any] = {
        "duty": row.duty,
        "before": was.due_on,
        "after": now.due_on,
        "notices": now.notices,
    }
    step.take(work, Act.REDATE, row.proposal, actor, **facts)
    new = [notice for notice in now.notices if notice not in was.notices]
    letters.redate_notice(work, row, was.due_on, new or now.notices, actor.at)
