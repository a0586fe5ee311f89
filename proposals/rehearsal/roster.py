"""The cast list as written in cast.toml: the committee, its people, its units, its dates."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

Row = dict[str, Any]


@cache
def roster() -> Row:
    """The whole list."""
    return tomllib.loads((HERE / "cast.toml").read_text("utf-8"))


def rows(table: str) -> list[Row]:
    """One table of the list: members, units, officers …"""
    found: list[Row] = roster()[table]
    return found


@cache
def fields() -> Row:
    """Category → field of review and the units that may be given its proposals."""
    return tomllib.loads((HERE / "fields.toml").read_text("utf-8"))
