"""What stands on top of every page of a case: its stations, its facts, what it is merged with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from proposals.desk import sight
from proposals.desk.case.view import URGED, facts, watched
from proposals.desk.sight import Sight
from proposals.records import Entry, Proposal, dockets
from proposals.settings import zone
from proposals.work import Work
from workflows import journey
from workflows.journey import STATION_OF, Passing, Stop
from workflows.terms import Act, ProposalStage, Station

INTERNAL = frozenset({"收件号", "审查环节", "停办", "并入", "并案", "办理轮次"})
"""Facts that are told only to those inside the case."""


class Shown(NamedTuple):
    """One station with what is to be said of it."""

    station: Station
    passing: Passing
    visits: int
    note: str


class Linked(NamedTuple):
    """Another case this one is joined with."""

    number: str
    title: str
    href: str
    """Empty where the reader does not see it."""


@dataclass(frozen=True)
class Head:
    """One case as every page of it begins."""

    id: int
    number: str
    title: str
    stage: str
    kind: str
    is_key: bool
    facts: dict[str, str]
    stops: tuple[Shown, ...]
    lead: Linked | None
    merged: tuple[Linked, ...]


class Step(NamedTuple):
    """One entry of the case's own history, as far as the stations need it."""

    on: date
    act: Act
    became: ProposalStage
    moved: bool


def head(work: Work, case: Proposal, seen: Sight) -> Head:
    """The case today; outsiders are told what is public of it."""
    joined = [other for other in (case.lead, *case.merged) if other is not None]
    linked = {other.key: _linked(work, other, seen) for other in joined} if seen.handling else {}
    told = facts(work, case)
    return Head(
        id=case.key,
        number=case.number,
        title=case.title,
        stage=case.stage.label,
        kind=case.kind.label,
        is_key=case.is_key,
        facts={k: v for k, v in told.items() if seen.handling or k not in INTERNAL},
        stops=tuple(stops(work, case, seen)),
        lead=linked.get(case.lead_id or 0),
        merged=tuple(linked[other.key] for other in case.merged) if linked else (),
    )


def stops(work: Work, case: Proposal, seen: Sight) -> list[Shown]:
    """The seven stations with the day each was come to; whether it was urged is told inside."""
    steps = _steps(work, case)
    urged = sum(step.act in URGED for step in steps) if seen.handling else 0
    became = [step.became for step in steps if step.moved]
    told = journey.stops(
        [*became, case.stage],
        urged=bool(urged),
        watched=watched(case) if seen.handling else (),
    )
    came, today = _came(steps), seen.reader.today
    return [Shown(*stop, _note(stop, came, urged, today)) for stop in told]


def _steps(work: Work, case: Proposal) -> list[Step]:
    name = dockets.name_of(case)
    asked = (
        select(col(Entry.at), col(Entry.act), col(Entry.was), col(Entry.became), col(Entry.number))
        .where(col(Entry.chain) == name, col(Entry.subject) == name)
        .order_by(col(Entry.number))
    )
    return [
        Step(at.astimezone(zone()).date(), act, ProposalStage(now), was != now or number == 1)
        for at, act, was, now, number in work.execute(asked)
    ]


def _came(steps: Iterable[Step]) -> dict[Station, date]:
    """The day on which each station was last come to."""
    came: dict[Station, date] = {}
    before: Station | None = None
    for step in steps:
        station = STATION_OF.get(step.became) if step.moved else None
        if station is not None and station is not before:
            came[station] = step.on
            before = station
    return came


def _note(stop: Stop, came: dict[Station, date], urged: int, today: date) -> str:
    if stop.station is Station.SUPERVISE and urged:
        return f"催办{urged}次"
    if stop.station not in came:
        return ""
    on = came[stop.station]
    if stop.passing is Passing.NOW:
        days = (today - on).days
        return f"{days}天" if days else "今日起"
    year = f"{on.year}年" if on.year != today.year else ""
    return f"{year}{on.month}月{on.day}日"


def _linked(work: Work, other: Proposal, seen: Sight) -> Linked:
    mine = select(col(Proposal.id)).where(col(Proposal.id) == other.id, sight.visible(seen.reader))
    href = f"/proposals/{other.id}" if work.execute(mine).first() else ""
    return Linked(other.number, other.title, href)
