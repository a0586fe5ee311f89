"""Whether the time limits and signatures of 办 agree."""

from __future__ import annotations

from collections.abc import Callable

from workflows.policies.profile.rules import Profile
from workflows.policies.result_classes import VARIANTS
from workflows.terms import Period, Unit

_ROUGHLY = {Unit.DAYS: 1.0, Unit.WORKDAYS: 1.4, Unit.MONTHS: 30.0}
_SECOND_ROUND = 2


def return_is_asked_after_signing(profile: Profile) -> bool:
    """assignment.request_return 须长于 sign_for：先签收，后申请退办"""
    return _days(profile.assignment.request_return) > _days(profile.assignment.sign_for)


def contact_comes_before_the_reply(profile: Profile) -> bool:
    """handling.first_contact 须短于答复期限"""
    return _days(profile.handling.first_contact) < _shortest_reply(profile)


def opinion_comes_before_the_reply(profile: Profile) -> bool:
    """handling.co_opinion 须短于答复期限"""
    return _days(profile.handling.co_opinion) < _shortest_reply(profile)


def one_extension_fits_the_total(profile: Profile) -> bool:
    """handling.extension_single 不得长于 extension_total"""
    return _days(profile.handling.extension_single) <= _days(profile.handling.extension_total)


def total_covers_the_reply(profile: Profile) -> bool:
    """handling.extension_total 是连同延期的总期限，不得短于答复期限"""
    replies = (profile.handling.reply_plenary, profile.handling.reply_recess)
    return _days(profile.handling.extension_total) >= max(map(_days, replies))


def key_proposals_ask_no_lower_rank(profile: Profile) -> bool:
    """handling.sign_off_key 不得低于 sign_off_normal"""
    return profile.handling.sign_off_key.reaches(profile.handling.sign_off_normal)


def waiver_needs_a_refusal(profile: Profile) -> bool:
    """handling.refusals_for_waiver 须至少为 1"""
    return profile.handling.refusals_for_waiver >= 1


def classes_are_known(profile: Profile) -> bool:
    """reply.classes 须为 V1、V2、V3、V4 之一"""
    return profile.reply.classes in VARIANTS


def ratings_are_amended_within_the_window(profile: Profile) -> bool:
    """feedback.amend_within 不得长于 window"""
    return _days(profile.feedback.amend_within) <= _days(profile.feedback.window)


def dissatisfied_is_done_again(profile: Profile) -> bool:
    """rehandling.max_rounds 须至少为 2：不满意的提案须二次办理（R-09）"""
    return profile.rehandling.max_rounds >= _SECOND_ROUND


CHECKS: tuple[Callable[[Profile], bool], ...] = (
    return_is_asked_after_signing,
    contact_comes_before_the_reply,
    opinion_comes_before_the_reply,
    one_extension_fits_the_total,
    total_covers_the_reply,
    key_proposals_ask_no_lower_rank,
    waiver_needs_a_refusal,
    classes_are_known,
    ratings_are_amended_within_the_window,
    dissatisfied_is_done_again,
)


def _days(period: Period) -> float:
    """Roughly, to compare periods of different units."""
    return period.count * _ROUGHLY[period.unit]


def _shortest_reply(profile: Profile) -> float:
    return min(_days(profile.handling.reply_plenary), _days(profile.handling.reply_recess))
