"""The filters official papers need: dates, moments, Chinese numerals; an empty fact is an error."""

from __future__ import annotations

from datetime import date, datetime

from proposals.settings import zone
from workflows.terms import numerals
from workflows.terms.numerals import in_characters


def official_date(day: date | datetime) -> str:
    """A date as officials write it, without leading zeros.

    >>> official_date(date(2026, 5, 15))
    '2026年5月15日'
    """
    if isinstance(day, datetime):
        day = day.astimezone(zone()).date()
    return numerals.official_date(day)


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


def in_groups(digest: str) -> str:
    """A digest in groups of eight, so that it can be compared and broken at the end of a line.

    >>> in_groups("0123456789abcdef")
    '01234567 89abcdef'
    """
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


FILTERS = {
    "official_date": official_date,
    "official_moment": official_moment,
    "in_characters": in_characters,
    "in_groups": in_groups,
}
