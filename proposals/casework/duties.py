"""Deadline rows: started by acts, ended by the table of duties, paused, extended, dated again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import singledispatch
from typing import Any

from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.records import (
    Assignment,
    Case,
    Commitment,
    Deadline,
    Lookback,
    Proposal,
    Supervision,
)
from proposals.records.dockets.assignment import application
from proposals.work import Work
from workflows import deadlines, escalation
from workflows.deadlines import Certificate, Pause
from workflows.terms import Act, Duty

MAIN = frozenset({Duty.REPLY, Duty.REHANDLE})
"""What an answering unit owes; 会办意见 may be counted back from its date."""
COUNTING = (
    select(Deadline)
    .where(
        col(Deadline.met_at).is_(None),
        col(Deadline.lifted_at).is_(None),
        col(Deadline.paused_on).is_(None),
    )
    .order_by(col(Deadline.id))
    .options(selectinload(Deadline.climbs))  # type: ignore[arg-type]  # a relationship
)
"""Every clock of the committee that runs, with the rungs climbed."""


def start(
    work: Work, duty: Duty, case: Proposal | Assignment, actor: Actor, debtor: str, **given: Any
) -> Deadline:
    """Write down what somebody owes from today on; `about` names the form, promise or finding.

    `started_on` may name an earlier event (the close of the plenary); everything else given goes
    to the rulebook: `intake`, `named_on`, `main_due_on`, `next_year`, `started_by`.
    """
    started_on: date = given.pop("started_on", actor.today)
    about: int | None = given.pop("about", None)
    profile = work.profile_on(actor.today)
    certificate = deadlines.due(duty, started_on, profile, work.calendar, **given)
    proposal = case.proposal if isinstance(case, Assignment) else case
    row = Deadline(
        proposal_id=proposal.key,
        assignment_id=case.id if isinstance(case, Assignment) else None,
        subject_id=about,
        duty=duty,
        debtor=debtor,
        started_on=started_on,
        since_on=actor.today,
        due_on=certificate.due_on,
        provisional=certificate.provisional,
        certificate=certificate.as_json(),
    )
    row.assignment = case if isinstance(case, Assignment) else None
    row.next_rung_on = next_rung(work, row)
    proposal.deadlines.append(row)
    _count_back_again(work, row, actor.today)
    return row


def end(act: Act, case: Case, at: datetime, about: int | None = None) -> None:
    """End every duty that this act meets or takes away; called by `step.take` alone."""
    duties = deadlines.ended_by(act)
    if not duties:
        return
    for row in _rows_of(case, about):
        if row.running and row.duty in duties:
            _close(row, at, act)


def lift(rows: Iterable[Deadline], why: str, at: datetime) -> None:
    """Let duties fall away, with the reason on the row."""
    for row in rows:
        if row.running:
            row.lifted_at, row.lifted_why, row.next_rung_on = at, why, None
            _settle_application(row, why, at)


def pause(rows: Iterable[Deadline], on: date) -> None:
    """Stop the clocks while somebody else decides."""
    for row in rows:
        if row.counting:
            row.paused_on, row.next_rung_on = on, None


def resume(work: Work, rows: Iterable[Deadline], on: date) -> None:
    """Let the clocks run again; the pause moves each date on and the ladder starts afresh."""
    for row in rows:
        if row.running and row.paused_on is not None:
            was = Certificate.from_json(row.certificate)
            pauses = (*was.pauses, Pause(row.paused_on, on))
            row.paused_on = None
            rebase(work, row, replace(was, pauses=pauses), on)


def extend(work: Work, row: Deadline, until: date, by: str, on: date) -> None:
    """Move a date by a granted extension."""
    was = Certificate.from_json(row.certificate)
    rebase(work, row, replace(was, extension_until=until, extension_by=by, extension_on=on), on)


def rebase(work: Work, row: Deadline, basis: Certificate, on: date) -> None:
    """Certify the changed basis; a moved date is a new version with a ladder of its own."""
    certificate = deadlines.recompute(basis, work.calendar)
    row.due_on, row.provisional = certificate.due_on, certificate.provisional
    row.certificate = certificate.as_json()
    row.version, row.since_on = row.version + 1, on
    row.next_rung_on = next_rung(work, row)
    _count_back_again(work, row, on)


def counted_back(row: Deadline) -> list[Deadline]:
    """会办意见 that is owed so long before this date: it moves with it (profile `co_opinion`)."""
    if row.duty not in MAIN:
        return []
    return [co for co in of(row.proposal, Duty.CO_OPINION) if co.certificate["counted_from"]]


def look_again(work: Work) -> None:
    """Set anew when the ladder looks at each row: a rung lies so many working days from its date.

    For when a notice of holidays has come; dates that it moves are corrected by the clock.
    """
    for row in work.exec(COUNTING):
        row.next_rung_on = next_rung(work, row)


def next_rung(work: Work, row: Deadline) -> date | None:
    """The day on which the ladder looks at this row again; none while it is paused."""
    if not row.counting:
        return None
    profile = work.rules.profile_named(row.certificate["profile_version"])
    return escalation.next_rung_on(running(row), profile.ladder, work.calendar)


def running(row: Deadline) -> escalation.Running:
    """The row as the ladder sees it."""
    climbed = [c.row for c in row.climbs if c.deadline_version == row.version]
    return escalation.Running(row.duty, row.since_on, row.due_on, climbed)


def of(case: Proposal | Assignment, *duties: Duty) -> list[Deadline]:
    """The running rows of a proposal or an assignment under these duties (all when none named)."""
    return [
        row for row in _rows_of(case, None) if row.running and (not duties or row.duty in duties)
    ]


@singledispatch
def _rows_of(_case: Case, _about: int | None) -> list[Deadline]:
    """The deadlines a case's acts may end, running or not."""
    return []


