"""A table for people, and the spreadsheets it is carried away in; no cell becomes a formula."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import NamedTuple

from workflows.refusals import Incomplete, Objection

BOM = "\ufeff"
LEADS = ("=", "+", "-", "\u2212", "@", "\t", "\r", "＝", "＋", "－", "＠")
SHEET_NAME = 31
"""The longest name a spreadsheet gives a sheet."""

Cell = str | int | float | None


class Table(NamedTuple):
    """Headed columns with their rows."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def guarded(cell: Cell) -> Cell:
    """A cell a spreadsheet will show and not reckon (integrity rule 42).

    >>> guarded("=1+1"), guarded("关于…"), guarded(-3), guarded(None)
    ("'=1+1", '关于…', -3, '')
    """
    if isinstance(cell, str) and cell.startswith(LEADS):
        return f"'{cell}"
    return "" if cell is None else cell


def as_csv(tables: Sequence[Table]) -> str:
    """The tables one below the other; a title above each when there are several."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for table in tables:
        if len(tables) > 1:
            writer.writerow([table.title])
        writer.writerow(table.header)
        writer.writerows([guarded(cell) for cell in row] for row in table.rows)
        if len(tables) > 1:
            writer.writerow([])
    return out.getvalue()


def write(path: Path, tables: Sequence[Table]) -> None:
    """Write the kind of file the ending names: csv with its byte order mark, or xlsx."""
    path.write_bytes(named(path, tables))


def named(path: Path, tables: Sequence[Table]) -> bytes:
    """The tables as the kind of file the ending names."""
    return content(path.suffix.lower().removeprefix("."), tables, path.name)


def content(ending: str, tables: Sequence[Table], name: str = "") -> bytes:
    """The tables as a file of that kind; `name`: as the file is called, if it is not its kind."""
    if ending == "csv":
        return (BOM + as_csv(tables)).encode()
    if ending == "xlsx":
        return _as_xlsx(tables)
    sentence = f"不认识 {name or ending} 的格式，文件名请以 .csv 或 .xlsx 结尾"
    raise Incomplete(Objection("export_ending", sentence))


def _as_xlsx(tables: Sequence[Table]) -> bytes:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    made = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(made, {**plain, "in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table.title[:SHEET_NAME])
            sheet.write_row(0, 0, table.header, bold)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(table.rows, 1):
                sheet.write_row(number, 0, [guarded(cell) for cell in row])
    return made.getvalue()
