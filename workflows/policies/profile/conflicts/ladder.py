"""Whether a profile's ladder holds together: complete, rising, ending at a person who can act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from workflows.policies.profile.ladder import LadderRow
from workflows.policies.profile.rules import Profile
from workflows.terms import Duty, Role, Rung, Unit

_NOBODY = {Role.CLOCK, Role.PUBLIC}
_BY_HAND = {Rung.SUPERVISE, Rung.CIRCULAR}


def every_duty_has_a_ladder(profile: Profile) -> bool:
    """ladder 须为每项责任各列一组；申请退办是权利，不列"""
    return {row.duty for row in profile.ladder} == set(Duty) - {Duty.REQUEST_RETURN}


def offsets_are_workdays(profile: Profile) -> bool:
    """ladder 的 offset 须以工作日计，如 -15wd"""
    return all(row.offset.unit is Unit.WORKDAYS for row in profile.ladder)


def offsets_rise(profile: Profile) -> bool:
    """ladder 每组的 offset 须逐行递增，级别不得回落"""
    order = list(Rung)
    return all(
        row.offset.count < later.offset.count and order.index(row.rung) <= order.index(later.rung)
        for rows in _by_duty(profile)
        for row, later in pairwise(rows)
    )


def reminders_come_before_the_due_day(profile: Profile) -> bool:
    """ladder 每组的第一级须为提醒，且不迟于到期日；预警须早于到期日"""
    return all(
        rows[0].rung is Rung.REMIND
        and rows[0].offset.count <= 0
        and all(row.offset.count < 0 for row in rows if row.rung is Rung.WARN)
        for rows in _by_duty(profile)
    )


def ladders_end_at_a_person(profile: Profile) -> bool:
    """ladder 每级须送到人；每组末级须晚于到期日，并送到（或抄送）起初未收件的人"""
    return all(row.to and not _NOBODY.intersection(row.to) for row in profile.ladder) and all(
        rows[-1].offset.count > 0 and _reached(rows[-1]) - set(rows[0].to) - _NOBODY
        for rows in _by_duty(profile)
    )


def hard_letters_are_confirmed(profile: Profile) -> bool:
    """ladder 中督办与通报须由工作人员确认后发出（confirm = true）"""
    return all(row.confirm for row in profile.ladder if row.rung in _BY_HAND)


CHECKS: tuple[Callable[[Profile], bool], ...] = (
    every_duty_has_a_ladder,
    offsets_are_workdays,
    offsets_rise,
    reminders_come_before_the_due_day,
    ladders_end_at_a_person,
    hard_letters_are_confirmed,
)


def _by_duty(profile: Profile) -> Iterator[list[LadderRow]]:
    for duty in dict.fromkeys(row.duty for row in profile.ladder):
        yield [row for row in profile.ladder if row.duty is duty]


def _reached(row: LadderRow) -> set[Role]:
    return {*row.to, *row.cc}
