"""tian import: files into the office, all or nothing, with every bad line named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from proposals.cli import opening
from workflows.terms import Act

app = typer.Typer(help="导入：要么全部办成，要么一行不动，并指出每一处错行。", no_args_is_help=True)

File = Annotated[
    Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="xlsx、csv 或 jsonl。")
]
Notice = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="toml 或 csv。")]
As = Annotated[str, typer.Option("--as", metavar="USER", envvar="TIAN_USER", help="办理人的账号。")]


@app.command()
def members(file: File, user: As = "") -> None:
    """导入委员名册。"""
    from sqlmodel import select

    from proposals.casework import importing
    from proposals.reading.roster import read_members
    from proposals.records import Sector

    with opening.at_work() as work:
        read = read_members(file, [sector.name for sector in work.exec(select(Sector))])
        made = importing.import_members(work, read, opening.person(work, user, Act.ENROL_MEMBER))
        typer.echo(f"已导入委员{len(made)}人")
        _unused(read.unused_columns)


@app.command()
def units(file: File, user: As = "") -> None:
    """导入承办单位名录。"""
    from proposals.casework import importing
    from proposals.reading.units import read_units

    with opening.at_work() as work:
        read = read_units(file)
        made = importing.import_units(work, read, opening.person(work, user, Act.ADD_UNIT))
        typer.echo(f"已导入承办单位{len(made)}个")
        _unused(read.unused_columns)


@app.command()
def proposals(file: File, user: As = "") -> None:
    """导入纸质或外来的提案，由提案委办公室代录。"""
    from proposals.casework import importing
    from proposals.reading.proposals import read_proposals

    with opening.at_work() as work:
        read = read_proposals(file)
        clerk = opening.person(work, user, Act.ACCEPT)
        with _progress(len(read.lines)) as step:
            made = importing.import_proposals(work, read, clerk, step)
        typer.echo(f"已导入提案{len(made)}件")
        _unused(read.unused_columns)


@app.command()
def calendar(
    file: Notice,
    user: As = "",
    reason: Annotated[str, typer.Option(help="更换已有的放假安排，须写明理由。")] = "",
) -> None:
    """导入一年的放假安排（TOML 或 CSV），不必等新版本。"""
    from proposals.casework import importing
    from workflows.workdays.reading import decode

    with opening.at_work() as work:
        actor = opening.person(work, user, Act.IMPORT_CALENDAR)
        year = importing.import_calendar(work, decode(file.read_bytes()), actor, reason)
        told = "暂定期限由时钟重算，已确定的期限不变"
        typer.echo(f"已导入{year.year}年放假安排（{year.notice}），{told}")


def _unused(columns: tuple[str, ...]) -> None:
    if columns:
        typer.echo(f"没有用到的列：{'、'.join(columns)}", err=True)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], object]]:
    """A bar on stderr for who is watching; a pipe gets none."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("导入", total=total)
        yield lambda: bar.advance(task)
