"""Whether the tables of moves are whole: every stage is reached, left, owned and timed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from workflows.checks.tables import ENDS, RESTING, Ends, Resting, stages_of
from workflows.engine import Lifecycle
from workflows.terms import Act, Duty, Role, Stage

Life = Lifecycle[Any, Any]


def reach_faults(life: Life) -> Iterator[str]:
    """Stages no move leads to from where a life begins."""
    stages = stages_of(life)
    reached, todo = {stages[0]}, [stages[0]]
    while todo:
        here = todo.pop()
        found = {m.target for m in life.moves if here in m.sources and m.target} - reached
        reached |= found
        todo += found
    yield from (f"{life.name}“{s.label}”：没有动作通到这一阶段" for s in stages if s not in reached)


def end_faults(life: Life, ends: Ends = ENDS) -> Iterator[str]:
    """Stages nobody can leave, and ends that can be left after all."""
    for stage in stages_of(life):
        leaves = any(_leaves(m, stage) for m in life.moves)
        if not leaves and stage not in ends[life.stages]:
            yield f"{life.name}“{stage.label}”：没有出路"
        if leaves and stage in ends[life.stages]:
            yield f"{life.name}“{stage.label}”：已列为终点，却还有出路"


def wait_faults(
    life: Life,
    clocks: Collection[Duty],
    resting: Resting = RESTING,
    ends: Ends = ENDS,
) -> Iterator[str]:
    """Stages in which somebody should be waited for, but nobody is named or no clock runs."""
    waits = {wait.stage: wait for wait in life.waits}
    rest = {*ends[life.stages], *resting[life.stages]}
    for stage in stages_of(life):
        if stage in waits:
            wait = waits[stage]
            if not wait.owners:
                yield f"{life.name}“{stage.label}”：没有责任人"
            if wait.duty not in clocks:
                yield f"{life.name}“{stage.label}”：{wait.duty.label}没有期限或没有催办阶梯"
            if stage in rest:
                yield f"{life.name}“{stage.label}”：既列为等待又列为无须等待"
        elif stage not in rest:
            yield f"{life.name}“{stage.label}”：没有写明等谁、按哪一期限"


def owner_faults(life: Life, may: Mapping[Act, Iterable[Role]]) -> Iterator[str]:
    """Waiting stages that only the late party itself can end."""
    for wait in life.waits:
        ways = [m.act for m in life.moves if _leaves(m, wait.stage)]
        others = {role for act in ways for role in may.get(act, ())} - set(wait.owners)
        if not others:
            yield f"{life.name}“{wait.stage.label}”：责任人不办，别人没有办法推动"


def _leaves(move: Any, stage: Stage) -> bool:
    return stage in move.sources and move.target not in {None, stage}
