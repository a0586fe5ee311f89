"""Who may do what, and what leads from stage to stage: the rulebook as tables."""

from __future__ import annotations

from typing import Any, NamedTuple

from proposals.records import dockets
from workflows.engine import Lifecycle, Move, objection
from workflows.policies.permits import MAY
from workflows.terms import Act, Role


class Permit(NamedTuple):
    """One act and the roles that may do it."""

    act: Act
    roles: tuple[Role, ...]

    @property
    def told(self) -> str:
        """The roles in words."""
        return "、".join(role.label for role in self.roles)


class Step(NamedTuple):
    """One row of a lifecycle."""

    act: str
    sources: str
    target: str
    needs: tuple[str, ...]


class Life(NamedTuple):
    """One lifecycle."""

    name: str
    stages: tuple[str, ...]
    steps: tuple[Step, ...]
    diagram: str


def permits() -> list[Permit]:
    """Every act in the order of a case's life."""
    return [Permit(act, tuple(role for role in Role if role in MAY[act])) for act in MAY]


def lifecycles() -> list[Life]:
    """The linked machines."""
    return [_life(kind.life) for kind in dockets.GATHER]


def _life(life: Lifecycle[Any, Any]) -> Life:
    stages = tuple(stage.label for stage in life.stages)
    return Life(life.name, stages, tuple(map(_step, life.moves)), life.diagram())


def _step(move: Move[Any]) -> Step:
    return Step(
        move.act.label,
        "、".join(stage.label for stage in move.sources),
        move.target.label if move.target else "不变",
        tuple(objection(need).sentence for need in move.needs),
    )
