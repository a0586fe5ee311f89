"""面对面: units call, meet, are refused; proposers confirm what was written, or dispute it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from proposals.casework.handle import consultation
from proposals.records import Assignment, Consultation
from proposals.rehearsal import words
from proposals.rehearsal.scene import Errand, Part, Scene
from proposals.rehearsal.unit import is_first, office_of, owed
from workflows.papers.meeting import Meeting
from workflows.terms import Duty, MeetingForm, MeetingOutcome, Rank, WaiverGround

IN_PERSON = (MeetingForm.TALK, MeetingForm.SYMPOSIUM, MeetingForm.ON_SITE)


def handling(scene: Scene, part: Part, row: Assignment) -> Iterator[Errand]:
    """First a call, then a meeting, then the proposer's word on its record."""
    if row.contacted_at is None:
        yield Errand(
            f"contact:{row.id}", _calling(scene, part, row), partial(_call, scene, part, row)
        )
        return
    met = [c for c in row.consultations if c.round == row.round]
    waiting = [c for c in met if c.outcome is MeetingOutcome.RECORDED]
    if waiting:
        answer = partial(_answer, scene, part, waiting[-1])
        yield Errand(f"confirm:{row.id}", (1, 4), answer)
    elif _is_waived(part, row, met):
        yield Errand(f"waive_meeting:{row.id}", (2, 5), partial(_waive, scene, part, row))
    else:
        wait = (3, 7) if row.round > 1 or met else (8, 30)
        yield Errand(f"meet:{row.id}", wait, partial(_meet, scene, part, row, len(met)))


def _calling(scene: Scene, part: Part, row: Assignment) -> tuple[int, int] | date:
    """Who signs late calls late as well."""
    due = owed(row, Duty.FIRST_CONTACT)
    if part.temper.overdue and is_first(row) and due is not None:
        return scene.work.calendar.add_workdays(due.due_on, 2)
    return (1, 6)


def _odd(part: Part, row: Assignment) -> str:
    """How the first unit's first round goes; all others simply talk."""
    return part.temper.meeting if is_first(row) and row.round == 1 else "talk"


def _is_waived(part: Part, row: Assignment, met: list[Consultation]) -> bool:
    refused = sum(c.outcome is MeetingOutcome.REFUSED for c in met)
    return _odd(part, row) == "consent" or refused > 1


def _call(scene: Scene, part: Part, row: Assignment) -> None:
    seat = scene.cast.seat_of(row.unit_id)
    how = part.pick(words.CONTACTED)
    consultation.contact(scene.work, row, how, seat.handler.at(scene.at))


def _meet(scene: Scene, part: Part, row: Assignment, before: int) -> None:
    odd = _odd(part, row)
    refused = odd == "refused"
    remote = refused or (odd in {"phone", "disputed"} and before == 0)
    seat = scene.cast.seat_of(row.unit_id)
    record = Meeting(
        held_on=scene.today,
        place="" if remote else part.pick(words.PLACES),
        form=MeetingForm.PHONE if remote else part.rng.choice(IN_PERSON),
        unit_people=f"{seat.leader.name}、{seat.handler.name}",
        rank=Rank.MAIN_LEADER,
        points=words.REFUSED[min(before, 1)] if refused else part.pick(words.POINTS),
        agreed="" if refused else part.pick(words.AGREED),
        refused=refused,
    )
    consultation.record(scene.work, row, record, office_of(scene, row).at(scene.at))


def _answer(scene: Scene, part: Part, record: Consultation) -> None:
    author = part.author.person.at(scene.at)
    earlier = [c for c in record.assignment.consultations if c.round == record.round]
    if _odd(part, record.assignment) == "disputed" and len(earlier) == 1:
        consultation.dispute(scene.work, record, words.DISPUTED, author)
    else:
        consultation.confirm(scene.work, record, author)


def _waive(scene: Scene, part: Part, row: Assignment) -> None:
    if part.temper.meeting == "consent":
        author = part.author.person.at(scene.at)
        consultation.waive(scene.work, row, WaiverGround.CONSENT, author)
    else:
        clerk = scene.officer("clerk-1").at(scene.at)
        consultation.waive(scene.work, row, WaiverGround.REFUSALS, clerk)
