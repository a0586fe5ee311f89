"""Lists of handling units as files hand them in; all or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from proposals.reading.columns import UNIT, known
from proposals.reading.fields import Fields, columns_of, sound
from proposals.reading.lines import BadLine
from proposals.reading.tables import read_table

_TOTAL = re.compile(r"(?:合计|总计|小计)(?:$|[:：\d])")


@dataclass(frozen=True)
class UnitLine:
    """One handling unit."""

    line_no: int
    name: str
    kind: str
    region: str
    predecessor: str
    sort: int | None
    valid_from: date | None
    valid_until: date | None


class UnitFile(NamedTuple):
    """A list of units, its bad lines beside, and the columns nobody reads."""

    lines: tuple[UnitLine, ...]
    bad: tuple[BadLine, ...]
    unused_columns: tuple[str, ...]


def read_units(path: Path) -> UnitFile:
    """Read a list of units; `Incomplete` for what is no such list."""
    table = read_table(path, known(UNIT))
    columns = columns_of(table, UNIT, "name")
    rows = [Fields(row, columns) for row in table.rows]
    lines = [_unit(fields) for fields in rows]
    complaints = [bad for fields in rows for bad in fields.bad]
    bad = (*table.bad, *complaints, *_same_units(lines))
    return UnitFile(sound(rows, lines), bad, columns.unused)


def _unit(fields: Fields) -> UnitLine:
    fields.required("name", "单位名称")
    name, predecessor = fields.name("name"), fields.name("predecessor")
    if name and name == predecessor:
        fields.complain("原单位与本单位同名，请改正")
    if _TOTAL.match(name):
        fields.complain(f"“{name}”是合计行，不是单位，请删去该行")
    return UnitLine(
        line_no=fields.line_no,
        name=name,
        kind=fields.line("kind", "系统"),
        region=fields.line("region", "行政区划"),
        predecessor=predecessor,
        sort=fields.whole("sort", "排序号"),
        valid_from=fields.day("valid_from", "启用日期"),
        valid_until=fields.day("valid_until", "停用日期"),
    )


def _same_units(lines: Sequence[UnitLine]) -> Iterator[BadLine]:
    first: dict[tuple[str, str], int] = {}
    for line in lines:
        earlier = first.setdefault((line.name, line.region), line.line_no)
        if line.name and earlier != line.line_no:
            yield BadLine(line.line_no, f"单位“{line.name}”与第{earlier}行重复")
