"""The sheet of a due date: rows of weeks in which every day says what it is."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.desk.case import certificate
from proposals.desk.case.certificate import Day, DayKind, Sheet
from proposals.records import Deadline
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.supervise.owing import handled, owe
from workflows.deadlines import Basis, Certificate, Pause, certify
from workflows.terms import Duty, Period
from workflows.workdays import load_calendar

CALENDAR = load_calendar()
FRIDAY = date(2026, 2, 13)


def counted(period: str, started_on: date = FRIDAY, pauses: tuple[Pause, ...] = ()) -> Certificate:
    basis = Basis(
        duty=Duty.SIGN_FOR,
        started_by="交办",
        started_on=started_on,
        instrument="默认，无出处",
        profile_version="2024-1",
        period=Period.parse(period),
        pauses=pauses,
    )
    return certify(basis, CALENDAR)


def days(proof: Certificate) -> dict[date, Day]:
    return {day.day: day for week in certificate.weeks(proof, CALENDAR) for day in week}


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 2, 12), DayKind.OUTSIDE),
        (FRIDAY, DayKind.START),
        (date(2026, 2, 14), DayKind.MADE_UP),
        (date(2026, 2, 17), DayKind.HOLIDAY),
        (date(2026, 2, 24), DayKind.COUNTED),
        (date(2026, 2, 25), DayKind.DUE),
        (date(2026, 2, 26), DayKind.OUTSIDE),
    ],
)
def test_over_the_spring_festival_each_day_says_what_it_is(day: date, kind: DayKind) -> None:
    # Saturday the 14th is worked, the festival lasts to Monday the 23rd: three working days.
    assert days(counted("3wd"))[day].kind is kind


def test_a_week_begins_on_monday_and_has_seven_days() -> None:
    weeks = list(certificate.weeks(counted("3wd"), CALENDAR))
    assert [(week[0].day.weekday(), len(week)) for week in weeks] == [(0, 7)] * 3


def test_of_months_every_day_is_counted() -> None:
    told = days(counted("1m", date(2026, 3, 2)))
    saturday = told[date(2026, 3, 7)]
    assert (saturday.kind, saturday.counted) == (DayKind.WEEKEND, True)


def test_of_working_days_a_weekend_is_not_counted() -> None:
    saturday = days(counted("10wd", date(2026, 3, 2)))[date(2026, 3, 7)]
    assert (saturday.kind, saturday.counted) == (DayKind.WEEKEND, False)


def test_a_paused_day_says_so() -> None:
    stop = Pause(date(2026, 3, 4), date(2026, 3, 6))
    told = days(counted("5wd", date(2026, 3, 2), (stop,)))
    assert told[date(2026, 3, 5)].kind is DayKind.PAUSED


@pytest.fixture
def reply(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Deadline:
    """A reply owed by 2 June 2026."""
    return owe(work, Duty.REPLY, handled(make_proposal, make_assignment))


def shown(work: Work, row: Deadline) -> Sheet:
    return certificate.sheet(work, row)


def test_counted_again_the_proof_is_the_same(work: Work, reply: Deadline) -> None:
    assert (shown(work, reply).agrees, shown(work, reply).weekday) == (True, "星期二")


def test_a_proof_another_calendar_gave_is_told_with_its_new_date(
    work: Work, reply: Deadline
) -> None:
    reply.certificate = {**reply.certificate, "due_on": "2026-06-03"}
    told = shown(work, reply)
    assert (told.agrees, told.verdict) == (
        False,
        "按现行日历重新计算为2026年6月2日，将由系统更正并通知责任方。",
    )
