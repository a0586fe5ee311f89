"""Certificates: every day counted or skipped, pauses, extensions, JSON, the printed sheet."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.deadlines import Basis, Certificate, Pause, certify, recompute
from workflows.refusals import NotNow
from workflows.terms import Duty, Period
from workflows.workdays import Year, YearStatus, load_calendar

CALENDAR = load_calendar()


def basis(period, started_on, **more):
    return Basis(
        duty=Duty.REPLY,
        started_by="某机关交办",
        started_on=started_on,
        instrument="默认，无出处",
        profile_version="2024-1",
        period=period and Period.parse(period),
        **more,
    )


def due(period, started_on, **more):
    return certify(basis(period, started_on, **more), CALENDAR).due_on


@pytest.mark.parametrize(
    ("period", "started_on", "due_on"),
    [
        ("3m", date(2026, 3, 31), date(2026, 6, 30)),
        ("3m", date(2026, 11, 30), date(2027, 3, 1)),
        ("90d", date(2026, 3, 31), date(2026, 6, 29)),
        ("7d", date(2026, 9, 24), date(2026, 10, 8)),
        ("3wd", date(2026, 2, 12), date(2026, 2, 24)),
        ("5wd", date(2026, 9, 17), date(2026, 9, 23)),
        ("1wd", date(2026, 5, 8), date(2026, 5, 9)),
        ("1m", date(2026, 1, 31), date(2026, 2, 28)),
    ],
    ids=str,
)
def test_a_period_ends_on_its_day(period, started_on, due_on):
    assert due(period, started_on) == due_on


@pytest.mark.parametrize(
    ("rule", "due_on"), [("extend", date(2027, 3, 1)), ("none", date(2027, 2, 28))]
)
def test_a_last_day_off_moves_on_only_if_the_profile_says_so(rule, due_on):
    assert due("3m", date(2026, 11, 30), holiday_rule=rule) == due_on


def test_the_lines_of_a_workday_period_are_every_day_with_its_reason():
    lines = certify(basis("2wd", date(2026, 2, 13)), CALENDAR).lines
    assert [(day.day, counted) for day, counted, _ in lines] == [
        (13, False),
        (14, True),
        *((day, False) for day in range(15, 24)),
        (24, True),
    ]
    assert lines[1].reason == "第1个工作日，调休上班（国办发明电〔2025〕7号）"


def test_the_lines_of_a_month_show_the_clamp_and_the_days_moved_over():
    lines = certify(basis("3m", date(2026, 7, 3)), CALENDAR).lines
    assert [str(line.day) for line in lines] == ["2026-07-03"] + [
        f"2026-10-{day:02d}" for day in range(3, 9)
    ]
    assert lines[1].reason == "满3个月的对应日，国庆节放假，顺延"


@pytest.mark.parametrize(
    ("period", "pause", "due_on"),
    [
        ("3wd", (date(2026, 3, 4), date(2026, 3, 6)), date(2026, 3, 9)),
        ("3wd", (date(2026, 3, 5), date(2026, 3, 10)), date(2026, 3, 10)),
        ("3wd", (date(2026, 3, 6), date(2026, 3, 10)), date(2026, 3, 5)),
        ("3wd", (date(2026, 2, 27), date(2026, 3, 4)), date(2026, 3, 6)),
        ("1m", (date(2026, 3, 10), date(2026, 3, 16)), date(2026, 4, 8)),
        ("1m", (date(2026, 4, 3), date(2026, 4, 9)), date(2026, 4, 2)),
    ],
    ids=["inside", "on the due day", "after it", "from before the start", "month", "month, after"],
)
def test_a_pause_moves_the_due_date_by_what_it_stops(period, pause, due_on):
    assert due(period, date(2026, 3, 2), pauses=(Pause(*pause),)) == due_on


def test_a_pause_on_a_moved_on_day_never_ends_before_it_is_over():
    pause = Pause(date(2026, 10, 8), date(2026, 10, 20))
    assert due("3m", date(2026, 7, 3), pauses=(pause,)) == date(2026, 10, 20)


def test_overlapping_pauses_count_once():
    pauses = (
        Pause(date(2026, 3, 4), date(2026, 3, 6)),
        Pause(date(2026, 3, 5), date(2026, 3, 9)),
    )
    assert due("3wd", date(2026, 3, 2), pauses=pauses) == date(2026, 3, 10)


def test_an_extension_is_the_due_date_and_names_who_granted_it():
    more = {"extension_until": date(2026, 10, 3), "extension_by": "某机关"}
    certificate = certify(basis("3m", date(2026, 3, 31), **more), CALENDAR)
    assert certificate.due_on == date(2026, 10, 3)
    assert certificate.lines[-1].reason == "经某机关同意延期至本日"


@pytest.mark.parametrize(
    ("granted_on", "due_on"),
    [
        (date(2026, 3, 7), date(2026, 7, 26)),
        (date(2026, 3, 10), date(2026, 7, 26)),
        (date(2026, 3, 30), date(2026, 7, 6)),
        (None, date(2026, 7, 6)),
    ],
    ids=["before", "the same day", "after", "not on record"],
)
def test_a_pause_after_an_extension_moves_the_extended_date(granted_on, due_on):
    pauses = (Pause(date(2026, 3, 10), date(2026, 3, 30)),)
    more = {"extension_until": date(2026, 7, 6), "extension_on": granted_on, "pauses": pauses}
    certificate = certify(basis("3m", date(2026, 3, 5), **more), CALENDAR)
    assert certificate.due_on == due_on
    assert recompute(Certificate.from_json(certificate.as_json()), CALENDAR) == certificate


def test_the_sheet_tells_a_pause_once_and_where_it_counts():
    pauses = (Pause(date(2026, 3, 10), date(2026, 3, 30)),)
    granted = {"extension_until": date(2026, 7, 6), "extension_on": date(2026, 3, 7)}
    lines = certify(basis("3m", date(2026, 3, 5), pauses=pauses, **granted), CALENDAR).lines
    assert [str(line.day) for line in lines[1:]] == ["2026-06-05", "2026-07-06", "2026-07-26"]
    assert lines[-1].reason == "2026-03-10起暂停，2026-03-30恢复，延至本日"


def test_a_certificate_from_before_the_grants_were_dated_reads_as_it_was():
    more = {"extension_until": date(2026, 10, 3), "extension_by": "某机关"}
    certificate = certify(basis("3m", date(2026, 3, 31), **more), CALENDAR)
    written = certificate.as_json()
    del written["extension_on"]
    assert Certificate.from_json(written) == certificate


def test_a_named_date_is_not_moved():
    assert due(None, date(2026, 3, 2), named_on=date(2026, 10, 1)) == date(2026, 10, 1)


def test_a_named_date_does_not_rest_on_the_calendar():
    certificate = certify(basis(None, date(2026, 3, 2), named_on=date(2060, 1, 1)), CALENDAR)
    assert (certificate.provisional, certificate.notices) == (False, ())


@pytest.mark.parametrize(
    ("period", "started_on", "provisional"),
    [
        ("3m", date(2026, 3, 31), False),
        ("3m", date(2026, 11, 30), True),
        ("20wd", date(2026, 12, 10), True),
        ("5wd", date(2026, 12, 14), False),
    ],
    ids=str,
)
def test_what_crosses_a_projected_year_is_provisional(period, started_on, provisional):
    assert certify(basis(period, started_on), CALENDAR).provisional is provisional


def test_loading_the_notice_redates_a_provisional_certificate():
    before = certify(basis("1wd", date(2026, 12, 31)), CALENDAR)
    notice = Year(
        2027,
        YearStatus.CONFIRMED,
        "某号通知",
        ((date(2027, 1, 1), "元旦"), (date(2027, 1, 4), "元旦")),
    )
    after = recompute(before, load_calendar(notice))
    assert (before.due_on, after.due_on) == (date(2027, 1, 4), date(2027, 1, 5))
    assert (before.provisional, after.provisional) == (True, False)


def test_workdays_in_a_year_without_calendar_are_refused():
    with pytest.raises(NotNow, match="calendar_loaded"):
        due("3wd", date(2021, 3, 2))


PERIODS = st.builds(
    "{}{}".format, st.integers(1, 40), st.sampled_from(["wd", "d"])
) | st.sampled_from(["1m", "3m", "6m"])
DAYS = st.dates(date(2023, 1, 1), date(2029, 12, 31))
STOPS = st.lists(st.tuples(DAYS, st.integers(0, 30)), max_size=3).map(
    lambda pairs: tuple(Pause(day, day + timedelta(days=n)) for day, n in pairs)
)


@given(PERIODS, DAYS, STOPS)
def test_recomputing_a_certificate_read_from_json_gives_the_original(period, started_on, stops):
    certificate = certify(basis(period, started_on, pauses=stops), CALENDAR)
    read = Certificate.from_json(json.loads(json.dumps(certificate.as_json())))
    assert recompute(read, CALENDAR) == read == certificate


@given(st.integers(1, 60), DAYS)
def test_counting_day_by_day_agrees_with_the_rank_table(count, started_on):
    assert due(f"{count}wd", started_on) == CALENDAR.add_workdays(started_on, count)


@given(PERIODS, DAYS)
def test_under_the_extend_rule_every_due_date_is_worked(period, started_on):
    assert CALENDAR.is_workday(due(period, started_on))


@given(st.integers(1, 20), DAYS, STOPS)
def test_a_paused_workday_period_still_counts_all_its_days(count, started_on, stops):
    certificate = certify(basis(f"{count}wd", started_on, pauses=stops), CALENDAR)
    assert sum(line.counted for line in certificate.lines) == count


def test_the_printed_sheet_shows_event_rule_days_and_result():
    sheet = certify(basis("1wd", date(2026, 12, 31)), CALENDAR).as_text()
    assert sheet.splitlines() == [
        "期限计算书：答复",
        "起算事件：某机关交办，2026-12-31 星期四",
        "期限：1个工作日",
        "依据：默认，无出处（规则版本 2024-1）",
        "逐日计算：",
        "  2026-12-31 星期四  —  起算日，不计入",
        "  2027-01-01 星期五  —  元旦放假（推算）",
        "  2027-01-02 星期六  —  星期六",
        "  2027-01-03 星期日  —  星期日",
        "  2027-01-04 星期一  计  第1个工作日",
        "放假依据：国办发明电〔2025〕7号；《全国年节及纪念日放假办法》（2024年修订）",
        "届满日：2027-01-04 星期一（暂定：放假通知公布后重新计算）",
    ]
