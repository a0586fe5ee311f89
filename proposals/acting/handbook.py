"""What the handbook says of an act and of a role, read from the tables the office works by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from proposals.acting import asking, table
from proposals.acting.asking import Field
from workflows.engine import Lifecycle, objection
from workflows.lifecycles import assignment, commitment, lookback, proposal, supervision
from workflows.policies import permits
from workflows.policies.sights import views_of
from workflows.terms import Act, Role, View

LIVES: tuple[Lifecycle[Any, Any], ...] = (
    proposal.LIFE,
    assignment.LIFE,
    supervision.LIFE,
    commitment.LIFE,
    lookback.LIFE,
)


class Way(NamedTuple):
    """One row of a lifecycle: from where to where, and what must be so."""

    life: str
    sources: tuple[str, ...]
    target: str
    needs: tuple[str, ...]


class ActPage(NamedTuple):
    """One act: who does it, when, what it asks, what comes of it."""

    act: Act
    roles: tuple[Role, ...]
    ways: tuple[Way, ...]
    fields: tuple[Field, ...]
    follows: str
    """From what it follows, when nobody does it by itself."""
    keeps: bool
    """Whether it is done in the rosters and to no case."""


class RolePage(NamedTuple):
    """One role: what it may open and what it may do."""

    role: Role
    views: tuple[View, ...]
    acts: tuple[Act, ...]


def act_page(act: Act) -> ActPage:
    """What the handbook says of an act."""
    follows = table.FOLLOWS.get(act, "")
    fields = () if follows else asking.asked(table.function_of(act))
    roles = tuple(role for role in Role if role in permits.MAY[act])
    return ActPage(act, roles, tuple(_ways(act)), fields, follows, act in table.KEEPING)


def role_page(role: Role) -> RolePage:
    """What the handbook says of a role; what follows of itself nobody does."""
    acts = tuple(act for act in permits.acts_of(role) if act not in table.FOLLOWS)
    return RolePage(role, views_of(role), acts)


def _ways(act: Act) -> Iterator[Way]:
    for life in LIVES:
        for move in life.moves:
            if move.act == act:
                yield Way(
                    life.name,
                    tuple(source.label for source in move.sources),
                    move.target.label if move.target else "",
                    tuple(objection(need).sentence for need in move.needs),
                )
