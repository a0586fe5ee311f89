"""tian stats: the tables of a report as of one day."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proposals.acting import dates
from proposals.cli import opening, saying
from workflows.refusals import Incomplete, Objection

if TYPE_CHECKING:
    from proposals.desk.statistics import Report


class Format(StrEnum):
    """How figures are put."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


IN_FILES = (Format.CSV, Format.XLSX, Format.JSON)


def stats(
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="统计截止日，不写则为今天。")
    ] = "",
    format: Annotated[
        Format | None, typer.Option("--format", help="输出格式；写明文件的，以文件名结尾为准。")
    ] = None,
    session: Annotated[int | None, typer.Option(help="只统计第几次会议的提案。")] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            *("-o", "--output"), dir_okay=False, help="文件名，以 .csv、.xlsx 或 .json 结尾。"
        ),
    ] = None,
) -> None:
    """统计：立案、承办、结果、评价各表和各项比率。"""
    from proposals.desk import statistics

    chosen = _chosen(format, output)
    with opening.looking() as work:
        day = dates.day(as_of) if as_of else opening.now().date()
        report = statistics.report(work, day, session)
    if output is None:
        _show(report, chosen)
    else:
        output.write_bytes(_content(report, chosen))
        typer.echo(f"已写入 {output}")


def _chosen(format: Format | None, output: Path | None) -> Format:
    """What the ending of the file names, if there is one; it never says otherwise than --format."""
    if output is None:
        if format is Format.XLSX:
            raise typer.BadParameter("xlsx 须用 -o 写明文件名")
        return format or Format.TABLE
    if format is Format.TABLE:
        raise typer.BadParameter("table 只显示在屏幕上，写入文件请用 csv、xlsx 或 json")
    fitting = (format,) if format else IN_FILES
    for each in fitting:
        if output.suffix.lower() == f".{each}":
            return each
    endings = "、".join(f".{each}" for each in fitting)
    sentence = f"{output.name} 的结尾与格式不符，文件名请以 {endings} 结尾"
    raise Incomplete(Objection("export_ending", sentence))


def _content(report: Report, chosen: Format) -> bytes:
    from proposals.desk import tables

    if chosen is Format.JSON:
        return json.dumps(report.as_json(), ensure_ascii=False, indent=2, default=str).encode()
    return tables.content(chosen, report.tables)


def _show(report: Report, chosen: Format) -> None:
    from proposals.desk import tables

    if chosen is Format.JSON:
        saying.as_json(report.as_json())
    elif chosen is Format.CSV:
        typer.echo(tables.as_csv(report.tables), nl=False)
    else:
        typer.echo(f"截至 {report.as_of}：{report.partition.text}")
        for table in report.tables:
            saying.table(*table)
