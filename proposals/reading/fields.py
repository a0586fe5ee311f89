"""One row read field by field; every complaint is collected, none stops the reading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from proposals.reading.cleaning import called
from proposals.reading.columns import Aliases, Columns, recognise
from proposals.reading.lines import BadLine, refuse_bad, refuse_file
from proposals.reading.tables import Row, Table
from workflows.papers import cleaning
from workflows.papers.printable import unprintable

Line = TypeVar("Line")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
"""2026-3-5, 2026.3.5 or 2026年3月5日."""
_FIGURES_MAX = 9
_MOMENT = re.compile(DAY.pattern + r"(?:[ T]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?[秒分]?)?")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")
_CONTACT = re.compile(r"\d{7,}|(?:\d[- ]?){10,}|[^\s“”@]+@[^\s“”@]+|[^\s“”]*\d[号弄栋幢室][^\s“”]*")


class Fields:
    """A row under its fields' names, with the complaints made while reading it."""

    def __init__(self, row: Row, columns: Columns) -> None:
        """Sort the cells under the names of the fields."""
        self.line_no = row.line_no
        self.bad: list[BadLine] = []
        self._cells: Mapping[str, str] = {
            field: row.cells.get(heading, "") for heading, field in columns.fields.items()
        }

    def complain(self, reason: str) -> None:
        """Note why this line cannot be taken over; contact data in a wrong column stay unsaid."""
        self.bad.append(BadLine(self.line_no, _CONTACT.sub("…", reason)))

    def text(self, field: str) -> str:
        """The cell as written, empty if there is none."""
        return self._cells.get(field, "").strip()

    def required(self, field: str, label: str) -> str:
        """The cell, which must not be empty."""
        text = self.text(field)
        if not text:
            self.complain(f"缺少{label}")
        return text

    def name(self, field: str) -> str:
        """A person's or unit's name: “张　三” and “张三” are one."""
        name = called(self.text(field))
        for why in unprintable(name):
            self.complain(f"名称{why}")
        return name

    def line(self, field: str, label: str) -> str:
        """Words on one line as they are entered by hand (integrity rule 3)."""
        line = cleaning.one_line(self.text(field))
        for why in unprintable(line):
            self.complain(f"{label}{why}")
        return line

    def figures(self, field: str) -> str:
        """A field of figures with full-width ones made plain."""
        return cleaning.figures(self.text(field))

    def code(self, field: str, label: str) -> str:
        """A number that names something; a spreadsheet that reckoned with it has lost figures."""
        code = self.figures(field)
        if _SCIENTIFIC.fullmatch(code):
            lost = "在表格中存为数字，已失真，请将该列设为文本后重新填写"
            self.complain(f"{label}{lost}")
        return code

    def whole(self, field: str, label: str) -> int | None:
        """A whole number from 0, or None where the cell is empty."""
        text = self.figures(field)
        if not text:
            return None
        if not (text.isdecimal() and len(text) <= _FIGURES_MAX):
            self.complain(f"{label}应为整数，至多{_FIGURES_MAX}位，请改正")
            return None
        return int(text)

    def day(self, field: str, label: str) -> date | None:
        """A full date, or None where the cell is empty."""
        moment = self.moment(field, label)
        return moment.date() if moment else None

    def moment(self, field: str, label: str) -> datetime | None:
        """A date with or without a time, as the source's clock showed it (without a zone)."""
        text = self.figures(field)
        if not text:
            return None
        match = _MOMENT.fullmatch(text)
        try:
            if match is None:
                raise ValueError(text)
            year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
            written = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
            return datetime.fromisoformat(written)
        except ValueError:
            self.complain(f"{label}“{text}”不是日期，应写作2024-03-01")
            return None


def sound(rows: Sequence[Fields], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each read from its row, of which nothing was complained."""
    return tuple(line for row, line in zip(rows, lines, strict=True) if not row.bad)


def columns_of(table: Table, aliases: Aliases, *required: str) -> Columns:
    """The table's columns, if those needed are there and none stands twice."""
    if not table.rows:
        refuse_bad(table.bad)
    columns = recognise(table.headings, aliases)
    if columns.doubled:
        names = "、".join(columns.doubled)
        raise refuse_file("import_columns", f"有同名的列，请删去或改名：{names}")
    missing = [aliases[field][0] for field in required if field not in columns.fields.values()]
    if missing:
        raise refuse_file("import_columns", f"缺少列：{'、'.join(missing)}")
    return columns
