"""A year's notice as written, and everything that can be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple, TypeGuard

from workflows.refusals import Objection
from workflows.workdays.year import Year, YearStatus

OFF, MAKE_UP = "off", "make_up"
SATURDAY = 5
KNOWN_YEARS = range(2000, 2100)


class Listed(NamedTuple):
    """One day a notice names, and the line on which it stands."""

    line: int
    day: date
    kind: str
    name: str


class Draft(NamedTuple):
    """A year as written, before it is believed."""

    year: int
    status: str
    notice: str
    days: list[Listed]


def fault(line: int, complaint: str) -> Objection:
    """A fault with its line, or of the file as a whole (line 0)."""
    place = f"第 {line} 行：" if line else ""
    return Objection("calendar_file", f"{place}{complaint}")


def is_day(value: object) -> TypeGuard[date]:
    """Whether this is a date and not a moment."""
    return isinstance(value, date) and not isinstance(value, datetime)


def faults_of(draft: Draft) -> Iterator[Objection]:
    """Everything that keeps this draft from being a year."""
    if draft.year not in KNOWN_YEARS:
        yield fault(0, f"年份 {draft.year} 不对，请核对")
    if draft.status not in set(YearStatus):
        yield fault(0, "状态 status 须为 confirmed（已公布）或 projected（推算）")
    if not draft.notice:
        yield fault(0, "缺少放假通知文号 notice，请写明依据")
    if not draft.days:
        yield fault(0, "没有列出任何放假日，请核对文件")
    seen: set[date] = set()
    for listed in draft.days if draft.year in KNOWN_YEARS else ():
        if complaint := complaint_about(listed, draft.year, seen):
            yield fault(listed.line, f"{listed.day.isoformat()} {complaint}")
        seen.add(listed.day)


def complaint_about(listed: Listed, year: int, seen: set[date]) -> str:
    """What is wrong with one named day; empty when nothing is."""
    complaints = {
        f"不属于 {year} 年，请核对": not Year(year, YearStatus.CONFIRMED, "").speaks_of(listed.day),
        "重复列出，请只保留一次": listed.day in seen,
        "没有写节日名称，请补上": listed.kind == OFF and not listed.name,
        "本来就是工作日，不能作调休上班日": works_anyway(listed),
    }
    return next((words for words, holds in complaints.items() if holds), "")


def works_anyway(listed: Listed) -> bool:
    """A make-up day that falls on a Monday to Friday."""
    return listed.kind == MAKE_UP and listed.day.weekday() < SATURDAY
