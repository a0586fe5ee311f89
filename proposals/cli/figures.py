"""tian stats: the tables of a report as of one day."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from proposals.acting import dates
from proposals.cli import opening, saying


class Format(StrEnum):
    """How figures are put."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def stats(
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="统计截止日，不写则为今天。")
    ] = "",
    format: Annotated[Format, typer.Option("--format", help="输出格式。")] = Format.TABLE,
    session: Annotated[int | None, typer.Option(help="只统计第几次会议的提案。")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", dir_okay=False, help="文件名，xlsx 必写。")
    ] = None,
) -> None:
    """统计：立案、承办、结果、评价各表和各项比率。"""
    from proposals.desk import statistics, tables

    if format is Format.XLSX and output is None:
        raise typer.BadParameter("xlsx 须用 -o 写明文件名")
    with opening.at_work() as work:
        day = dates.day(as_of) if as_of else opening.now().date()
        report = statistics.report(work, day, session)
    if output is not None and format in {Format.CSV, Format.XLSX}:
        tables.write(output.with_suffix(f".{format}"), report.tables)
        typer.echo(f"已写入 {output.with_suffix(f'.{format}')}")
    elif format is Format.JSON:
        saying.as_json(report.as_json())
    elif format is Format.CSV:
        typer.echo(tables.as_csv(report.tables), nl=False)
    else:
        typer.echo(f"截至 {day}：{report.partition.text}")
        for table in report.tables:
            saying.table(*table)
