"""Rows out of CSV, workbooks and JSON lines, each with its line number and its headings."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from proposals.reading.columns import MEMBER, PROPOSAL, UNIT, known, plain
from proposals.reading.grids import Line, csv_grids, decoded, sheet_grids
from proposals.reading.lines import BadLine, refuse_file

EVERY_HEADING = known(PROPOSAL, MEMBER, UNIT)
_TITLE_LINES = 20
TOO_WIDE = "列数多于表头，请核对：表头须只占一行，内容中的分隔符须加引号"
NO_OBJECT = "不是一个JSON对象，或含有无法识别的字符，请改正该行"
_SHEETS = {".xlsx", ".xlsm", ".xls", ".ods"}
_SEPARATED = {".csv", ".tsv", ".txt"}
_JSON_LINES = {".jsonl", ".ndjson"}


class Row(NamedTuple):
    """One line under the headings."""

    line_no: int
    cells: dict[str, str]


class Table(NamedTuple):
    """A file's headings, its rows, and the lines that are no rows at all."""

    headings: tuple[str, ...]
    rows: list[Row]
    bad: list[BadLine]


def read_table(path: Path, headings: Collection[str] = EVERY_HEADING) -> Table:
    """Read a table whatever its format; titles above the headings are passed over."""
    table = _read(path, headings)
    if not (table.rows or table.bad):
        raise refuse_file("import_rows", "文件中没有一行内容，请核对后重新导入")
    return table


def _read(path: Path, headings: Collection[str]) -> Table:
    if not path.is_file():
        raise refuse_file("import_file", f"找不到文件“{path.name}”，请核对文件名")
    kind = path.suffix.lower()
    if kind in _JSON_LINES:
        return _json_lines(decoded(path.read_bytes()))
    if kind in _SHEETS:
        return _best(_one_sheet(sheet_grids(path), headings), headings)
    if kind in _SEPARATED:
        return _best(csv_grids(path), headings)
    raise refuse_file("import_format", f"不支持“{kind or path.name}”格式，请用xlsx、csv或jsonl文件")


def read_rows(path: Path, headings: Collection[str] = EVERY_HEADING) -> list[Row]:
    """Only the rows."""
    return read_table(path, headings).rows


def _one_sheet(sheets: dict[str, list[Line]], headings: Collection[str]) -> Iterable[list[Line]]:
    """A workbook's sheets; of two with rows under known headings none is passed over unsaid."""
    filled = [name for name, grid in sheets.items() if _has_rows(grid, headings)]
    if len(filled) > 1:
        named = "、".join(f"“{name}”" for name in filled)
        sentence = f"文件中有{len(filled)}张工作表都有内容：{named}，请并为一个表，其余工作表删去"
        raise refuse_file("import_sheets", sentence)
    return sheets.values()


def _has_rows(grid: list[Line], headings: Collection[str]) -> bool:
    hits, at = _heading_line(grid, headings)
    return hits > 0 and any(any(line.cells) for line in grid[at + 1 :])


def _best(grids: Iterable[list[Line]], headings: Collection[str]) -> Table:
    best: tuple[int, int, list[Line]] = (0, 0, [])
    for grid in grids:
        hits, at = _heading_line(grid, headings)
        best = max(best, (hits, at, grid), key=_hits)
    hits, at, grid = best
    if not hits:
        raise refuse_file(
            "import_headings", "找不到表头行，请在表格中写明列名（如姓名、案由、单位名称）"
        )
    return _table(grid[at], grid[at + 1 :])


def _hits(found: tuple[int, int, list[Line]]) -> int:
    return found[0]


def _heading_line(grid: list[Line], headings: Collection[str]) -> tuple[int, int]:
    """How many known headings the best of the first lines has, and which line that is."""
    counts = [
        (len({plain(cell) for cell in line.cells} & set(headings)), -at)
        for at, line in enumerate(grid[:_TITLE_LINES])
    ]
    hits, at = max(counts, default=(0, 0))
    return hits, -at


def _table(head: Line, lines: list[Line]) -> Table:
    names = _distinct(head.cells)
    rows: list[Row] = []
    bad: list[BadLine] = []
    for line in lines:
        if any(line.cells[len(names) :]):
            bad.append(BadLine(line.line_no, TOO_WIDE))
        elif any(line.cells) and line.cells != head.cells:
            cells = (*line.cells, *("" for _ in names[len(line.cells) :]))
            rows.append(Row(line.line_no, dict(zip(names, cells, strict=False))))
    return Table(tuple(filter(None, names)), rows, bad)


def _distinct(names: tuple[str, ...]) -> list[str]:
    """Headings that stand twice keep both columns; trailing empty ones are no columns."""
    used = max((at for at, name in enumerate(names, 1) if name), default=0)
    counted: dict[str, int] = {}
    distinct: list[str] = []
    for name in names[:used]:
        counted[name] = counted.get(name, 0) + 1
        distinct.append(name if counted[name] == 1 else f"{name} ({counted[name]})")
    return distinct


def _json_lines(text: str) -> Table:
    rows: list[Row] = []
    bad: list[BadLine] = []
    for line_no, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        cells = _json_cells(line)
        if cells is None:
            bad.append(BadLine(line_no, NO_OBJECT))
        else:
            rows.append(Row(line_no, cells))
    return Table(tuple(dict.fromkeys(name for row in rows for name in row.cells)), rows, bad)


def _json_cells(line: str) -> dict[str, str] | None:
    try:
        record = json.loads(line)
        # Half a character cannot be written down: a ValueError too.
        json.dumps(record, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    return {name: _json_text(value) for name, value in record.items()}


def _json_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "、".join(value)
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
