"""/calendar: a month by role, its neighbours, and the same as a list."""

from __future__ import annotations

from tests.web.conftest import Enter
from workflows.terms import Role


def test_a_clerk_sees_what_falls_due_in_the_month(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/calendar").text
    assert "日历 2026年11月" in page
    assert "▲ 首次联系 第0013号" in page


def test_a_unit_sees_its_own_duties_alone(enter: Enter) -> None:
    page = enter("education-office", Role.UNIT_OFFICE).get("/calendar?view=list").text
    assert "首次联系 第0014号" in page
    assert "二次办理 第0010号" not in page


def test_a_month_leads_to_its_neighbours(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/calendar?month=2026-01").text
    assert 'href="/calendar?month=2025-12" rel="prev"' in page
    assert 'href="/calendar?month=2026-02" rel="next"' in page


def test_a_month_that_is_none_is_the_present_one(enter: Enter) -> None:
    assert "日历 2026年11月" in enter("m001", Role.MEMBER).get("/calendar?month=2026-13").text


def test_the_list_keeps_its_month_when_it_is_narrowed(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/calendar?month=2026-10&view=list&what=visit").text
    assert '<input type="hidden" name="month" value="2026-10">' in page
    assert page.count('data-label="事项"') == 0


def test_a_holiday_is_named(enter: Enter) -> None:
    assert "国庆" in enter("clerk-1", Role.CLERK).get("/calendar?month=2026-10").text
