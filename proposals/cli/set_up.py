"""Setting up: tian init, tian migrate, tian clock."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proposals.acting import dates
from proposals.cli import opening, saying
from workflows.refusals import NotNow, Objection

if TYPE_CHECKING:
    from datetime import datetime

    from proposals.clock import SweepReport
    from proposals.database import Office


def init(
    committee: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="届次、界别、组织和账号的 TOML 文件；可在导入名册后再次运行，已有的不改动。",
        ),
    ] = None,
) -> None:
    """建立数据库；用 --committee 登记届次、界别和账号。"""
    from proposals import database
    from proposals.settings import settings

    url = settings().url
    _make_room(url)
    if not _laid_out(url):
        typer.echo(f"已建立数据库，库表版本 {database.migrate(url)}")
    elif committee is None:
        sentence = "数据库已经建立；升级请运行 tian migrate，登记届次和账号请加 --committee"
        raise NotNow(Objection("database_new", sentence))
    if committee is not None:
        _found(committee)


def _make_room(url: str) -> None:
    from proposals import database

    address = database.address(url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)


def _laid_out(url: str) -> bool:
    from proposals import database
    from proposals.records import migrations

    if not opening.exists(url):
        return False
    engine = database.engine(url)
    with engine.connect() as connection:
        stands = migrations.current(connection)
    engine.dispose()
    return bool(stands)


def _found(committee: Path) -> None:
    from proposals.cli import founding

    with opening.at_work() as work:
        lines = founding.found(work, committee)
    for line in lines:
        typer.echo(line)


def migrate() -> None:
    """把数据库升级到本程序的版本。"""
    from proposals import database
    from proposals.settings import settings

    _make_room(settings().url)
    typer.echo(f"库表版本 {database.migrate()}")


def clock(
    once: Annotated[
        bool,
        typer.Option("--once", help="把各项巡查各办一遍即退出；时钟正在别处运行时不再办理。"),
    ] = False,
    at: Annotated[
        str, typer.Option(metavar="WHEN", help="与 --once 同用：按这一时刻办理，如 2026-11-20。")
    ] = "",
) -> None:
    """运行时钟：按期限提醒、催办、起草督办，寄送文书。"""
    from proposals import clock as office_clock

    if at and not once:
        raise typer.BadParameter("--at 须与 --once 同用")
    office = opening.office()
    if once:
        _sweep_once(office, dates.moment(at) if at else opening.now())
    else:
        office_clock.run(office)


def _sweep_once(office: Office, at: datetime) -> None:
    """Every sweep once; when another clock holds the lead it does the same work: no failure."""
    from proposals import clock as office_clock

    with office_clock.lead(office) as held:
        if held is None:
            typer.echo("时钟正在别处运行，本次未运行")
            return
        reports = office_clock.run_all(office, at)
    _show(reports)


def _show(reports: list[SweepReport]) -> None:
    """What each sweep did; with status 1 what failed."""
    from workflows.scheduler import TIMETABLE

    saying.table(
        "时钟",
        ("巡查", "办理", "未成"),
        [(TIMETABLE[r.name].sentence, r.done, len(r.failed)) for r in reports],
    )
    for report in reports:
        for failure in report.failed:
            typer.echo(f"{TIMETABLE[report.name].sentence}：{failure}", err=True)
    if any(report.failed for report in reports):
        raise typer.Exit(1)
