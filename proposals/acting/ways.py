"""Ways: what is given lies under dotted names, text.title; put there and found there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workflows.refusals import Incomplete, Objection


def put(given: dict[str, Any], way: str, value: Any) -> None:
    """Lay a value under its dotted name; a paper given whole has no room for one field more."""
    *papers, last = way.split(".")
    room: Any = given
    for paper in papers:
        room = room.setdefault(paper, {})
        if not isinstance(room, dict):
            sentence = f"{paper} 已整份写明，不能再写 {way}，请只用一种写法"
            raise Incomplete(Objection("give_readable", sentence))
    room[last] = value


def found(given: Mapping[str, Any], way: str) -> Any:
    """What was given under a dotted name; None when nothing was."""
    value: Any = given
    for part in way.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
