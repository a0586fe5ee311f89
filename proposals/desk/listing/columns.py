"""Column: what a line of the list may show, and how it reads in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from proposals.desk.clocks import Clock
from proposals.desk.listing.rows import Row
from proposals.desk.tables import Cell
from workflows.terms import Term


class Column(Term):
    """One column a reader may choose."""

    NUMBER = "number", "案号"
    TITLE = "title", "案由"
    PROPOSER = "proposer", "第一提案人"
    SECTOR = "sector", "界别"
    KIND = "kind", "提案类型"
    CATEGORY = "category", "内容分类"
    INTAKE = "intake", "收案时段"
    SUBMITTED = "submitted", "提交日期"
    STAGE = "stage", "状态"
    JOURNEY = "journey", "进程"
    UNITS = "units", "承办单位"
    CLOCK = "clock", "期限"
    CLASS = "class", "办理结果"


SHOWN = (
    *(Column.NUMBER, Column.TITLE, Column.PROPOSER, Column.STAGE),
    *(Column.JOURNEY, Column.UNITS, Column.CLOCK),
)
"""What the list shows until somebody chooses otherwise."""


def cell(column: Column, row: Row) -> Cell:
    """One cell of a spreadsheet."""
    return _CELLS[column](row)


def _merged(row: Row) -> str:
    return f"{row.stage.label}（并入{row.lead_number}）" if row.lead_number else row.stage.label


def _clock(clock: Clock | None) -> str:
    if clock is None:
        return ""
    late = "，超期" if clock.overdue else ""
    return f"{clock.label}：{clock.due_on.isoformat()}{late}"


def _journey(row: Row) -> str:
    return "、".join(stop.station.label for stop in row.stops if stop.visits)


_CELLS: Mapping[Column, Callable[[Row], Cell]] = {
    Column.NUMBER: lambda row: row.number,
    Column.TITLE: lambda row: row.title,
    Column.PROPOSER: lambda row: row.proposer,
    Column.SECTOR: lambda row: row.sector,
    Column.KIND: lambda row: row.kind.label,
    Column.CATEGORY: lambda row: row.category,
    Column.INTAKE: lambda row: row.intake.label if row.intake else "",
    Column.SUBMITTED: lambda row: row.submitted_on.isoformat() if row.submitted_on else "",
    Column.STAGE: _merged,
    Column.JOURNEY: _journey,
    Column.UNITS: lambda row: "、".join(f"{u.name}（{u.role.label}）" for u in row.units),
    Column.CLOCK: lambda row: _clock(row.clock),
    Column.CLASS: lambda row: row.result_class,
}
