"""The ladder: which rungs are reached when, each once, and every ladder ends at a person."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.escalation import Running, ladder_faults, next_rung_on, rung_on, rungs_reached
from workflows.policies.profile import LadderRow, load
from workflows.terms import Duty, Period, Role, Rung
from workflows.workdays import load_calendar

CALENDAR = load_calendar()
LADDER = load().ladder
REPLY = Running(Duty.REPLY, date(2026, 4, 20), date(2026, 7, 20))


def row(rung, offset, to=(Role.UNIT_LEADER,), confirm=None):
    confirm = rung in {Rung.SUPERVISE, Rung.CIRCULAR} if confirm is None else confirm
    return LadderRow(Duty.REPLY, rung, Period.parse(offset), to, (), confirm, "默认，无出处")


def reached(running, today, ladder=LADDER):
    return [(r.rung, str(r.offset)) for r in rungs_reached(running, today, ladder, CALENDAR)]


@pytest.mark.parametrize(
    ("today", "newest"),
    [
        (date(2026, 6, 4), None),
        (date(2026, 6, 5), Rung.REMIND),
        (date(2026, 6, 29), Rung.WARN),
        (date(2026, 7, 20), Rung.WARN),
        (date(2026, 7, 21), Rung.URGE),
        (date(2026, 8, 3), Rung.SUPERVISE),
        (date(2026, 8, 17), Rung.CIRCULAR),
    ],
    ids=str,
)
def test_a_late_reply_climbs_rung_by_rung(today, newest):
    rungs = reached(REPLY, today)
    assert (rungs[-1][0] if rungs else None) is newest


def test_all_rungs_newly_reached_come_in_order():
    assert [rung for rung, _ in reached(REPLY, date(2026, 12, 1))] == [
        Rung.REMIND,
        Rung.WARN,
        Rung.WARN,
        Rung.URGE,
        Rung.SUPERVISE,
        Rung.CIRCULAR,
    ]


def test_a_rung_climbed_is_not_climbed_again():
    names = [r.name for r in rungs_reached(REPLY, date(2026, 7, 21), LADDER, CALENDAR)]
    assert reached(REPLY._replace(climbed=names), date(2026, 7, 21)) == []


def test_two_warnings_are_two_rungs():
    climbed = REPLY._replace(climbed=["reply/remind/-30wd", "reply/warn/-15wd"])
    assert reached(climbed, date(2026, 7, 9)) == [(Rung.WARN, "-7wd")]


def test_rungs_before_the_start_are_skipped():
    short = [row(Rung.REMIND, "-5wd"), row(Rung.REMIND, "0wd"), row(Rung.URGE, "1wd")]
    running = Running(Duty.REPLY, date(2026, 4, 20), date(2026, 4, 23))
    assert reached(running, date(2026, 4, 24), short) == [(Rung.REMIND, "0wd"), (Rung.URGE, "1wd")]


def test_an_extension_granted_late_brings_no_rung_of_the_time_before():
    extended = REPLY._replace(since=date(2026, 7, 17), due_on=date(2026, 8, 20))
    assert reached(extended, date(2026, 7, 17)) == []
    assert next_rung_on(extended, LADDER, CALENDAR) == date(2026, 7, 30)


def test_a_date_that_lay_behind_when_it_came_to_hold_loses_no_rung():
    behind = REPLY._replace(since=date(2026, 9, 1))
    assert reached(behind, date(2026, 9, 1)) == []
    assert reached(behind, date(2026, 9, 2)) == [(Rung.URGE, "1wd")]
    assert reached(behind, date(2026, 12, 1))[1:] == [
        (Rung.SUPERVISE, "10wd"),
        (Rung.CIRCULAR, "20wd"),
    ]


@pytest.mark.parametrize("since", [date(2026, 7, 20), date(2026, 9, 1)], ids=["that day", "later"])
def test_a_rung_of_the_due_day_itself_is_not_lost_either(since):
    again = Running(Duty.REHANDLE, since, date(2026, 7, 20))
    assert reached(again, since) == [(Rung.URGE, "0wd")]


def test_the_rungs_of_another_duty_are_not_climbed():
    running = Running(Duty.REQUEST_RETURN, date(2026, 4, 20), date(2026, 4, 27))
    assert reached(running, date(2026, 12, 1)) == []


def test_above_the_top_there_is_no_next_rung():
    top = REPLY._replace(climbed=[r.name for r in LADDER])
    assert next_rung_on(top, LADDER, CALENDAR) is None


@pytest.mark.parametrize(
    ("offset", "day"),
    [
        ("-1wd", date(2026, 9, 30)),
        ("0wd", date(2026, 10, 8)),
        ("1wd", date(2026, 10, 9)),
        ("2wd", date(2026, 10, 10)),
        ("-7d", date(2026, 10, 1)),
        ("1m", date(2026, 11, 8)),
    ],
)
def test_an_offset_counts_from_the_due_date(offset, day):
    running = REPLY._replace(due_on=date(2026, 10, 8))
    assert rung_on(row(Rung.URGE, offset), running, CALENDAR) == day


@given(st.dates(date(2026, 1, 5), date(2026, 12, 20)), st.integers(-60, 200))
def test_the_next_rung_is_the_first_day_on_which_one_is_reached(since, length):
    running = Running(Duty.REPLY, since, since + timedelta(days=length))
    next_on = next_rung_on(running, LADDER, CALENDAR)
    assert next_on is not None
    assert not reached(running, next_on - timedelta(days=1))
    assert reached(running, next_on)


@given(st.lists(st.dates(date(2026, 5, 1), date(2026, 9, 30)), max_size=12))
def test_however_often_the_clock_looks_each_rung_is_climbed_once(days):
    climbed: list[str] = []
    for today in [*sorted(days), date(2026, 12, 1)]:
        running = REPLY._replace(climbed=tuple(climbed))
        climbed += [r.name for r in rungs_reached(running, today, LADDER, CALENDAR)]
    assert climbed == [r.name for r in LADDER if r.duty is Duty.REPLY]


def test_the_default_ladder_has_no_faults():
    assert ladder_faults(LADDER) == []


@pytest.mark.parametrize(
    ("ladder", "fault"),
    [
        ([row(Rung.URGE, "1wd", to=())], "没有主送人"),
        ([row(Rung.URGE, "1wd", to=(Role.CLOCK,))], "没有主送人"),
        ([row(Rung.URGE, "1wd"), row(Rung.URGE, "1wd")], "重复"),
        ([row(Rung.URGE, "1wd"), row(Rung.WARN, "2wd")], "预警（2wd）比之前的催办轻"),
        ([row(Rung.SUPERVISE, "10wd", confirm=False)], "须经人确认"),
    ],
    ids=["nobody", "the clock", "twice", "softer after harder", "red without a clerk"],
)
def test_a_fault_of_a_ladder_is_named(ladder, fault):
    assert len(ladder_faults(ladder)) == 1
    assert fault in ladder_faults(ladder)[0]


def test_a_fault_in_one_rung_of_the_default_ladder_is_found():
    broken = [replace(r, to=()) if r.duty is Duty.FEEDBACK else r for r in LADDER]
    assert len(ladder_faults(broken)) == 3
