"""Whether 督 agrees: look-back days, key proposals, what is urgent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from workflows.policies.profile.rules import Profile

_DECEMBER = 12


def lookback_day_exists(profile: Profile) -> bool:
    """lookback.same_year_by 须为每年都有的月日，写作 11-20"""
    written = profile.lookback.same_year_by
    try:
        # 2023 is no leap year: 29 February would be missing in most years.
        return f"{date.fromisoformat(f'2023-{written}'):%m-%d}" == written
    except ValueError:
        return False


def lookback_months_rise(profile: Profile) -> bool:
    """lookback 的次年月份须 1 ≤ next_year_from_month ≤ next_year_until_month ≤ 12"""
    first, last = profile.lookback.next_year_from_month, profile.lookback.next_year_until_month
    return 1 <= first <= last <= _DECEMBER


def key_counts_rise(profile: Profile) -> bool:
    """key_proposals 须 count_min ≤ count_max"""
    return profile.key_proposals.count_min <= profile.key_proposals.count_max


def a_committee_supervises_along(profile: Profile) -> bool:
    """key_proposals.committees_min 须至少为 1：专委会负责协办（R-10）"""
    return profile.key_proposals.committees_min >= 1


def one_paper_has_one_urgency(profile: Profile) -> bool:
    """papers.urgent 和 papers.most_urgent 不得列同一种文书，也不得重复"""
    marked = (*profile.papers.urgent, *profile.papers.most_urgent)
    return len(set(marked)) == len(marked)


CHECKS: tuple[Callable[[Profile], bool], ...] = (
    lookback_day_exists,
    lookback_months_rise,
    key_counts_rise,
    a_committee_supervises_along,
    one_paper_has_one_urgency,
)
