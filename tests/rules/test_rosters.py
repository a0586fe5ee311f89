"""名册: what speaks against the dates of a term and of a session (integrity rule 15)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from workflows.papers.rosters import (
    MemberPaper,
    SessionDates,
    Span,
    contact_objections,
    session_objections,
    term_objections,
)

NINTH = Span("第9届", date(2022, 1, 1), date(2027, 1, 31))
FIFTH = Span("第9届第5次会议", date(2025, 12, 2), date(2026, 3, 5))


def at(month: int, day: int) -> datetime:
    return datetime(2027, month, day, 18, tzinfo=ZoneInfo("Asia/Shanghai"))


SIXTH = SessionDates(date(2026, 12, 1), date(2027, 1, 10), date(2027, 1, 14), at(1, 12))


def rules(number: int, dates: SessionDates) -> list[str]:
    return [found.rule for found in session_objections(number, dates, NINTH, [FIFTH])]


def test_a_session_within_its_term_is_in_order() -> None:
    assert rules(6, SIXTH) == []


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"window_opens_on": date(2027, 1, 11)}, "window_before_opening"),
        ({"closes_on": date(2027, 1, 9), "cutoff_at": at(1, 8)}, "session_runs_forward"),
        ({"closes_on": date(2027, 2, 1)}, "session_in_term"),
        ({"cutoff_at": at(1, 15)}, "cutoff_in_window"),
        ({"cutoff_at": at(1, 12).replace(year=2026)}, "cutoff_in_window"),
        ({"window_opens_on": date(2026, 3, 5)}, "sessions_apart"),
    ],
)
def test_a_session_out_of_order_is_named(changed: dict[str, date], rule: str) -> None:
    assert rules(6, SIXTH._replace(**changed)) == [rule]


def test_sessions_are_counted_from_one() -> None:
    assert rules(0, SIXTH) == ["session_number_counts"]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2027, 2, 1), date(2032, 1, 31), []),
        (date(2027, 1, 31), date(2032, 1, 31), ["terms_apart"]),
        (date(2032, 1, 31), date(2032, 1, 31), ["term_runs_forward"]),
    ],
)
def test_terms_follow_each_other(first: date, last: date, found: list[str]) -> None:
    new = Span("第10届", first, last)
    assert [objection.rule for objection in term_objections(10, new, [NINTH])] == found


def test_a_bad_number_is_not_repeated() -> None:
    (objection,) = contact_objections(MemberPaper("委员庚", 1, phone="电话是138"))
    assert "138-0000-0000" in objection.sentence
    assert "电话是" not in objection.sentence


@pytest.mark.parametrize(
    ("postcode", "found"),
    [
        ("", []),
        ("010020", []),
        ("10020", ["postcode_readable"]),
        ("310000转", ["postcode_readable"]),
    ],
)
def test_a_postcode_has_six_figures(postcode: str, found: list[str]) -> None:
    objections = contact_objections(MemberPaper("委员庚", 1, postcode=postcode))
    assert [objection.rule for objection in objections] == found
