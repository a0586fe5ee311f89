"""May this deadline be extended? (integrity rule 19)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from workflows.deadlines.basis import EXTEND
from workflows.policies.profile import Profile
from workflows.refusals import Objection
from workflows.terms import Period
from workflows.workdays import Calendar


class ExtensionRequest(NamedTuple):
    """What is asked, of a deadline that started and falls due on these days."""

    started_on: date
    due_on: date
    asked_on: date
    until: date
    reason: str
    granted_before: int = 0


def extension_objections(
    request: ExtensionRequest, profile: Profile, calendar: Calendar
) -> list[Objection]:
    """Everything that forbids the extension; empty when it may be granted."""
    return [*_of_the_moment(request, profile), *_of_the_date(request, profile, calendar)]


def _of_the_moment(request: ExtensionRequest, profile: Profile) -> Iterator[Objection]:
    times = profile.handling.extension_times
    if not request.reason.strip():
        yield Objection("reason_given", "请写明申请延期的理由")
    if request.asked_on > request.due_on:
        sentence = f"期限已于{request.due_on}届满，延期须在届满前申请，请尽快办理"
        yield Objection("extension_before_expiry", sentence)
    if request.granted_before >= times:
        yield Objection(
            "extension_times",
            f"只能延期{times}次，已延期{request.granted_before}次，请按现有期限办理",
        )


def _of_the_date(
    request: ExtensionRequest, profile: Profile, calendar: Calendar
) -> Iterator[Objection]:
    if request.until <= request.due_on:
        yield Objection("extension_later", f"延期后的日期须晚于原期限{request.due_on}，请重填")
    for cap in extension_caps(request.started_on, request.due_on, profile, calendar):
        if request.until > cap.latest:
            sentence = f"{cap.name}不得超过{cap.period.label}，最晚到{cap.latest}，请改为该日或更早"
            yield Objection(cap.rule, sentence)


class Cap(NamedTuple):
    """How far an extension may reach under one rule."""

    rule: str
    name: str
    period: Period
    latest: date


def extension_caps(
    started_on: date, due_on: date, profile: Profile, calendar: Calendar
) -> tuple[Cap, ...]:
    """The caps on one extension and on the whole time (integrity rule 19)."""
    rules = profile.handling
    limits = (
        ("extension_single", "单次延期", due_on, rules.extension_single),
        ("extension_total", "办理总时限", started_on, rules.extension_total),
    )
    return tuple(
        Cap(rule, name, period, _latest(start, period, profile, calendar))
        for rule, name, start, period in limits
    )


def _latest(start: date, period: Period, profile: Profile, calendar: Calendar) -> date:
    """The last day the cap leaves, moved on like any last day."""
    latest = calendar.add(start, period)
    return calendar.next_workday(latest) if profile.calendar.holiday_rule == EXTEND else latest
