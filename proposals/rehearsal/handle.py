"""办, the proposal's side: units are named, the case handed over, reformed units replaced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from proposals.casework.handle import assignment
from proposals.records import Proposal
from proposals.rehearsal import submit, words
from proposals.rehearsal.people import Person, Seat
from proposals.rehearsal.scene import Errand, Part, Scene
from workflows.papers.units import UnitChoice
from workflows.terms import AssignmentStage, Duty, Intake, UnitKind, UnitRole

HANDED_OVER_FROM = ((2, 9), (2, 10), (2, 11))
"""The days of the 交办会 after a plenary in January."""
MOVABLE = {AssignmentStage.PENDING_SIGN, AssignmentStage.HANDLING, AssignmentStage.MET}


def filed(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """Units are proposed, and on the day of the meeting the case is handed over."""
    if submit.takes_back_filed(part, proposal) or _key_pending(part, proposal):
        return
    if not proposal.proposed_units:
        yield Errand("propose_units", (0, 1), partial(_propose, scene, part, proposal))
    else:
        wait = _assigning_day(scene, part, proposal) or (1, 3)
        yield Errand("assign", wait, partial(_assign, scene, proposal))


def reform(scene: Scene) -> None:
    """The day after a unit ceased: what it still has goes to its successor."""
    for part in scene.parts:
        proposal = part.proposal
        if proposal is None:
            continue
        moved = [row for row in proposal.assignments if row.stage in MOVABLE]
        for row in moved:
            seat = scene.cast.seat_of(row.unit_id)
            if seat.until is not None and seat.until < scene.today:
                heir = scene.cast.seats[seat.successor]
                choice = [UnitChoice(heir.id, row.role)]
                assigner = assigner_of(scene, proposal).at(scene.at)
                assignment.replace(scene.work, row, choice, words.REPLACED, assigner)
        if moved:
            scene.wake(part)


def assigner_of(scene: Scene, proposal: Proposal) -> Person:
    """The office that handed the case over."""
    first = next(row for row in proposal.assignments if row.role.answers)
    return scene.cast.assigner(scene.cast.seat_of(first.unit_id).kind)


def seats_of(scene: Scene, part: Part, like: int | None = None) -> list[Seat]:
    """The units it may be given to, all assigned by one office: that of `like`, or the first's."""
    keys = part.piece.possible_units
    if not part.piece.units:
        keys = tuple(part.rng.sample(keys, len(keys)))
    found = list(dict.fromkeys(scene.cast.seat(key, scene.today) for key in keys))
    anchor = found[0] if like is None else scene.cast.seat_of(like)
    office = scene.cast.assigner(anchor.kind)
    return [seat for seat in found if scene.cast.assigner(seat.kind) == office]


def _propose(scene: Scene, part: Part, proposal: Proposal) -> None:
    clerk, choices = scene.officer("clerk-1").at(scene.at), _choices(scene, part)
    own = any(scene.cast.seat_of(c.unit_id).kind is UnitKind.CPPCC for c in choices)
    reason = words.CPPCC_REASON if own else ""
    assignment.propose_units(scene.work, proposal, choices, clerk, reason)


def _choices(scene: Scene, part: Part) -> list[UnitChoice]:
    seats = seats_of(scene, part)
    if part.temper.units == "lead" and len(seats) > 1:
        co = [UnitChoice(seat.id, UnitRole.CO) for seat in seats[1:3]]
        return [UnitChoice(seats[0].id, UnitRole.LEAD), *co]
    if part.temper.units == "split" and len(seats) > 1:
        return [UnitChoice(seat.id, UnitRole.SPLIT) for seat in seats[:2]]
    return [UnitChoice(seats[0].id, UnitRole.SOLE)]


def _assign(scene: Scene, proposal: Proposal) -> None:
    first = scene.cast.seat_of(int(proposal.proposed_units[0]["unit_id"]))
    assigner = scene.cast.assigner(first.kind)
    assignment.assign(scene.work, proposal, assigner.at(scene.at))


def _key_pending(part: Part, proposal: Proposal) -> bool:
    return part.temper.key and not proposal.is_key


def _assigning_day(scene: Scene, part: Part, proposal: Proposal) -> date | None:
    """A plenary proposal waits for its 交办会, unless that is over."""
    if proposal.intake is not Intake.PLENARY:
        return None
    owed = [d for d in proposal.deadlines if d.running and d.duty is Duty.ASSIGN]
    month, day = HANDED_OVER_FROM[part.steady("meeting", 0, len(HANDED_OVER_FROM) - 1)]
    meeting = date(scene.today.year, month, day)
    return meeting if owed and scene.today < meeting <= owed[0].due_on else None
