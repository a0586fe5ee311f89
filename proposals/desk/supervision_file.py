"""督办卷: one supervision with its findings and their clocks, its own record and its letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sqlmodel import col, select

from proposals.desk import clocks, sight, supervisions
from proposals.desk.case.papers import Paper, listed
from proposals.desk.case.supervision import Found
from proposals.desk.case.timeline import Line, line
from proposals.desk.clocks import Clock, clock
from proposals.desk.reader import Reader
from proposals.desk.supervisions import Covered, Opened
from proposals.records import Deadline, Entry, Finding, Letter
from proposals.work import Work
from workflows.policies.permits import COMMITTEE
from workflows.policies.sights import AUDITOR
from workflows.terms import Duty

HISTORIANS = COMMITTEE | AUDITOR
"""Who reads the record with its facts."""


class Correction(NamedTuple):
    """One finding, the case it is about, and by when it is owed."""

    found: Found
    case: Covered
    clock: Clock | None


@dataclass(frozen=True)
class File:
    """One 督办 as this reader sees it."""

    opened: Opened
    corrections: tuple[Correction, ...]
    lines: tuple[Line, ...]
    papers: tuple[Paper, ...]


def file(work: Work, reader: Reader, id: int) -> File:
    """Everything that belongs to one of them; `NotFound` when it is not the reader's."""
    opened = supervisions.supervision(work, reader, id)
    return File(
        opened,
        tuple(_corrections(work, reader, opened)),
        tuple(_lines(work, reader, id)),
        tuple(_papers(work, reader, id)),
    )


def _corrections(work: Work, reader: Reader, opened: Opened) -> list[Correction]:
    cases = {case.id: case for case in opened.cases}
    numbers = [found.id for found in opened.event.findings]
    asked = clocks.with_climbs().where(
        col(Deadline.duty) == Duty.FINDING, col(Deadline.subject_id).in_(numbers)
    )
    owed = {row.subject_id: clock(row, reader.today, work.calendar) for row in work.exec(asked)}
    about = select(Finding.id, Finding.proposal_id).where(col(Finding.id).in_(numbers))
    case_of = {number: cases[case] for number, case in work.exec(about)}
    return [Correction(f, case_of[f.id], owed.get(f.id)) for f in opened.event.findings]


def _lines(work: Work, reader: Reader, id: int) -> list[Line]:
    """Its own chain; without the facts for those who do not keep the record."""
    asked = select(Entry).where(Entry.chain == f"supervision:{id}").order_by(col(Entry.number))
    return [line(entry, facts=reader.role in HISTORIANS) for entry in work.exec(asked)]


def _papers(work: Work, reader: Reader, id: int) -> list[Paper]:
    """Its letters, as far as he may read them."""
    asked = select(Letter).where(Letter.supervision_id == id, sight.letters(reader))
    return listed(work, asked.order_by(col(Letter.id).desc()))
