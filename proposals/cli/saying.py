"""How answers are put: JSON for machines, plain tables for people; never a mix on one stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 200
"""Columns when the output is no terminal: a pipe has no width, and nothing may be cut off."""


def as_json(content: object) -> None:
    """One JSON value on stdout, Chinese as it is."""
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """One table on stdout."""
    from rich.table import Table
    from rich.text import Text

    # Text, not str: square brackets in a title are words and no markup.
    made = Table(title=Text(title), title_justify="left")
    for heading in header:
        # A Chinese sentence is one word to rich, and a word too long for its column is cut off.
        made.add_column(heading, overflow="fold")
    for row in rows:
        made.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console().print(made)


def console() -> Console:
    """What writes for people, as wide as their screen."""
    from rich.console import Console

    found = Console()
    return Console(width=found.width if found.is_terminal else WIDE)
