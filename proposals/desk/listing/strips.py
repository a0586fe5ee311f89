"""The journey of many cases at once: one statement for all the lines of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, String, bindparam, or_, select, type_coerce
from sqlmodel import col

from proposals.records import Entry
from proposals.work import Work
from workflows import journey
from workflows.journey import Stop
from workflows.terms import Act, ProposalStage, SupervisionStage

URGED = [Act.URGE, Act.SKIP_RUNG]
STAGES = {stage.value: stage for stage in ProposalStage}


class Standing(NamedTuple):
    """Where one case stands, and where each 督办 over it does."""

    stage: ProposalStage
    watched: tuple[SupervisionStage, ...]


def strips(work: Work, cases: Mapping[int, Standing]) -> dict[int, tuple[Stop, ...]]:
    """The seven stops of each case, told from its history."""
    became: dict[int, list[ProposalStage]] = defaultdict(list)
    urged: set[int] = set()
    for id, act, was, became_now, number in _history(work, cases):
        if was != became_now or number == 1:
            became[id].append(STAGES[became_now])
        if act in URGED:
            urged.add(id)
    return {
        id: journey.stops([*became[id], case.stage], urged=id in urged, watched=case.watched)
        for id, case in cases.items()
    }


def _history(work: Work, cases: Mapping[int, Standing]) -> list[tuple[int, str, str, str, int]]:
    """The steps of the proposals' own lives, in their order."""
    if not cases:
        return []
    ids = {f"proposal:{id}": id for id in cases}
    found = work.execute(_steps(), {"chains": list(ids)})
    return [(ids[chain], *rest) for chain, *rest in found]


@cache
def _steps() -> Select[Any]:
    # Read as plain words: a list shows many.
    act: Any = type_coerce(Entry.act, String)
    moved = or_(col(Entry.was) != col(Entry.became), col(Entry.number) == 1)
    columns = (col(Entry.chain), act, col(Entry.was), col(Entry.became), col(Entry.number))
    return (
        select(*columns)
        .where(col(Entry.chain).in_(bindparam("chains", expanding=True)))
        .where(col(Entry.subject) == col(Entry.chain), or_(moved, col(Entry.act).in_(URGED)))
        .order_by(col(Entry.chain), col(Entry.number))
    )
