"""Files opened as grids of text: which encoding, which separator, which sheet."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineError, load_workbook

from proposals.reading.lines import refuse_file

Cell = int | float | str | bool | time | date | datetime | timedelta | None
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATORS = (",", "\t", ";", "|")
# A workbook keeps fifteen figures of a number; what it kept of more is not what was typed.
_EXACT_BELOW = 10**15
# One cell holds a whole proposal with its attachments' text; the default stops at 128 KiB.
_LONGEST_CELL = 4 * 1024 * 1024


class Line(NamedTuple):
    """One line of a grid with the number a person sees in the file."""

    line_no: int
    cells: tuple[str, ...]


def decoded(raw: bytes) -> str:
    """The text of a file by its mark, else strict UTF-8, else GB 18030 (Excel and WPS in China).

    >>> decoded("姓名，𬭎".encode("gb18030")), decoded(b"\\xef\\xbb\\xbfok")
    ('姓名，𬭎', 'ok')
    """
    marked = next((name for bom, name in _BOMS if raw.startswith(bom)), None)
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise refuse_file("import_encoding", "文件编码无法识别，请另存为UTF-8或GB18030编码后重新导入")


def csv_lines(text: str, separator: str) -> list[Line]:
    """The lines of a separated text; a line is numbered where it begins."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    begins = 1
    try:
        for cells in reader:
            lines.append(Line(begins, tuple(cell.strip() for cell in cells)))
            begins = reader.line_num + 1
    except csv.Error as failure:
        sentence = f"第{begins}行起引号或分隔符不配对，请检查该行后重新导入"
        raise refuse_file("import_quotes", sentence) from failure
    return lines


def csv_grids(path: Path) -> Iterator[list[Line]]:
    """The same file by each separator in use; the reader keeps the one whose headings it knows."""
    text = decoded(path.read_bytes())
    first = text[:4000]
    for separator in sorted(SEPARATORS, key=first.count, reverse=True):
        if separator in first or separator == ",":
            yield csv_lines(text, separator)


def sheet_grids(path: Path) -> dict[str, list[Line]]:
    """Every sheet of a workbook by its name."""
    try:
        workbook = load_workbook(path)
        sheets = {name: workbook.get_sheet_by_name(name) for name in workbook.sheet_names}
        grids = {name: sheet.to_python(skip_empty_area=False) for name, sheet in sheets.items()}
    except (CalamineError, OSError) as failure:
        sentence = "表格文件打不开（可能已损坏或加了密码），请另存为xlsx后重新导入"
        raise refuse_file("import_workbook", sentence) from failure
    return {
        name: [Line(number, _written(row)) for number, row in enumerate(grid, 1)]
        for name, grid in grids.items()
    }


def _written(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(written(cell) for cell in row)


def written(cell: Cell) -> str:
    """A cell as a clerk reads it: 5 not 5.0, dates in ISO form, 1.2E+16 where figures are lost.

    >>> written(5.0), written(2.5), written(datetime(2024, 3, 1)), written(True), written(None)
    ('5', '2.5', '2024-03-01', '是', '')
    >>> written(12345678901234567.0)
    '1.23456789012346E+16'
    """
    for kind, as_text in _AS_TEXT:
        if isinstance(cell, kind):
            return as_text(cell)
    return "" if cell is None else str(cell).strip()


def _moment(cell: datetime) -> str:
    at_midnight = cell.time() == time.min
    return cell.date().isoformat() if at_midnight else cell.isoformat(" ", "seconds")


def _number(cell: float) -> str:
    if abs(cell) >= _EXACT_BELOW:
        return f"{cell:.14E}"
    return str(int(cell)) if cell.is_integer() else repr(cell)


def _truth(cell: bool) -> str:
    return "是" if cell else "否"


# datetime before date and bool first: each is a kind of a later one.
_AS_TEXT: Iterable[tuple[type, Callable[..., str]]] = (
    (bool, _truth),
    (float, _number),
    (datetime, _moment),
    (date, date.isoformat),
)
