"""运行记录: which letters went by which way after how many attempts, and what the clock did."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import String, cast
from sqlalchemy.orm import defer, joinedload
from sqlmodel import col, func, select

from proposals.desk.correspondence.letters import CHANNELS
from proposals.desk.page import Page, page
from proposals.records import Delivery, Letter, SweepRun
from proposals.work import Work
from workflows.scheduler import TIMETABLE


class Attempted(NamedTuple):
    """One letter on one channel."""

    letter_id: int
    title: str
    number: str
    addressee: str
    channel: str
    attempts: int
    delivered_at: datetime | None
    error: str


class Ran(NamedTuple):
    """One run of one sweep."""

    name: str
    sentence: str
    started_at: datetime
    ended_at: datetime
    done: int
    failed: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """How long it took."""
        return (self.ended_at - self.started_at).total_seconds()


class Last(NamedTuple):
    """One line of the timetable with its latest run."""

    name: str
    sentence: str
    run: Ran | None


def deliveries(work: Work, *, troubled: bool = False, number: int = 1) -> Page[Attempted]:
    """The latest deliveries, or those that have not arrived yet, in two questions."""
    letter = joinedload(Delivery.letter)  # type: ignore[arg-type]  # a relationship
    asked = select(Delivery).order_by(col(Delivery.id).desc())
    if troubled:
        asked = asked.where(col(Delivery.delivered_at).is_(None))
    found = page(work, asked.options(letter.options(defer(Letter.words))), number)  # type: ignore[arg-type]
    return found.of([_attempted(row) for row in found.rows])


def runs(work: Work, *, name: str = "", failed: bool = False, number: int = 1) -> Page[Ran]:
    """What the clock did, the latest first, in two questions."""
    asked = select(SweepRun).order_by(col(SweepRun.id).desc())
    if name:
        asked = asked.where(SweepRun.name == name)
    if failed:
        asked = asked.where(cast(SweepRun.failed, String) != "[]")
    found = page(work, asked, number)
    return found.of([_ran(row) for row in found.rows])


def timetable(work: Work) -> list[Last]:
    """Every line of the timetable with its latest run, in one question."""
    latest = select(func.max(col(SweepRun.id))).group_by(col(SweepRun.name))
    found = work.exec(select(SweepRun).where(col(SweepRun.id).in_(latest)))
    last = {row.name: _ran(row) for row in found}
    return [Last(name, slot.sentence, last.get(name)) for name, slot in TIMETABLE.items()]


def _attempted(row: Delivery) -> Attempted:
    letter = row.letter
    return Attempted(
        row.letter_id,
        letter.title,
        letter.number or "",
        letter.addressee,
        CHANNELS.get(row.channel, row.channel),
        row.attempts,
        row.delivered_at,
        row.error,
    )


def _ran(row: SweepRun) -> Ran:
    slot = TIMETABLE.get(row.name)
    sentence = slot.sentence if slot else row.name
    return Ran(row.name, sentence, row.started_at, row.ended_at, row.done, tuple(row.failed))
