"""Works out what a duty's clock runs on under a profile, and certifies the due date."""

from __future__ import annotations

from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple, TypedDict, Unpack

from workflows.deadlines.basis import Basis, Pause
from workflows.deadlines.certificate import Certificate, certify
from workflows.deadlines.duties import DEADLINES, DutyRow
from workflows.policies.profile import Profile
from workflows.refusals import Incomplete, Objection
from workflows.terms import Duty, Intake, Period
from workflows.workdays import Calendar

BEFORE_MAIN = "before_main_deadline"
NEXT_YEAR = "lookback.next_year_until_month"


class Given(TypedDict, total=False):
    """What the case adds to the rule; only what a duty needs is given."""

    intake: Intake
    main_due_on: date
    named_on: date
    named_by: str
    next_year: bool
    pauses: tuple[Pause, ...]
    extension_until: date | None
    extension_by: str
    started_by: str


class Length(NamedTuple):
    """How long a duty runs, and by which instrument."""

    instrument: str
    period: Period | None = None
    named_on: date | None = None
    counted_from: date | None = None


def due(
    duty: Duty, started_on: date, profile: Profile, calendar: Calendar, **given: Unpack[Given]
) -> Certificate:
    """The certificate of a duty started on this day; refuses a date before the start."""
    row = DEADLINES[duty]
    length = length_of(row, started_on, profile, given)
    basis = Basis(
        duty=duty,
        started_by=given.get("started_by", row.event),
        started_on=started_on,
        instrument=length.instrument,
        profile_version=profile.version,
        period=length.period,
        holiday_rule=profile.calendar.holiday_rule,
        counted_from=length.counted_from,
        named_on=length.named_on,
        pauses=given.get("pauses", ()),
        extension_until=given.get("extension_until"),
        extension_by=given.get("extension_by", ""),
    )
    return not_before_start(certify(basis, calendar))


def length_of(row: DutyRow, started_on: date, profile: Profile, given: Given) -> Length:
    """The named date, the profile's date, or the profile's period."""
    if row.setting is None or "named_on" in given:
        return named_length(row.duty, given)
    if row.duty is Duty.LOOKBACK:
        return lookback_length(started_on, profile, next_year=given.get("next_year", False))
    if row.duty is Duty.CO_OPINION and profile.handling.co_opinion_mode == BEFORE_MAIN:
        return backwards_length(row.setting, profile, given)
    setting = setting_for(row, given)
    return Length(profile.source(setting), attrgetter(setting)(profile))


def setting_for(row: DutyRow, given: Given) -> str:
    """The setting that gives the period; plenary proposals may have their own."""
    assert row.setting is not None, "a duty without a setting has a named date"
    if row.plenary_setting is None:
        return row.setting
    assert "intake" in given, f"{row.duty} runs differently for plenary and recess proposals"
    return row.plenary_setting if given["intake"] is Intake.PLENARY else row.setting


def named_length(duty: Duty, given: Given) -> Length:
    """A date people named: it stands as named."""
    if "named_on" not in given:
        raise Incomplete(Objection("date_named", f"{duty.label}没有期限，请写明完成时限"))
    return Length(given.get("named_by", "承办各方确定的日期"), named_on=given["named_on"])


def lookback_length(started_on: date, profile: Profile, *, next_year: bool) -> Length:
    """This year's day; class B, or what comes after that day, in the next year."""
    month, day = map(int, profile.lookback.same_year_by.split("-"))
    this_year = date(started_on.year, month, day)
    if this_year > started_on and not next_year:
        return Length(profile.source("lookback.same_year_by"), named_on=this_year)
    until = profile.lookback.next_year_until_month
    month_end = date(started_on.year + 1 + until // 12, until % 12 + 1, 1) - timedelta(days=1)
    return Length(profile.source(NEXT_YEAR), named_on=month_end)


def backwards_length(setting: str, profile: Profile, given: Given) -> Length:
    """A period before the lead unit's own due date."""
    assert "main_due_on" in given, "counted backwards from the lead unit's due date"
    period: Period = attrgetter(setting)(profile)
    back = Period(-period.count, period.unit)
    return Length(profile.source(setting), back, counted_from=given["main_due_on"])


def not_before_start(certificate: Certificate) -> Certificate:
    """A due date before the event that starts it is refused (integrity rule 16)."""
    if certificate.due_on < certificate.started_on:
        dates = f"{certificate.due_on}早于起算日{certificate.started_on}"
        sentence = f"{certificate.duty.label}期限{dates}，请另定日期"
        raise Incomplete(Objection("due_after_start", sentence))
    return certificate
