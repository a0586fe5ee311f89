"""The pictures of the handbook: the browser tests make them, and say whose pages they stand in."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

from workflows.terms import Role

KEPT = Path(__file__).parent / "static" / "handbook" / "pictures.json"


class Picture(NamedTuple):
    """One page as somebody of the sample committee sees it."""

    title: str
    href: str


@cache
def of(role: Role) -> tuple[Picture, ...]:
    """The pictures in the handbook of one role."""
    if not KEPT.exists():
        return ()
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    return tuple(
        Picture(each["title"], f"/static/handbook/{name}.png")
        for name, each in kept.items()
        if role in each["roles"]
    )
