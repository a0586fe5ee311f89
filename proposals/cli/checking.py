"""tian check, tian verify, tian doctor: what a machine can prove, and what is out of order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proposals.cli import opening, saying

if TYPE_CHECKING:
    from workflows.checks import Checked


def check() -> None:
    """机器核对：流程、权限、规则、日历、文书模板。"""
    from proposals.desk import checkup
    from proposals.settings import settings
    from proposals.work import Rules
    from workflows import checks
    from workflows.policies.profile import load
    from workflows.workdays import load_calendar

    broken = tuple(checks.loading_faults(lambda: load(settings().profile)))
    profile = load() if broken else load(settings().profile)
    rules = Rules([profile], load_calendar(), wording=settings().templates)
    if opening.exists(settings().url):
        rules = opening.office().rules
    loaded = checks.Checked("规则文件可以施行", len(profile.table), "项设置", broken)
    _report([loaded, *checks.rulebook(profile), *checkup.office(rules, opening.now().date())])


def _report(found: Iterable[Checked]) -> None:
    """What was checked with counts; the faults on stderr and status 1."""
    lines = list(found)
    rows = [(c.what, f"{c.cases}{c.unit}", "有误" if c.faults else "无误") for c in lines]
    saying.table("机器核对", ("核对事项", "数量", "结果"), rows)
    faults = [f"{line.what}：{fault}" for line in lines for fault in line.faults]
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(1)


def verify(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", exists=True, dir_okay=False, help="tian export case 写出的案卷文件。"
        ),
    ] = None,
    code: Annotated[str, typer.Option("--code", help="一件文书末页的验证码。")] = "",
) -> None:
    """验证记录未被改动：整个数据库、一件案卷文件，或一件文书。"""
    if file is not None and code:
        raise typer.BadParameter("案卷文件和验证码只写一项")
    if code:
        faults = _verify_paper(code)
    else:
        faults = _verify_file(file) if file is not None else _verify_database()
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(1)


def _verify_file(file: Path) -> list[str]:
    from proposals.desk import casefile

    faults = list(casefile.faults(file.read_bytes()))
    if not faults:
        typer.echo(f"{file.name}：验证无误")
    return faults


def _verify_paper(code: str) -> list[str]:
    from proposals.desk import paper_check
    from proposals.rendering import official_date

    with opening.looking() as work:
        found = paper_check.check(work, code)
    if found is None:
        return [f"没有验证码为{code}的文书"]
    faults = list(paper_check.faults(found))
    told = " ".join(filter(None, (found.kind, found.number, official_date(found.written_on))))
    typer.echo(f"{told}：{'验证未通过' if faults else '验证无误'}")
    return faults


def _verify_database() -> list[str]:
    from proposals.desk import verification

    with opening.looking() as work:
        found = verification.verify(work)
    state = "有误" if found.faults else "无误"
    typer.echo(
        f"验证{state}：{found.chains}条链、{found.entries}条记录、{found.certificates}份期限计算书、"
        f"{found.papers}份文书"
    )
    return found.faults


def doctor() -> None:
    """体检：环境、数据库、库表版本、放假安排、时钟、待发文书、附件。"""
    from proposals.desk import doctor as ward

    at = opening.now()
    with opening.looking() as work:
        findings = list(ward.examine(work, at, at.date()))
    saying.table("体检", ("项目", "情况", "请办"), [(f.what, f.found, f.remedy) for f in findings])
    if any(f.grave for f in findings):
        raise typer.Exit(1)
