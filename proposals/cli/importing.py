"""tian import: files into the office, all or nothing, with every bad line named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proposals.cli import opening
from workflows.refusals import Incomplete, Objection

if TYPE_CHECKING:
    from workflows.workdays import Year

app = typer.Typer(help="导入：要么全部办成，要么一行不动，并指出每一处错行。", no_args_is_help=True)

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="xlsx、csv 或 jsonl。")]
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
        made = importing.import_members(work, read, opening.person(work, user))
        typer.echo(f"已导入委员{len(made)}人")
        _unused(read.unused_columns)


@app.command()
def units(file: File, user: As = "") -> None:
    """导入承办单位名录。"""
    from proposals.casework import importing
    from proposals.reading.units import read_units

    with opening.at_work() as work:
        read = read_units(file)
        made = importing.import_units(work, read, opening.person(work, user))
        typer.echo(f"已导入承办单位{len(made)}个")
        _unused(read.unused_columns)


@app.command()
def proposals(file: File, user: As = "") -> None:
    """导入纸质或外来的提案，由提案委办公室代录。"""
    from proposals.casework import importing
    from proposals.reading.proposals import read_proposals

    with opening.at_work() as work:
        read = read_proposals(file)
        with _progress(len(read.lines)) as step:
            made = importing.import_proposals(work, read, opening.person(work, user), step)
        typer.echo(f"已导入提案{len(made)}件")
        if read.without_text:
            rows = "、".join(str(line.line_no) for line in read.without_text)
            typer.echo(f"没有正文、未导入的有{len(read.without_text)}行：{rows}", err=True)
        _unused(read.unused_columns)


@app.command()
def calendar(file: File, user: As = "") -> None:
    """导入一年的放假安排（TOML 或 CSV），不必等新版本。"""
    from proposals.casework.importing import importers
    from proposals.records import Setting
    from workflows.workdays import parse_year

    year = parse_year(file)
    _require_notice(year)
    with opening.at_work() as work:
        actor = opening.person(work, user)
        importers.require(actor, importers.ROSTERS)
        name, text = f"calendar/{year.year}", _text_of(file)
        kept = work.get(Setting, name) or Setting(name=name, text=text, set_by="", set_at=actor.at)
        kept.text, kept.set_by, kept.set_at = text, actor.name, actor.at
        work.add(kept)
        typer.echo(f"已导入{year.year}年放假安排（{year.notice}），暂定期限由时钟重算")


def _require_notice(year: Year) -> None:
    if year.is_projected:
        sentence = f"{year.year}年的文件是推算（projected），请导入正式的放假通知"
        raise Incomplete(Objection("calendar_confirmed", sentence))


def _text_of(file: Path) -> str:
    from workflows.workdays.reading import decode

    return decode(file.read_bytes())


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
