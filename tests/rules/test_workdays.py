"""The working-day calendar: golden days and counts, arithmetic, years not yet announced."""

import csv
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.refusals import Incomplete, NotNow
from workflows.workdays import Year, YearStatus, add_months, load_calendar, projected

CALENDAR = load_calendar()
REAL_DATA = os.environ.get("TIAN_REAL_DATA")
DAYS = st.dates(date(2023, 3, 1), date(2030, 12, 31))


def walked(day: date, count: int) -> date:
    """The slow way: one day at a time."""
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= CALENDAR.is_workday(day)
    return day


@pytest.mark.parametrize(
    ("year", "workdays"), [(2023, 249), (2024, 251), (2025, 248), (2026, 248)], ids=str
)
def test_a_year_has_its_number_of_workdays(year, workdays):
    assert CALENDAR.workdays_between(date(year, 1, 1), date(year, 12, 31)) == workdays


@pytest.mark.parametrize("month_day", ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"])
def test_a_make_up_day_of_2026_is_worked(month_day):
    assert CALENDAR.is_workday(date.fromisoformat(f"2026-{month_day}"))


@pytest.mark.parametrize("month_day", ["01-02", "02-23", "04-06", "05-05", "06-19", "09-25"])
def test_a_day_off_of_2026_is_not_worked(month_day):
    assert not CALENDAR.is_workday(date.fromisoformat(f"2026-{month_day}"))


@pytest.mark.skipif(not REAL_DATA, reason="set TIAN_REAL_DATA to compare every day with real data")
def test_every_day_of_four_years_equals_the_published_calendar():
    text = (Path(str(REAL_DATA)) / "workdays.csv").read_text("utf-8-sig")
    worked = {
        date.fromisoformat(row["date"]): row["is_workday"] == "1"
        for row in csv.DictReader(text.splitlines())
        if row["date"] >= "2023-01-01"
    }
    assert len(worked) == 1461
    assert [day for day in worked if CALENDAR.is_workday(day) != worked[day]] == []


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 3, 7), "星期六"),
        (date(2026, 10, 5), "国庆节放假"),
        (date(2026, 2, 14), "调休上班（国办发明电〔2025〕7号）"),
        (date(2026, 3, 9), "工作日"),
        (date(2027, 10, 1), "国庆节放假（推算）"),
        (date(2033, 5, 2), "劳动节放假（推算）"),
    ],
    ids=str,
)
def test_a_day_tells_why(day, reason):
    assert CALENDAR.why(day) == reason


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 14), 1, date(2026, 2, 24)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 10, 8), -1, date(2026, 9, 30)),
        (date(2026, 10, 3), -1, date(2026, 9, 30)),
        (date(2026, 10, 3), 0, date(2026, 10, 3)),
    ],
    ids=str,
)
def test_workdays_are_added(day, count, expected):
    assert CALENDAR.add_workdays(day, count) == expected


@given(DAYS, st.integers(-30, 200))
def test_rank_arithmetic_equals_walking_day_by_day(day, count):
    assert CALENDAR.add_workdays(day, count) == walked(day, count)


@given(DAYS, st.integers(1, 200))
def test_counting_undoes_adding(day, count):
    assert CALENDAR.workdays_between(day, CALENDAR.add_workdays(day, count)) == count


@given(DAYS, DAYS)
def test_workdays_between_equals_counting_the_days(start, end):
    start, end = sorted((start, end))
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert CALENDAR.workdays_between(start, end) == sum(map(CALENDAR.is_workday, days))


def test_workdays_between_is_negative_backwards():
    assert CALENDAR.workdays_between(date(2026, 3, 9), date(2026, 3, 2)) == -5


@given(DAYS)
def test_the_next_workday_is_the_first_on_or_after_the_day(day):
    expected = day if CALENDAR.is_workday(day) else walked(day, 1)
    assert CALENDAR.next_workday(day) == expected


def test_rule_17_a_year_before_the_first_loaded_one_is_refused():
    with pytest.raises(NotNow) as refusal:
        CALENDAR.is_workday(date(2022, 12, 30))
    assert refusal.value.rules == ("calendar_loaded",)


@pytest.mark.parametrize(("day", "count"), [(date(2023, 1, 5), -10), (date(2047, 12, 20), 30)])
def test_rule_17_counting_out_of_the_calendar_is_refused(day, count):
    with pytest.raises(NotNow, match="calendar_loaded"):
        CALENDAR.add_workdays(day, count)


@pytest.mark.parametrize(
    ("year", "status"),
    [(2026, YearStatus.CONFIRMED), (2027, YearStatus.PROJECTED), (2035, YearStatus.PROJECTED)],
)
def test_a_year_is_confirmed_or_projected(year, status):
    assert CALENDAR.status(year) is status


@pytest.mark.parametrize(
    ("end", "provisional"),
    [(date(2026, 12, 28), False), (date(2026, 12, 31), True), (date(2027, 1, 4), True)],
    ids=str,
)
def test_a_count_that_a_coming_notice_may_change_is_provisional(end, provisional):
    assert CALENDAR.is_provisional(date(2026, 12, 1), end) is provisional


def test_an_imported_year_replaces_the_projected_one():
    notice = Year(2027, YearStatus.CONFIRMED, "某号通知", ((date(2027, 2, 10), "春节"),))
    calendar = load_calendar(notice)
    assert not calendar.is_workday(date(2027, 2, 10))
    assert calendar.status(2027) is YearStatus.CONFIRMED


def test_a_notice_may_reach_back_to_the_eve_of_its_year():
    notice = Year(2028, YearStatus.CONFIRMED, "某号通知", ((date(2027, 12, 31), "元旦"),))
    assert load_calendar(notice).is_workday(date(2027, 12, 30))
    assert not load_calendar(notice).is_workday(date(2027, 12, 31))


def test_a_projection_does_not_replace_a_notice():
    with pytest.raises(Incomplete, match="calendar_confirmed"):
        load_calendar(projected(2026))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 31), 3, date(2026, 6, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
    ids=str,
)
def test_months_end_on_the_corresponding_day_or_the_last(day, months, expected):
    assert add_months(day, months) == expected
