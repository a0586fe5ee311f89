"""How answers are put: JSON for machines, plain tables for people; never a mix on one stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import typer

from workflows.refusals import Incomplete, Objection

WIDE = 200
"""Columns when the output is no terminal: a pipe has no width, and nothing may be cut off."""


def as_json(content: object) -> None:
    """One JSON value on stdout, Chinese as it is."""
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """One table on stdout."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # Text, not str: square brackets in a title are words and no markup.
    made = Table(*header, title=Text(title), title_justify="left")
    for row in rows:
        made.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console = Console()
    Console(width=console.width if console.is_terminal else WIDE).print(made)


def day(written: str) -> date:
    """A date as handed in: 2026-11-20."""
    try:
        return date.fromisoformat(written)
    except ValueError as fault:
        raise Incomplete(
            Objection("date_readable", f"“{written}”不是日期，请写作 2026-11-20")
        ) from fault


def moment(written: str) -> datetime:
    """A moment as handed in: 2026-11-20T08:00, or a day, then its morning at eight."""
    from proposals.settings import zone

    try:
        read = datetime.fromisoformat(written if "T" in written else f"{written}T08:00")
    except ValueError as fault:
        sentence = f"“{written}”不是时刻，请写作 2026-11-20 或 2026-11-20T08:00"
        raise Incomplete(Objection("moment_readable", sentence)) from fault
    return read if read.tzinfo else read.replace(tzinfo=zone())
