"""TOGETHER: the acts that may be done to many cases at once, each case for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from proposals.casework.actor import Actor
from proposals.casework.handle import assignment
from proposals.casework.handle.assignment import Skipped
from proposals.records import Proposal
from proposals.work import Work
from workflows.terms import Act

TOGETHER: tuple[Act, ...] = (
    *(Act.ACCEPT, Act.SEND_BACK, Act.ADVANCE, Act.FILE, Act.PUBLISH_PROPOSAL),
    *(Act.NOMINATE_KEY, Act.OPINE_KEY, Act.DECIDE_KEY),
    *(Act.PROPOSE_UNITS, Act.ASSIGN, Act.SIGN_FOR, Act.CONTACT),
    *(Act.PASS_REPLY, Act.ISSUE_REPLY, Act.SPECIAL_CONSULT, Act.CLOSE, Act.PUBLISH_REPLY),
    *(Act.PLAN_LOOKBACK, Act.START_LOOKBACK, Act.ARCHIVE),
)
"""What these ask is either the same for every case or known of each."""


Together = Callable[[Work, Iterable[Proposal], Actor], list[Skipped]]
IN_ONE: Mapping[Act, Together] = {Act.ASSIGN: assignment.assign_all}
"""Acts whose letters name many cases: done in one piece of work, the others each in its own."""


def completed(known: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed for all, and what was left empty as it is known of this case."""
    made = dict(known)
    for name, value in typed.items():
        was = made.get(name)
        if isinstance(value, Mapping) and isinstance(was, Mapping):
            made[name] = completed(was, value)
        elif name not in made or value not in EMPTY:
            made[name] = value
    return made


EMPTY: tuple[Any, ...] = ("", None, [], {})


def shared(all_known: list[dict[str, Any]]) -> dict[str, Any]:
    """What is known of every case alike, to be shown once."""
    if not all_known:
        return {}
    first, *others = all_known
    return {
        name: value for name, value in first.items() if all(k.get(name) == value for k in others)
    }
