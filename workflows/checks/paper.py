"""Whether what the rules rest on is there: facts, ladders, the calendar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from workflows.checks.tables import stages_of
from workflows.deadlines import DutyRow
from workflows.engine import Lifecycle
from workflows.policies.profile import LadderRow
from workflows.refusals import NotNow
from workflows.terms import Duty
from workflows.workdays import Calendar

DECEMBER = 12
WITHOUT_LADDER = frozenset({Duty.REQUEST_RETURN})
"""A right that lapses is nobody's debt: nobody is urged to give a case back."""


def docket_faults(
    life: Lifecycle[Any, Any], docket: type[Any], gathered: Collection[str]
) -> Iterator[str]:
    """Facts a need asks for that no docket has, and facts no record gathers or no docket wants."""
    known = {field.name for field in fields(docket)} - {"stage"}
    asked = {fact for stage in stages_of(life) for fact in life.facts_asked(stage)}
    yield from (f"{life.name}：条件要问 {fact}，案情中没有这一项" for fact in sorted(asked - known))
    yield from (f"{life.name}：{fact} 没有从记录中取得" for fact in sorted(known - set(gathered)))
    yield from (f"{life.name}：{fact} 取得了却没有人问" for fact in sorted(set(gathered) - known))


def ladder_cover_faults(
    ladder: Iterable[LadderRow],
    duties: Mapping[Duty, DutyRow],
    without: Collection[Duty] = WITHOUT_LADDER,
) -> Iterator[str]:
    """Duties nobody would be urged about."""
    covered = {row.duty for row in ladder}
    for duty in Duty:
        if duty not in duties:
            yield f"{duty.label}：没有期限规则"
        if duty not in covered and duty not in without:
            yield f"{duty.label}：没有催办阶梯"


def calendar_faults(calendar: Calendar, today: date) -> Iterator[str]:
    """Years without their holiday notice: this one, and from December the next."""
    wanted = [today.year, today.year + 1] if today.month == DECEMBER else [today.year]
    for year in wanted:
        try:
            if calendar.year(year).is_projected:
                yield f"{year}年放假安排尚未导入，请用 tian import calendar 导入国务院办公厅通知"
        except NotNow as refusal:
            yield refusal.objections[0].sentence


def loading_faults(load: Callable[[], object]) -> Iterator[str]:
    """What keeps a file of rules from being read."""
    try:
        load()
    except (ValueError, OSError) as fault:
        yield str(fault)
