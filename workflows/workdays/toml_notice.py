"""The project's own form of a notice: year, status, notice, runs of days off, make-up days."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from workflows.refusals import Incomplete
from workflows.workdays.drafts import MAKE_UP, OFF, Draft, Listed, fault, is_day


def read_toml(text: str) -> Draft:
    """The draft this text spells out."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Incomplete(fault(0, f"不是有效的日历文件，请改正：{error}")) from error
    if type(table.get("year")) is not int:
        raise Incomplete(fault(0, "缺少年份 year，请写明，如 year = 2027"))
    days = [
        *(listed for run in entries(table, "off") for listed in run_of_days(run, text)),
        *(worked_day(day, text) for day in entries(table, "make_up")),
    ]
    notice = str(table.get("notice", "")).strip()
    return Draft(table["year"], str(table.get("status", "")), notice, days)


def entries(table: dict[str, Any], key: str) -> list[Any]:
    """The list under a key, or the refusal of anything else."""
    written = table.get(key, [])
    if not isinstance(written, list):
        raise Incomplete(fault(0, f"{key} 须为列表，请参照已有年份的文件填写"))
    return written


def run_of_days(run: object, text: str) -> Iterator[Listed]:
    """Every day of one holiday; all stand on the line where the holiday begins."""
    fields = run if isinstance(run, dict) else {}
    begin, end, name = fields.get("from"), fields.get("until"), str(fields.get("name", "")).strip()
    line = line_of(str(begin if is_day(begin) else run), text)
    if not (is_day(begin) and is_day(end) and begin <= end):
        raise Incomplete(fault(line, f"{name}起止日期不对，请写明 from 和不早于它的 until"))
    for offset in range((end - begin).days + 1):
        yield Listed(line, begin + timedelta(days=offset), OFF, name)


def worked_day(day: object, text: str) -> Listed:
    """One make-up day."""
    line = line_of(str(day), text)
    if not is_day(day):
        raise Incomplete(fault(line, f"{day!r} 不是日期，请写作 2027-02-14（不加引号）"))
    return Listed(line, day, MAKE_UP, "")


def line_of(written: str, text: str) -> int:
    """The first line where this is written, 0 if nowhere."""
    return next((n for n, line in enumerate(text.splitlines(), 1) if written in line), 0)
