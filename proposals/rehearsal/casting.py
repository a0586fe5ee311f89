"""Who plays what and when he enters: author, co-signers, temper and date of every proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from proposals.rehearsal.people import Author, Cast
from proposals.rehearsal.pieces import Piece
from proposals.rehearsal.roster import rows
from proposals.rehearsal.scene import Part
from proposals.rehearsal.script import ZONE, Script
from proposals.rehearsal.tempers import (
    FINISHED_YEAR,
    LATEST,
    QUIET,
    RUNNING_YEAR,
    Temper,
    cast_by_hand,
    draw,
)
from workflows.terms import ProposerKind
from workflows.workdays import Calendar

FINISHED_SHARE = 0.45
RECESS_SHARE = (0.15, 0.35)
RECESS_FROM, RECESS_DAYS = (2, 17), (180, 250)
COUNTED_IN = 6
SEASONAL = {ProposerKind.SECTOR, ProposerKind.GROUP}


def parts(script: Script, pieces: Sequence[Piece], cast: Cast, calendar: Calendar) -> list[Part]:
    """A part for every piece: the first in the finished year, the others in the running one."""
    finished = int(len(pieces) * FINISHED_SHARE)
    latest = _latest(pieces[finished:])
    made = []
    for place, piece in enumerate(pieces):
        dice, running = f"{script.seed}/{piece.number}", place >= finished
        rng = Random(f"{dice}/casting")
        hands = RUNNING_YEAR if running else FINISHED_YEAR
        temper = cast_by_hand(place - finished * running, hands, draw(rng))
        if piece.kind in SEASONAL:
            temper = replace(temper, late=False)
        on = _entrance(piece, temper, rng, running)
        if piece.number in latest:
            ago, traits = latest[piece.number]
            temper, on = replace(QUIET, **traits), script.until.date() - timedelta(days=ago)
        when = _dates(on, temper, calendar, piece.number in latest)
        author = cast.author(piece.author)
        cosigners = tuple(_cosigners(piece, cast, author, rng))
        made.append(Part(piece, temper, author, cosigners, dice, *when))
    return made


def _latest(running: Sequence[Piece]) -> dict[int, tuple[int, dict[str, Any]]]:
    """The last ones by number; who may propose at the plenary alone is none of them."""
    free = [piece.number for piece in running if piece.kind not in SEASONAL]
    last = free[::-1][: len(free) * 3 // 5]
    return dict(zip(last, LATEST, strict=False))


def _dates(on: date, temper: Temper, calendar: Calendar, latest: bool) -> tuple[date, datetime]:
    """The day of the draft, and the moment from which it is handed in."""
    submits_on = calendar.next_workday(on)
    drafted_on = calendar.add_workdays(submits_on, -(2 if latest else COUNTED_IN))
    return drafted_on, datetime.combine(submits_on, time(18 if temper.late else 14), ZONE)


def _entrance(piece: Piece, temper: Temper, rng: Random, running: bool) -> date:
    """The day on which it is handed in: before the cut-off, just after it, or in the recess."""
    session = rows("sessions")[running]
    cutoff: datetime = session["cutoff_at"]
    if temper.late:
        return cutoff.date() + timedelta(days=rng.randint(1, 3))
    if piece.kind not in SEASONAL and rng.random() < RECESS_SHARE[running]:
        first = date(cutoff.year, *RECESS_FROM)
        return first + timedelta(days=rng.randrange(RECESS_DAYS[running]))
    before = rng.randint(0, 30 if running else 5)
    return cutoff.date() - timedelta(days=before)


def _cosigners(piece: Piece, cast: Cast, author: Author, rng: Random) -> list[Author]:
    if piece.kind is not ProposerKind.JOINT:
        return []
    if piece.cosigners:
        return [cast.members[code] for code in piece.cosigners]
    others = [m for m in cast.members.values() if m.key != author.key]
    return rng.sample(others, piece.people - 1)
