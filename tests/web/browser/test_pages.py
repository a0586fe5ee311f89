"""Every page and every form for everybody: WCAG 2.2 AA, a telephone's width, twice the letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from proposals.records import Letter
from tests.web.browser.serving import Served
from tests.web.browser.sheets import DECISIONS, FORMS, Form, Sheet, address, face, sheets
from tests.web.browser.window import DESK, PHONE, REFUSED, Window
from tests.web.gallery_browser import overflow, violations
from workflows.terms import Role

OVERLAPS, EMPTIED = Path(__file__).with_name("overlaps.js"), Path(__file__).with_name("emptied.js")
Look = Callable[..., Any]
PAGES = list(sheets())
IN_LARGE = (
    *("workbench-clerk", "workbench-member", "case-clerk", "case-member", "handling-unit_office"),
    *("proposals-clerk", "board-clerk", "calendar-clerk", "statistics-clerk", "letters-clerk"),
)
"""The ten most important; the two most important forms besides."""
FORMS_IN_LARGE = ("submit_reply", "rate")
TWICE = {"width": DESK["width"] // 2, "height": DESK["height"] // 2}
"""A desk's window at 200 %."""


@pytest.fixture(scope="module")
def panes(chromium: Any) -> Iterator[dict[str, Window]]:
    """One window an office for the whole file: what dresses the pages is fetched once."""
    opened: dict[str, Window] = {}
    yield opened
    for each in opened.values():
        each.close()


@pytest.fixture
def look(chromium: Any, panes: dict[str, Window]) -> Iterator[Look]:
    """Somebody's page in the office's one window, at a size."""

    def at(where: Served, username: str, role: Role, size: dict[str, int] = DESK) -> Any:
        if where.address not in panes:
            panes[where.address] = Window(chromium, where)
        pane = panes[where.address]
        pane.page.set_viewport_size(size)
        return pane.enter(username, role)

    yield at
    assert [fault for each in panes.values() for fault in each.told()] == []


@pytest.mark.parametrize("sheet", PAGES, ids=str)
def test_a_page_with_much_on_it(look: Look, standing: Served, sheet: Sheet) -> None:
    username = face(standing.office, sheet.role)
    page = look(standing, username, sheet.role)
    assert page.goto(address(standing.office, sheet, username)).status == 200
    assert wide_and_narrow(page) == []


@pytest.mark.parametrize("at", ["/letters?way=out", "/letters?way=numbers", "/verify?code="])
def test_a_page_with_letters_to_choose_to_count_and_to_check(
    look: Look, standing: Served, at: str
) -> None:
    with standing.office.reading() as work:
        letter = work.exec(select(Letter)).all()[0]
    page = look(standing, face(standing.office, Role.CLERK), Role.CLERK)
    assert page.goto(at + letter.code_shown if at.endswith("=") else at).status == 200
    assert wide_and_narrow(page) == []


@pytest.mark.parametrize("sheet", [s for s in PAGES if s.empty], ids=str)
def test_a_page_with_nothing_on_it(look: Look, vacant: Served, sheet: Sheet) -> None:
    page = look(vacant, sheet.role, sheet.role)
    assert page.goto(address(vacant.office, sheet, sheet.role)).status == 200
    assert wide_and_narrow(page) == []


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_form_as_it_is_drawn_and_as_it_is_refused(
    look: Look, standing: Served, form: Form
) -> None:
    look_at(look(standing, form.username, form.role), form)


@pytest.mark.parametrize("form", DECISIONS, ids=str)
def test_a_form_of_a_decision_as_it_is_drawn_and_as_it_is_refused(
    look: Look, deciding: Served, form: Form
) -> None:
    look_at(look(deciding, form.username, form.role), form)


def look_at(page: Any, form: Form) -> None:
    page.goto(form.address)
    assert page.locator("#act button").count() > 0
    assert wide_and_narrow(page) == []
    page.set_viewport_size(DESK)
    with page.expect_navigation() as answered:
        page.locator("#act").evaluate(EMPTIED.read_text(encoding="utf-8"))
    assert answered.value.status in REFUSED
    assert page.locator("#act .errors li, #act .objections li").count() > 0
    assert wide_and_narrow(page) == []


@pytest.mark.parametrize("sheet", [s for s in PAGES if str(s) in IN_LARGE], ids=str)
def test_a_page_at_twice_the_size(look: Look, standing: Served, sheet: Sheet) -> None:
    username = face(standing.office, sheet.role)
    page = look(standing, username, sheet.role, TWICE)
    page.goto(address(standing.office, sheet, username))
    assert (overflow(page), overlaps(page)) == (0, [])


@pytest.mark.parametrize("form", [f for f in FORMS if str(f) in FORMS_IN_LARGE], ids=str)
def test_a_form_at_twice_the_size(look: Look, standing: Served, form: Form) -> None:
    page = look(standing, form.username, form.role, TWICE)
    page.goto(form.address)
    assert (overflow(page), overlaps(page)) == (0, [])


def wide_and_narrow(page: Any) -> list[str]:
    """What is wrong with the page at a desk and on a telephone."""
    found = [f"desk: {each}" for each in violations(page)]
    page.set_viewport_size(PHONE)
    found += [f"phone: {each}" for each in violations(page)]
    return found + ([f"phone: {over} px too wide"] if (over := overflow(page)) > 0 else [])


def overlaps(page: Any) -> list[str]:
    """Texts and buttons that lie over each other."""
    return list(page.evaluate(OVERLAPS.read_text(encoding="utf-8")))
