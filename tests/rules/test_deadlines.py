"""Duties: who owes what by when under the default profile; extensions and returns."""

from dataclasses import replace
from datetime import date
from operator import attrgetter

import pytest

from workflows.deadlines import (
    DEADLINES,
    ExtensionRequest,
    ReturnAsked,
    due,
    ended_by,
    extension_objections,
    return_objections,
    started_by,
)
from workflows.policies.profile import load
from workflows.refusals import Incomplete
from workflows.terms import Act, Duty, Intake, Period
from workflows.workdays import load_calendar

CALENDAR = load_calendar()
PROFILE = load()
APRIL = date(2026, 4, 20)


def with_handling(**changes):
    return replace(PROFILE, handling=replace(PROFILE.handling, **changes))


def rules(objections):
    return [objection.rule for objection in objections]


def test_every_duty_has_its_row():
    assert set(DEADLINES) == set(Duty)


@pytest.mark.parametrize("duty", Duty)
def test_every_setting_of_a_duty_stands_in_the_profile_with_its_source(duty):
    row = DEADLINES[duty]
    for setting in filter(None, (row.setting, row.plenary_setting)):
        assert attrgetter(setting)(PROFILE)
        assert PROFILE.source(setting)


@pytest.mark.parametrize("duty", Duty)
def test_every_duty_is_started_and_ended_by_acts(duty):
    row = DEADLINES[duty]
    assert all(duty in started_by(act) for act in row.starts)
    assert all(duty in ended_by(act) for act in row.ends)
    assert row.starts
    assert row.ends


def test_handing_over_starts_the_clocks_of_the_unit():
    assert set(started_by(Act.ASSIGN)) == {
        Duty.SIGN_FOR,
        Duty.REQUEST_RETURN,
        Duty.FIRST_CONTACT,
        Duty.CO_OPINION,
        Duty.REPLY,
    }


@pytest.mark.parametrize(
    ("duty", "due_on"),
    [
        (Duty.SIGN_FOR, date(2026, 4, 23)),
        (Duty.REQUEST_RETURN, date(2026, 4, 27)),
        (Duty.DECIDE_RETURN, date(2026, 4, 27)),
        (Duty.FIRST_CONTACT, date(2026, 5, 13)),
        (Duty.CO_OPINION, date(2026, 5, 20)),
        (Duty.REPLY, date(2026, 7, 20)),
        (Duty.FEEDBACK, date(2026, 5, 13)),
        (Duty.REHANDLE, date(2026, 5, 20)),
        (Duty.PUBLISH_REPLY, date(2026, 5, 20)),
        (Duty.ASSIGN, date(2026, 5, 20)),
    ],
)
def test_a_duty_started_on_20_april_2026_falls_due(duty, due_on):
    assert due(duty, APRIL, PROFILE, CALENDAR, intake=Intake.PLENARY).due_on == due_on


@pytest.mark.parametrize(
    ("intake", "due_on"),
    [(Intake.PLENARY, date(2026, 9, 20)), (Intake.RECESS, date(2026, 7, 20))],
)
def test_plenary_and_recess_proposals_have_their_own_reply_period(intake, due_on):
    profile = with_handling(reply_plenary=Period.parse("5m"))
    assert due(Duty.REPLY, APRIL, profile, CALENDAR, intake=intake).due_on == due_on


def test_a_certificate_names_instrument_and_version():
    certificate = due(Duty.DECIDE_RETURN, APRIL, PROFILE, CALENDAR)
    assert certificate.instrument == PROFILE.source("assignment.decide_return")
    assert certificate.profile_version == PROFILE.version


@pytest.mark.parametrize(
    ("started_on", "next_year", "due_on"),
    [
        (date(2026, 8, 3), False, date(2026, 11, 20)),
        (date(2026, 8, 3), True, date(2027, 6, 30)),
        (date(2026, 11, 20), False, date(2027, 6, 30)),
    ],
    ids=["this year", "class B", "too late for this year"],
)
def test_a_lookback_is_due_by_the_date_of_the_profile(started_on, next_year, due_on):
    lookback = due(Duty.LOOKBACK, started_on, PROFILE, CALENDAR, next_year=next_year)
    assert lookback.due_on == due_on


def test_a_lookback_until_december_ends_with_the_year():
    profile = replace(PROFILE, lookback=replace(PROFILE.lookback, next_year_until_month=12))
    assert due(Duty.LOOKBACK, APRIL, profile, CALENDAR, next_year=True).due_on == date(2027, 12, 31)


def test_a_co_opinion_may_be_counted_back_from_the_lead_units_date():
    profile = with_handling(co_opinion_mode="before_main_deadline", co_opinion=Period.parse("20d"))
    certificate = due(Duty.CO_OPINION, APRIL, profile, CALENDAR, main_due_on=date(2026, 7, 20))
    assert certificate.due_on == date(2026, 6, 30)


def test_a_co_opinion_due_before_the_assignment_is_refused():
    profile = with_handling(co_opinion_mode="before_main_deadline", co_opinion=Period.parse("20d"))
    with pytest.raises(Incomplete, match="due_after_start"):
        due(Duty.CO_OPINION, APRIL, profile, CALENDAR, main_due_on=date(2026, 5, 6))


@pytest.mark.parametrize("duty", [Duty.COMMITMENT, Duty.FINDING])
def test_a_duty_without_a_named_date_is_refused(duty):
    with pytest.raises(Incomplete, match="date_named"):
        due(duty, APRIL, PROFILE, CALENDAR)


def test_a_promise_dated_before_it_was_made_is_refused():
    with pytest.raises(Incomplete, match="due_after_start"):
        due(Duty.COMMITMENT, APRIL, PROFILE, CALENDAR, named_on=date(2026, 4, 1))


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, []),
        ({"asked_on": date(2026, 7, 20)}, []),
        ({"asked_on": date(2026, 7, 21)}, ["extension_before_expiry"]),
        ({"until": date(2026, 7, 20)}, ["extension_later"]),
        ({"until": date(2026, 10, 20)}, []),
        ({"until": date(2026, 10, 21)}, ["extension_single", "extension_total"]),
        ({"due_on": date(2026, 9, 21), "until": date(2026, 10, 21)}, ["extension_total"]),
        ({"granted_before": 1}, ["extension_times"]),
        ({"reason": "  "}, ["reason_given"]),
    ],
    ids=[
        "good",
        "on the last day",
        "late",
        "not later",
        "at the cap",
        "over",
        "total",
        "2nd",
        "why",
    ],
)
def test_an_extension_is_held_to_the_rules(change, broken):
    request = ExtensionRequest(
        APRIL, date(2026, 7, 20), date(2026, 7, 1), date(2026, 8, 20), "须现场勘察"
    )
    objections = extension_objections(request._replace(**change), PROFILE, CALENDAR)
    assert rules(objections) == broken


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, []),
        ({"asked_on": date(2026, 4, 28)}, ["return_in_window"]),
        ({"reason": ""}, ["reason_given"]),
        ({"suggested_unit": ""}, ["unit_suggested"]),
        ({"reply_under_review": True}, ["no_reply_under_review"]),
        ({"refused_before": 1}, ["return_new_facts"]),
        ({"refused_before": 1, "new_facts": "职能已划转"}, []),
    ],
    ids=["good", "late", "no reason", "no unit", "reply out", "second", "second, new facts"],
)
def test_a_request_to_return_is_held_to_the_rules(change, broken):
    asked = ReturnAsked(date(2026, 4, 27), date(2026, 4, 27), "不属职责", "单位丙")
    assert rules(return_objections(asked._replace(**change), PROFILE)) == broken
