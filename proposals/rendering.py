"""The one Jinja environment: strict, with the filters official papers need."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from proposals.settings import TEMPLATES, zone


def official_date(day: date | datetime) -> str:
    """A date as officials write it, without leading zeros.

    >>> official_date(date(2026, 5, 15))
    '2026年5月15日'
    """
    if isinstance(day, datetime):
        day = day.astimezone(zone()).date()
    return f"{day.year}年{day.month}月{day.day}日"


def official_moment(moment: datetime) -> str:
    """A moment to the minute, in the office's zone.

    >>> official_moment(datetime(2026, 3, 3, 18, 0, tzinfo=zone()))
    '2026年3月3日18时00分'
    """
    local = moment.astimezone(zone())
    return f"{official_date(local)}{local.hour}时{local.minute:02d}分"


def must_be_said(fact: object) -> object:
    """A fact that is None may not stand under a seal; it is an error and never a blank."""
    if fact is None:
        raise ValueError("文书缺少事实：有一处为空值")
    return fact


@cache
def environment() -> Environment:
    """The stationery, compiled once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=must_be_said,
        auto_reload=False,
    )
    made.filters["official_date"] = official_date
    made.filters["official_moment"] = official_moment
    return made


def render(template: str, facts: Mapping[str, object]) -> str:
    """Fill one template; a missing fact is an error."""
    return environment().get_template(template).render(facts)
