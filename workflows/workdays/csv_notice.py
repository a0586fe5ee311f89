"""A notice as a table date, kind, name, notice, as a clerk types it into a spreadsheet."""

from __future__ import annotations

import csv
import re
from datetime import date

from workflows.refusals import Incomplete, Objection
from workflows.workdays.drafts import MAKE_UP, OFF, Draft, Listed, fault
from workflows.workdays.year import YearStatus

HEADING = ("date", "kind", "name", "notice")
KINDS = {"off": OFF, "放假": OFF, "make_up": MAKE_UP, "调休上班": MAKE_UP, "上班": MAKE_UP}

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def looks_like_csv(text: str) -> bool:
    """Whether the first line that says something is a heading of columns."""
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return "," in first and "=" not in first


def read_csv(text: str) -> Draft:
    """The draft this table spells out; only announced years come as tables."""
    reader = csv.DictReader(text.splitlines())
    if missing := [name for name in HEADING if name not in (reader.fieldnames or ())]:
        raise Incomplete(fault(1, f"缺少列 {'、'.join(missing)}，表头应为 {','.join(HEADING)}"))
    rows = [(reader.line_num, {key: row[key] or "" for key in HEADING}) for row in reader]
    faults = [complaint for line, row in rows if (complaint := row_fault(line, row))]
    if faults or not rows:
        raise Incomplete(*(faults or [fault(0, "表中没有日期，请填写后再导入")]))
    days = [Listed(n, on(row), KINDS[row["kind"].strip()], row["name"].strip()) for n, row in rows]
    notice = next((row["notice"].strip() for _, row in rows if row["notice"].strip()), "")
    return Draft(max(day.day.year for day in days), YearStatus.CONFIRMED, notice, days)


def row_fault(line: int, row: dict[str, str]) -> Objection | None:
    """What is wrong with the words of one row."""
    try:
        on(row)
    except ValueError:
        return fault(line, f"{row['date']!r} 不是日期，请写作 2027-02-14")
    if row["kind"].strip() not in KINDS:
        return fault(line, f"类型 {row['kind']!r} 不明，请写 放假 或 调休上班")
    return None


def on(row: dict[str, str]) -> date:
    """The day a row speaks of, as a spreadsheet or a person writes it."""
    if not (day := _DAY.fullmatch(row["date"].strip())):
        raise ValueError(row["date"])
    return date(*map(int, day.groups()))
