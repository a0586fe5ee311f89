"""The seven stations every page of a case shows, told from the stages a proposal went through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from workflows.lifecycles.supervision import UNHELD
from workflows.terms import ProposalStage as Stage
from workflows.terms import Station, SupervisionStage, Term


class Passing(Term):
    """How far a case has come at one station."""

    NOT_YET = "not_yet", "未到"
    NOW = "now", "进行中"
    DONE = "done", "已办"
    DONE_TWICE = "done_twice", "已办两次以上"
    NOT_NEEDED = "not_needed", "无须"


class Stop(NamedTuple):
    """One station of one case."""

    station: Station
    passing: Passing
    visits: int


STATION_OF: dict[Stage, Station] = {
    Stage.DRAFT: Station.SUBMIT,
    Stage.SUBMITTED: Station.SUBMIT,
    Stage.RETURNED: Station.SUBMIT,
    Stage.UNDER_REVIEW: Station.FILE,
    Stage.FILED: Station.FILE,
    Stage.MERGED: Station.FILE,
    Stage.NOT_FILED: Station.FILE,
    Stage.ASSIGNED: Station.HANDLE,
    Stage.HANDLING: Station.HANDLE,
    Stage.FACE_TO_FACE: Station.FACE_TO_FACE,
    Stage.REHANDLING: Station.REHANDLE,
    Stage.CLOSED: Station.SUPERVISE,
    Stage.TRACKING: Station.SUPERVISE,
    Stage.LOOKBACK: Station.LOOK_BACK,
}
"""REPLIED goes on with the handling or rehandling before it; WITHDRAWN and ARCHIVED are no stop."""

OVER = frozenset({Stage.WITHDRAWN, Stage.MERGED, Stage.NOT_FILED, Stage.ARCHIVED})
ANSWERED = frozenset({Stage.CLOSED, Stage.TRACKING, Stage.LOOKBACK})
"""Here a second round is not needed unless the look-back asks for one."""


def stops(
    became: Sequence[Stage], *, urged: bool = False, watched: Iterable[SupervisionStage] = ()
) -> tuple[Stop, ...]:
    """The seven stations of a case that went through these stages, the last being where it stands.

    `urged`: it was urged before it was closed; `watched`: where each 督办 over it stands.

    >>> [stop.passing.label for stop in stops([Stage.SUBMITTED, Stage.UNDER_REVIEW])][:3]
    ['已办', '进行中', '未到']
    """
    held = set(watched) - UNHELD
    return _told(tuple(became), urged or bool(held), bool(held - {SupervisionStage.CLOSED}))


@lru_cache(maxsize=4096)
def _told(became: tuple[Stage, ...], supervised: bool, held_now: bool) -> tuple[Stop, ...]:
    """Many cases of a list went the same way."""
    counted = visits(became)
    if supervised:
        counted[Station.SUPERVISE] = max(1, counted[Station.SUPERVISE])
    stage = became[-1] if became else Stage.DRAFT
    here = {_here(stage, counted)}
    if held_now and stage not in OVER:
        here.add(Station.SUPERVISE)
    return tuple(
        Stop(station, _passing(station, counted[station], stage, here), counted[station])
        for station in Station
    )


def visits(became: Iterable[Stage]) -> Counter[Station]:
    """How often each station was come to."""
    counted: Counter[Station] = Counter()
    before: Station | None = None
    for stage in became:
        station = STATION_OF.get(stage)
        if station is None or station is before:
            continue
        # After a look-back a case rests where it rested; that is no second supervision.
        if (before, station) != (Station.LOOK_BACK, Station.SUPERVISE):
            counted[station] += 1
        before = station
    return counted


def _here(stage: Stage, counted: Counter[Station]) -> Station | None:
    if stage is Stage.REPLIED:
        return Station.REHANDLE if counted[Station.REHANDLE] else Station.HANDLE
    return None if stage in OVER else STATION_OF[stage]


def _passing(station: Station, times: int, stage: Stage, here: set[Station | None]) -> Passing:
    if station in here:
        return Passing.NOW
    if times:
        return Passing.DONE if times == 1 else Passing.DONE_TWICE
    if stage in OVER or (station is Station.REHANDLE and stage in ANSWERED):
        return Passing.NOT_NEEDED
    return Passing.NOT_YET
