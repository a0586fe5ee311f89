"""Whether words and machine agree: for every stage, act and combination of facts it is tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from workflows.checks.tables import stages_of
from workflows.engine import Lifecycle
from workflows.refusals import NotNow
from workflows.terms import Act, Stage

Life = Lifecycle[Any, Any]


@dataclass
class Agreement:
    """How many cases were tried, and where explanation and machine parted."""

    tried: int = 0
    faults: list[str] = field(default_factory=list)


def agreement(life: Life, docket: type[Any]) -> Agreement:
    """Try all stages × acts × facts: no objection means the step succeeds, and only then."""
    found = Agreement()
    for stage, act in product(stages_of(life), Act):
        for facts in combinations(life, stage, act):
            found.tried += 1
            if fault := _parted(life, act, docket(stage=stage, **facts)):
                found.faults.append(fault)
    return found


def sibling_faults(life: Life, docket: type[Any]) -> Iterator[str]:
    """Acts that two moves out of one stage would carry out at once."""
    for stage, act in product(stages_of(life), life.acts):
        moves = life.moves_from(stage, act)
        if len(moves) > 1 and any(
            sum(not move.unmet(docket(stage=stage, **facts)) for move in moves) > 1
            for facts in combinations(life, stage, act)
        ):
            yield f"{life.name}“{stage.label}”{act.label}：同一情形有两条去路"


def combinations(life: Life, stage: Stage, act: Act) -> Iterator[dict[str, bool]]:
    """Every combination of the facts this act asks for at this stage; no other can matter."""
    asked = sorted(life.facts_asked(stage, act))
    for values in product((False, True), repeat=len(asked)):
        yield dict(zip(asked, values, strict=True))


def _parted(life: Life, act: Act, docket: Any) -> str:
    stage = docket.stage
    possible = not life.objections(act, docket)
    try:
        life.perform(act, docket)
        done = True
    except NotNow:
        done = False
    if possible == done:
        return ""
    return f"{life.name}“{stage.label}”{act.label}：说明与执行不一致"