@_rows_of.register
def _(case: Proposal, about: int | None) -> list[Deadline]:
    return [d for d in case.deadlines if about is None or _is_about(d, about, None)]


@_rows_of.register
def _(case: Assignment, _about: int | None) -> list[Deadline]:
    return [d for d in case.proposal.deadlines if d.assignment_id == case.id]


@_rows_of.register
def _(case: Commitment, _about: int | None) -> list[Deadline]:
    return [d for d in case.proposal.deadlines if _is_about(d, case.key, case.assignment_id)]


@_rows_of.register
def _(case: Lookback, _about: int | None) -> list[Deadline]:
    return [d for d in case.proposal.deadlines if _is_about(d, case.key, None)]


@_rows_of.register
def _(case: Supervision, about: int | None) -> list[Deadline]:
    return [
        d
        for finding in case.findings
        for d in finding.proposal.deadlines
        if d.duty == Duty.FINDING and d.subject_id == finding.id and about in {None, finding.id}
    ]


def _count_back_again(work: Work, main: Deadline, on: date) -> None:
    for row in counted_back(main):
        was = Certificate.from_json(row.certificate)
        if was.counted_from != main.due_on:
            rebase(work, row, replace(was, counted_from=main.due_on), on)


def _is_about(row: Deadline, about: int, assignment_id: int | None) -> bool:
    """A form and a promise may bear the same number; only the promise has an assignment."""
    return row.subject_id == about and row.assignment_id == assignment_id


def _close(row: Deadline, at: datetime, act: Act) -> None:
    row.next_rung_on, row.paused_on = None, None
    if act in deadlines.LIFTING:
        row.lifted_at, row.lifted_why = at, act.label
    else:
        row.met_at = at
    _settle_application(row, act.label, at)


def _settle_application(row: Deadline, why: str, at: datetime) -> None:
    """With the date falls what was asked of it: nobody decides on it any more (rule 40)."""
    if row.duty in MAIN and row.assignment is not None:
        asked = application(row.assignment)
        if asked is not None:
            asked.decision, asked.decided_at = f"{why}，无须再作决定", at
