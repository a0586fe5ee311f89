"""Whether acts, moves and permits speak of the same things, and nobody is locked out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from workflows.engine import Lifecycle
from workflows.policies.permits import OF_ROSTERS
from workflows.terms import Act, Role

WITHOUT_ACTS = frozenset({Role.AUDITOR, Role.SYSADMIN, Role.PUBLIC})
"""They read, or keep accounts; no case is moved by them."""

May = Mapping[Act, Collection[Role]]


def act_faults(
    lives: Iterable[Lifecycle[Any, Any]], apart: Collection[Act] = OF_ROSTERS
) -> Iterator[str]:
    """Acts that no lifecycle knows; those of the rosters move no case."""
    moved = {act for life in lives for act in life.acts} | set(apart)
    yield from (f"{act.label}（{act}）：没有一个流程用到" for act in Act if act not in moved)


def permit_faults(may: May) -> Iterator[str]:
    """Acts nobody may do, and permits for what is no act."""
    yield from (f"{act.label}（{act}）：没有写明谁可以办" for act in Act if not may.get(act))
    yield from (f"{act}：权限表中有，动作表中没有" for act in may if act not in set(Act))


def role_faults(may: May, without: Collection[Role] = WITHOUT_ACTS) -> Iterator[str]:
    """Roles that may do nothing, and those that ought to do nothing but may."""
    acting = {role for roles in may.values() for role in roles}
    for role in Role:
        if role not in acting and role not in without:
            yield f"{role.label}（{role}）：没有一项可以办理的事"
        if role in acting and role in without:
            yield f"{role.label}（{role}）：只读角色不应有办理权限"
