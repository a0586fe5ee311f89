"""What a date would become: by an extension that is asked, by an assignment of today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from proposals.desk.reader import Reader
from proposals.records import Assignment, Deadline, Proposal
from proposals.records.dockets.assignment import application, owed, return_window
from proposals.work import Work
from workflows import deadlines
from workflows.deadlines import Cap, Certificate
from workflows.terms import Duty, Intake, UnitRole


class Moved(NamedTuple):
    """One date that would move."""

    duty: str
    debtor: str
    was: date
    becomes: date


class Extending(NamedTuple):
    """What an extension has to keep within, and what it would move."""

    due_on: date
    caps: tuple[Cap, ...]
    latest: date
    """The last day that all caps leave."""
    moved: tuple[Moved, ...] = ()


class Window(NamedTuple):
    """Until when a unit may ask to give the case back, and how often it was refused."""

    last: date | None
    refused: int


def extending(
    work: Work, assignment: Assignment, reader: Reader, until: date | None = None
) -> Extending | None:
    """The caps on the unit's main date; None when it owes no reply."""
    main = owed(assignment, Duty.REPLY, Duty.REHANDLE)
    if main is None:
        return None
    profile = work.profile_on(reader.today)
    caps = deadlines.extension_caps(main.started_on, main.due_on, profile, work.calendar)
    moved = tuple(_moved(work, main, until, reader.today)) if until else ()
    return Extending(main.due_on, caps, min(cap.latest for cap in caps), moved)


def window(assignment: Assignment) -> Window:
    """The days for 申请退办."""
    row = return_window(assignment)
    refused = sum(request.granted is False for request in assignment.returns)
    return Window(row.due_on if row else None, refused)


def asked_until(assignment: Assignment) -> date | None:
    """The new date that an application waiting for its decision asks."""
    waiting = application(assignment)
    return waiting.until if waiting else None


def assigning(work: Work, proposal: Proposal, reader: Reader) -> tuple[Certificate, ...]:
    """The dates that an assignment of today would set, with their proofs."""
    profile, today = work.profile_on(reader.today), reader.today
    intake = proposal.intake or Intake.RECESS
    reply = deadlines.due(Duty.REPLY, today, profile, work.calendar, intake=intake)
    asked = [deadlines.due(Duty.SIGN_FOR, today, profile, work.calendar), reply]
    if any(unit["role"] == UnitRole.CO for unit in proposal.proposed_units):
        given = {"main_due_on": reply.due_on}
        asked.append(
            deadlines.due(Duty.CO_OPINION, today, profile, work.calendar, **given)  # type: ignore[arg-type]  # a TypedDict of one key
        )
    return tuple(asked)


def _moved(work: Work, main: Deadline, until: date, today: date) -> Iterator[Moved]:
    was = Certificate.from_json(main.certificate)
    granted = replace(was, extension_until=until, extension_on=today)
    becomes = deadlines.recompute(granted, work.calendar).due_on
    yield Moved(main.duty.label, main.debtor, main.due_on, becomes)
    for row in main.proposal.deadlines:
        kept = Certificate.from_json(row.certificate)
        if row.running and row.duty is Duty.CO_OPINION and kept.counted_from is not None:
            again = deadlines.recompute(replace(kept, counted_from=becomes), work.calendar)
            yield Moved(row.duty.label, row.debtor, row.due_on, again.due_on)
