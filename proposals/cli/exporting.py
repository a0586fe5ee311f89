"""tian export: rosters and the case list as spreadsheets, one case as a file that proves itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proposals.cli import opening

if TYPE_CHECKING:
    from proposals.desk.tables import Table

app = typer.Typer(help="导出：csv、xlsx 表格，或一件提案的案卷文件。", no_args_is_help=True)

Out = Annotated[
    Path, typer.Option("-o", "--output", dir_okay=False, help="文件名，以 .csv 或 .xlsx 结尾。")
]


@app.command()
def members(
    output: Out,
    contacts: Annotated[
        bool, typer.Option("--contacts", help="连同联系方式，由何人导出留有记录。")
    ] = False,
) -> None:
    """导出委员名册；不写明 --contacts 就不含联系方式。"""
    from proposals.casework.access import contact_details
    from proposals.desk import rosters, tables

    with opening.at_work() if contacts else opening.looking() as work:
        table = rosters.members(work, contacts=contacts)
        content = tables.named(output, [table])
        if contacts:
            contact_details.of_roster(work, opening.owner())
    # On record before it leaves.
    output.write_bytes(content)
    _tell(output, table)


@app.command()
def units(output: Out) -> None:
    """导出承办单位名录。"""
    from proposals.desk import rosters

    with opening.looking() as work:
        _write(output, rosters.units(work))


@app.command()
def proposals(output: Out) -> None:
    """导出提案明细表。"""
    from proposals.desk import rosters

    with opening.looking() as work:
        _write(output, rosters.proposals(work))


@app.command()
def case(
    number: Annotated[str, typer.Argument(metavar="NO", help="案号、收件号或记录号。")],
    output: Annotated[Path, typer.Option("-o", "--output", dir_okay=False, help="JSON 文件名。")],
) -> None:
    """导出一件提案的案卷，可用 tian verify FILE 验证。"""
    from proposals.desk import casefile, finding

    with opening.looking() as work:
        content = casefile.export(work, finding.proposal(work, number), opening.now())
    output.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    typer.echo(f"已写入 {output}：文书{len(content['letters'])}件")


def _write(output: Path, table: Table) -> None:
    from proposals.desk import tables

    tables.write(output, [table])
    _tell(output, table)


def _tell(output: Path, table: Table) -> None:
    typer.echo(f"已写入 {output}：{len(table.rows)}行")
