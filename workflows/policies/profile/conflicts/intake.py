"""Whether 提 and 立 agree: lengths, likeness, levels, reasons, numbers."""

from __future__ import annotations

from collections.abc import Callable
from string import Formatter

from workflows.policies.filing import LOCAL_CODES
from workflows.policies.profile.rules import Profile
from workflows.terms import ReviewLevel

_NUMBER_PARTS = {"seq", "year", "term", "session"}


def lengths_rise(profile: Profile) -> bool:
    """字数须 body_chars_low < body_chars_warn < body_chars_max"""
    intake = profile.intake
    return intake.body_chars_low < intake.body_chars_warn < intake.body_chars_max


def title_fits_the_body(profile: Profile) -> bool:
    """intake.title_chars_max 须大于零并小于 body_chars_max"""
    return 0 < profile.intake.title_chars_max < profile.intake.body_chars_max


def likeness_rises(profile: Profile) -> bool:
    """相似度须 0 < similar_warn < similar_check ≤ 1"""
    return 0 < profile.intake.similar_warn < profile.intake.similar_check <= 1


def levels_stand_in_order(profile: Profile) -> bool:
    """filing.levels 须至少一级，按初审、复审、终审为序，不得重复"""
    order = [list(ReviewLevel).index(level) for level in profile.filing.levels]
    return bool(order) and order == sorted(set(order))


def local_reasons_are_known(profile: Profile) -> bool:
    """filing.local_reasons 只能列本地理由的代码，不得重复"""
    codes = profile.filing.local_reasons
    return LOCAL_CODES.issuperset(codes) and len(set(codes)) == len(codes)


def numbers_differ(profile: Profile) -> bool:
    """filing.number_format 须含 {seq}，此外只可用 {year}、{term}、{session}"""
    written = profile.filing.number_format
    try:
        names = {name for _, name, _, _ in Formatter().parse(written) if name is not None}
        if not names <= _NUMBER_PARTS:
            return False
        first, second = (written.format(seq=seq, year=2024, term=1, session=1) for seq in (1, 2))
    except ValueError:
        return False
    return first != second


CHECKS: tuple[Callable[[Profile], bool], ...] = (
    lengths_rise,
    title_fits_the_body,
    likeness_rises,
    levels_stand_in_order,
    local_reasons_are_known,
    numbers_differ,
)
