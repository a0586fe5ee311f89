"""办, the unit's side: signing, giving back, asking for time, the opinion of a 会办 unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from proposals.casework.handle import assignment, extension, opinion, returning
from proposals.records import Assignment, Deadline
from proposals.rehearsal import handle, words
from proposals.rehearsal.people import Person
from proposals.rehearsal.scene import Errand, Part, Scene
from workflows.papers.asking import ReturnPaper
from workflows.papers.meeting import Network
from workflows.papers.units import UnitChoice
from workflows.terms import Duty, UnitRole

ASKED_BEFORE = 12
EXTENDED_BY = 25


def owed(row: Assignment, *duties: Duty) -> Deadline | None:
    """The running duty of this unit under one of these."""
    mine = (d for d in row.proposal.deadlines if d.assignment_id == row.id)
    return next((d for d in mine if d.running and d.duty in duties), None)


def is_first(row: Assignment) -> bool:
    """The unit to which the temper of the case belongs."""
    return row.proposal.assignments[0] is row


def pending(scene: Scene, part: Part, row: Assignment) -> Iterator[Errand]:
    """The unit signs, unless it would rather not have the case."""
    others = _anybody(scene, row)
    if part.temper.returned and is_first(row) and others and not row.returns:
        yield Errand(f"give_back:{row.id}", (1, 3), partial(_give_back, scene, part, row))
        return
    due = owed(row, Duty.SIGN_FOR)
    wait: tuple[int, int] | date = (0, 2)
    if part.temper.signs_late and is_first(row) and due is not None:
        wait = scene.work.calendar.add_workdays(due.due_on, part.temper.signs_late)
    yield Errand(f"sign_for:{row.id}", wait, partial(_sign_for, scene, row))


def return_requested(scene: Scene, part: Part, row: Assignment) -> Iterator[Errand]:
    """The assigner decides, unless the unit takes its request back."""
    yield Errand(f"decide_return:{row.id}", (1, 3), partial(_decide_return, scene, part, row))


def asking_for_time(scene: Scene, part: Part, row: Assignment) -> Iterator[Errand]:
    """Well before the date a unit may ask for another one."""
    due = owed(row, Duty.REPLY)
    if not part.temper.extension or not is_first(row) or due is None:
        return
    if not row.extensions:
        ask_on = scene.work.calendar.add_workdays(due.due_on, -ASKED_BEFORE)
        yield Errand(f"extend:{row.id}", ask_on, partial(_ask_for_time, scene, part, row, due))
    elif row.extensions[-1].decided_at is None:
        yield Errand(f"extended:{row.id}", (1, 3), partial(_decide_time, scene, part, row))


def co_handling(scene: Scene, part: Part, row: Assignment) -> Iterator[Errand]:
    """A 会办 unit sends its opinion to the lead; some are late, some are excused."""
    due = owed(row, Duty.CO_OPINION)
    if part.temper.co == "waived" and row is _first_co(row):
        wait = scene.work.calendar.add_workdays(due.due_on, 2) if due else (5, 9)
        yield Errand(f"waive_opinion:{row.id}", wait, partial(_waive_opinion, scene, row))
        return
    late = part.temper.co == "late" and due is not None and row is _first_co(row)
    when: tuple[int, int] | date = (4, 12)
    if late and due is not None:
        when = scene.work.calendar.add_workdays(due.due_on, 11)
    yield Errand(f"opinion:{row.id}", when, partial(_give_opinion, scene, row))


def office_of(scene: Scene, row: Assignment) -> Person:
    """The office of the unit, in the part it plays here."""
    seat = scene.cast.seat_of(row.unit_id)
    return seat.co_desk if row.role is UnitRole.CO else seat.office


def _first_co(row: Assignment) -> Assignment | None:
    living = (a for a in row.proposal.assignments if a.living and a.role is UnitRole.CO)
    return next(living, None)


def _sign_for(scene: Scene, row: Assignment) -> None:
    seat = scene.cast.seat_of(row.unit_id)
    network = Network(seat.leader.name, seat.office.name, seat.handler.name)
    assignment.sign_for(scene.work, row, network, office_of(scene, row).at(scene.at))


def _give_back(scene: Scene, part: Part, row: Assignment) -> None:
    seat = scene.cast.seat_of(row.unit_id)
    to = scene.cast.seat_of(_suggested(scene, part, row))
    paper = ReturnPaper(part.pick(words.RETURN_REASONS), to.name, seat.leader.name)
    returning.request(scene.work, row, paper, office_of(scene, row).at(scene.at))


def _decide_return(scene: Scene, part: Part, row: Assignment) -> None:
    assigner = handle.assigner_of(scene, row.proposal).at(scene.at)
    if part.temper.returned == "cancelled":
        returning.cancel(scene.work, row, office_of(scene, row).at(scene.at))
    elif part.temper.returned == "denied":
        returning.deny(scene.work, row, words.RETURN_DENIED, assigner)
    else:
        name = row.returns[-1].suggested_unit
        to = next(seat for seat in scene.cast.seats.values() if seat.name == name)
        choices = [UnitChoice(to.id, row.role)]
        returning.approve(scene.work, row, choices, words.RETURN_GRANTED, assigner)


def _suggested(scene: Scene, part: Part, row: Assignment) -> int:
    """Another unit of the same system that has no part in the case yet."""
    free = _anybody(scene, row)
    near = [s.id for s in handle.seats_of(scene, part, row.unit_id) if s.id in free]
    return (near or free)[0]


def _anybody(scene: Scene, row: Assignment) -> list[int]:
    """The units in office of this system without a part in the case."""
    taken = {a.unit_id for a in row.proposal.assignments}
    kind = scene.cast.seat_of(row.unit_id).kind
    in_office = (s for s in scene.cast.seats.values() if s.kind is kind and s.until is None)
    return [s.id for s in in_office if s.id not in taken and s.since <= scene.today]


def _ask_for_time(scene: Scene, part: Part, row: Assignment, due: Deadline) -> None:
    until = scene.work.calendar.add_workdays(due.due_on, EXTENDED_BY)
    reason, actor = part.pick(words.EXTENSION_REASONS), office_of(scene, row).at(scene.at)
    extension.request(scene.work, row, reason, words.PROGRESS, until, actor)


def _decide_time(scene: Scene, part: Part, row: Assignment) -> None:
    assigner = handle.assigner_of(scene, row.proposal).at(scene.at)
    if part.temper.extension == "granted":
        extension.grant(scene.work, row, words.EXTENSION_GRANTED, assigner)
    else:
        extension.deny(scene.work, row, words.EXTENSION_DENIED, assigner)


def _give_opinion(scene: Scene, row: Assignment) -> None:
    seat = scene.cast.seat_of(row.unit_id)
    title = row.proposal.title
    text = f"对《{title}》，我单位将在职责范围内配合主办单位，提供有关数据，并落实相应措施。"
    actor = office_of(scene, row).at(scene.at)
    opinion.give(scene.work, row, text, f"{seat.handler.name}（单位总机转）", actor)


def _waive_opinion(scene: Scene, row: Assignment) -> None:
    assigner = handle.assigner_of(scene, row.proposal).at(scene.at)
    opinion.waive(scene.work, row, words.CO_WAIVED, assigner)
