"""play(): the years on a moving clock, by the real acts and the real sweeps, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from time import perf_counter

from sqlalchemy import bindparam
from sqlmodel import col, select

from proposals import clock
from proposals.casework.supervise import urging
from proposals.database import Office
from proposals.records import Deadline, Letter
from proposals.rehearsal import casting, handle, submit, supervision
from proposals.rehearsal.agenda import Agenda, moment
from proposals.rehearsal.enrolment import settle
from proposals.rehearsal.errands import errands
from proposals.rehearsal.pieces import Programme, programme
from proposals.rehearsal.scene import Part, Scene
from proposals.rehearsal.script import ZONE, Script
from proposals.rehearsal.sitting import kept, sitting
from proposals.rehearsal.summary import Summary, summarise
from proposals.work import Work

ONE_PIECE = timedelta(days=7)
REFORM = date(2025, 7, 1)
SWEPT_AT = time(8)
CONFIRMED_AT = 45
CONFIRMED_AFTER = timedelta(days=1)
DRAFTED = (
    select(Letter)
    .where(
        col(Letter.posted_at).is_(None),
        col(Letter.needs_confirmation),
        col(Letter.confirmed_at).is_(None),
        col(Letter.cancelled_at).is_(None),
        col(Letter.written_at) < bindparam("before"),
    )
    .order_by(col(Letter.id))
)
"""Drafts of before a moment that nobody has signed or dropped."""


@dataclass(frozen=True, kw_only=True)
class Joined(Office):
    """The office as the clock sees it in the play: its sweeps join the piece of work under way."""

    joined: Work

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """The work of the scene; a sweep that fails ends the play."""
        yield self.joined


def play(office: Office, script: Script) -> Summary:
    """Play the script into an empty, laid-out database; the summary is counted from its records."""
    began = perf_counter()
    shown = programme(script.proposals)
    with sitting(office) as work:
        with work.begin():
            scene = _open(office, work, script, shown)
        while scene.agenda.begins is not None:
            with work.begin():
                _perform(scene, scene.agenda.begins + ONE_PIECE)
        with office.transaction() as looking:
            return summarise(looking, script.until.date(), shown.left_out, perf_counter() - began)


def _perform(scene: Scene, end: datetime) -> None:
    for at, happening in scene.agenda.before(end):
        scene.at = at
        happening(scene)


def _open(office: Office, work: Work, script: Script, shown: Programme) -> Scene:
    """Enrol the cast and put on the calendar everything that is known beforehand."""
    agenda: Agenda[Scene] = Agenda(script.until)
    cast = settle(work, shown.strangers)
    parts = casting.parts(script, shown.pieces, cast, work.calendar)
    first = min(part.drafted_on for part in parts)
    sweeping = Joined(engine=office.engine, rules=office.rules, joined=work)
    _run_the_clock(sweeping, agenda, first)
    for part in parts:
        agenda.plan(moment(part.drafted_on, part.piece.number % 400), partial(_enter, part))
    for day, event in supervision.events():
        agenda.plan(moment(day, 10), event.begin)
    agenda.plan(moment(REFORM, 5), handle.reform)
    return Scene(work, cast, agenda, parts, errands, moment(first), kept(work))


def _enter(part: Part, scene: Scene) -> None:
    submit.enter(scene, part)


def _run_the_clock(office: Joined, agenda: Agenda[Scene], first: date) -> None:
    """Every working day the sweeps at eight, and later a clerk who signs what they drafted."""
    day = first
    while day <= agenda.until.date():
        if office.rules.calendar.is_workday(day):
            agenda.plan(datetime.combine(day, SWEPT_AT, ZONE), partial(_sweep, office))
            agenda.plan(moment(day, CONFIRMED_AT), _confirm_drafts)
        day += timedelta(days=1)


def _sweep(office: Joined, scene: Scene) -> None:
    failed = [case for report in clock.sweep_all(office, scene.at) for case in report.failed]
    if failed:
        raise RuntimeError(f"{scene.at:%F}: {failed}")


def _confirm_drafts(scene: Scene) -> None:
    """Drafts of yesterday and before; what is settled since then the clock takes back itself."""
    clerk = scene.officer("clerk-1").at(scene.at)
    # Drafts of yesterday are written; those dropped this morning owe nothing any more.
    with scene.work.no_autoflush:
        drafts = scene.work.exec(DRAFTED, params={"before": scene.at - CONFIRMED_AFTER}).all()
    for letter in drafts:
        if scene.work.get_one(Deadline, letter.deadline_id).running:
            urging.confirm(scene.work, letter, clerk)
