"""Workbooks as committees hand them in."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter


def workbook(path: Path, *lines: list[object], sheet_before: bool = False) -> Path:
    """One sheet of these lines, after another one if it is told so."""
    with xlsxwriter.Workbook(
        path, {"default_date_format": "yyyy-mm-dd", "remove_timezone": True}
    ) as book:
        if sheet_before:
            book.add_worksheet("说明").write(0, 0, "填表说明")
        sheet = book.add_worksheet("名册")
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
    return path


def sheets(path: Path, **named: list[list[object]]) -> Path:
    """Several sheets of lines, each under its name."""
    with xlsxwriter.Workbook(path) as book:
        for name, lines in named.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return path
