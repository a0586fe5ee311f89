"""What every number of a profile must be: positive, a part of a whole, a known zone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from zoneinfo import available_timezones

from workflows.policies.profile.rules import Profile
from workflows.terms import Period


def zone_is_known(profile: Profile) -> bool:
    """calendar.zone 须为已知时区，如 Asia/Shanghai"""
    return profile.calendar.zone in available_timezones()


def periods_are_positive(profile: Profile) -> bool:
    """各项期限须大于零"""
    values = (setting.value for setting in profile.settings())
    return all(value.count > 0 for value in values if isinstance(value, Period))


def numbers_are_not_negative(profile: Profile) -> bool:
    """各项数目不得为负"""
    values = (setting.value for setting in profile.settings())
    return all(value >= 0 for value in values if isinstance(value, int | float))


def shares_are_parts(profile: Profile) -> bool:
    """same_text_warn 与表彰比例须在 0 与 1 之间"""
    return all(
        0 <= share <= 1 for share in (profile.reply.same_text_warn, *astuple(profile.awards))
    )


CHECKS: tuple[Callable[[Profile], bool], ...] = (
    zone_is_known,
    periods_are_positive,
    numbers_are_not_negative,
    shares_are_parts,
)
