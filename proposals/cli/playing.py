"""tian demo: a sample committee plays its two years by the real acts, then opens its doors."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proposals.cli import opening, saying, serving, telling
from workflows.refusals import NotNow, Objection

if TYPE_CHECKING:
    from proposals.database import Office
    from proposals.rehearsal import Script, Summary


def demo(  # noqa: PLR0913, PLR0917  # a command's options are its arguments
    once: Annotated[bool, typer.Option("--once", help="演完即退出，不开网页。")] = False,
    json: Annotated[bool, typer.Option("--json", help="与 --once 同用：输出一个 JSON。")] = False,
    dir: Annotated[
        Path | None,
        typer.Option("--dir", file_okay=False, help="演示委员会的文件夹；不写则新建一个。"),
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="网页的端口；不写则用 8000 或空闲的。")
    ] = None,
    seed: Annotated[int, typer.Option(help="同一个数，演出同样的两年。")] = 2026,
    proposals: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="真实提案：jsonl、csv 或 xlsx。"),
    ] = None,
    database: Annotated[
        str, typer.Option(metavar="URL", help="空数据库的地址；不写则在文件夹内新建。")
    ] = "",
) -> None:
    """演示：一个完整的样本委员会，两年提案由真实动作办成，在浏览器里接着办。"""
    from proposals.rehearsal import Script

    folder = _folder(dir)
    url = database or f"sqlite:///{folder / 'tian.db'}"
    script = Script(seed=seed, proposals=proposals)
    if once:
        _once(url, folder, script, json)
    else:
        _open_doors(url, folder, script, port)


def _once(url: str, folder: Path, script: Script, json: bool) -> None:
    office, summary = _played(url, folder, script)
    if json:
        saying.as_json(summary.as_json())
    else:
        telling.counts(summary.as_json(), folder, url)
        telling.accounts(office)
    office.engine.dispose()


def _open_doors(url: str, folder: Path, script: Script, port: int | None) -> None:
    """Play unless it was played here before; then serve the demo by its own clock."""
    from proposals.rehearsal.demo import Demo
    from proposals.web.site import build_site

    wanted = serving.free(serving.HOST, serving.PORT) if port is None else port
    with serving.listening(serving.HOST, wanted) as door:
        office = _standing(url, folder) or _played(url, folder, script)[0]
        shown = Demo(office)
        site = build_site(office, now=shown.now, demo=shown)
        telling.faces(shown.faces)
        telling.doors(serving.address(door), folder)
        serving.run(site, door)
    office.engine.dispose()
    typer.echo("已停止")


def _folder(folder: Path | None) -> Path:
    from proposals.settings import settings

    if folder is None:
        settings().home.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix="demo-", dir=settings().home))
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def _standing(url: str, folder: Path) -> Office | None:
    """The committee that was played here to its end by this version; None where there is none."""
    from proposals import rehearsal
    from proposals.rehearsal import moving

    if not opening.exists(url):
        return None
    office = rehearsal.office(url, folder)
    if moving.was_played(office):
        opening.require_version(office)
        return office
    office.engine.dispose()
    return None


def _played(url: str, folder: Path, script: Script) -> tuple[Office, Summary]:
    from proposals import rehearsal
    from proposals.rehearsal import moving

    office = _empty_office(url, folder)
    with _progress(office, script):
        summary = rehearsal.play(office, script)
    moving.stand_at(office, script.until)
    return office, summary


def _empty_office(url: str, folder: Path) -> Office:
    """A laid-out database nobody has used: a play never mixes with real cases."""
    from sqlmodel import select

    from proposals import database, rehearsal
    from proposals.records import Term

    database.migrate(url)
    office = rehearsal.office(url, folder)
    with office.transaction() as work:
        used = work.exec(select(Term)).first() is not None
    if used:
        sentence = (
            "这个数据库里已有届次和提案，演示只在空数据库中进行，请换一个 --dir 或 --database"
        )
        raise NotNow(Objection("database_empty", sentence))
    return office


@contextmanager
def _progress(office: Office, script: Script) -> Iterator[None]:
    """A bar on a terminal: the play keeps what it did week by week, and each moves the bar."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    from sqlalchemy import event

    from proposals.rehearsal.demo import pieces

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    seen = console.is_terminal
    # Drawn when a week is over: a thread that draws meanwhile would interrupt the play.
    with Progress(
        *columns, console=console, transient=True, auto_refresh=False, disable=not seen
    ) as shown:
        played = shown.add_task("样本委员会正在办两年的提案", total=pieces(script))

        def piece(_connection: object) -> None:
            shown.update(played, advance=1, refresh=True)

        event.listen(office.engine, "commit", piece)
        try:
            yield
        finally:
            event.remove(office.engine, "commit", piece)
