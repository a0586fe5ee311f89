"""A table for people, and the spreadsheets it is carried away in; no cell becomes a formula."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
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
    ending = path.suffix.lower()
    if ending == ".csv":
        path.write_text(BOM + as_csv(tables), encoding="utf-8", newline="")
    elif ending == ".xlsx":
        _write_xlsx(path, tables)
    else:
        sentence = f"不认识 {path.name} 的格式，文件名请以 .csv 或 .xlsx 结尾"
        raise Incomplete(Objection("export_ending", sentence))


def _write_xlsx(path: Path, tables: Sequence[Table]) -> None:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), plain) as book:
        bold = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table.title[:SHEET_NAME])
            sheet.write_row(0, 0, table.header, bold)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(table.rows, 1):
                sheet.write_row(number, 0, [guarded(cell) for cell in row])
