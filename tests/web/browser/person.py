"""A person at work: he opens a case, presses the act, fills its form and hands it in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.web.browser.window import Window
from workflows.terms import Act, Role

Glance = Callable[[Any], None]


def nothing(_page: Any) -> None:
    """Whoever hands in without looking."""


class Person:
    """One account in one role, before a window of its own."""

    def __init__(self, window: Window, username: str, role: Role, glance: Glance = nothing) -> None:
        """Come in; `glance` looks at every form before it is handed in."""
        self.page = window.enter(username, role)
        self.page.goto("/")
        self._glance = glance

    def find(self, title: str, under: str = "提案") -> None:
        """From the navigation to the list, from the list to the line of that title."""
        if self.page.locator("h1").inner_text() == title:
            self.page.reload()
            return
        self.go(under)
        words = self.page.locator("main").get_by_role("searchbox").locator("visible=true")
        if words.count():
            words.first.fill(title)
            with self.page.expect_navigation():
                words.first.press("Enter")
        self._follow(self.page.locator("main").get_by_role("link", name=title, exact=True))

    def go(self, entry: str) -> None:
        """By an entry of the navigation; on a telephone some lie under 更多."""
        ways = self.page.get_by_role("navigation", name=re.compile("导航"))
        way = ways.get_by_role("link", name=re.compile(f"^{entry}( \\d|$)")).locator("visible=true")
        if way.count() == 0:
            ways.get_by_text("更多").locator("visible=true").click()
        self._follow(way)

    def begin(self, button: str, act: Act, typed: Mapping[str, str]) -> None:
        """An act that needs no case, from the workbench."""
        self._follow(self.page.get_by_role("link", name=button, exact=True))
        self._hand_in(act, typed)

    def do(self, act: Act, typed: Mapping[str, str]) -> None:
        """Press the act on the page of the case and hand its form in."""
        offered = self.page.get_by_role("link", name=re.compile(f"^{act.label}(（|$)"))
        if offered.locator("visible=true").count() == 0:
            self._unfold()
        offered.locator("visible=true").first.click()
        self._hand_in(act, typed)

    def says(self, words: str) -> bool:
        """Whether the page says so."""
        return words in self.page.locator("main").inner_text()

    def _follow(self, link: Any) -> None:
        with self.page.expect_navigation():
            link.locator("visible=true").first.click()

    def _hand_in(self, act: Act, typed: Mapping[str, str]) -> None:
        page = self.page
        page.locator("#act").wait_for()
        page.wait_for_load_state()
        for name, value in typed.items():
            self._write(name, value)
        self._glance(page)
        button = page.locator("#act .btn-primary:not([name])").locator("visible=true").last
        with page.expect_navigation():
            button.click()
        refused = page.locator("#act .errors, #act .objections").all_inner_texts()
        assert not refused, f"{act.label}: {refused}"
        assert page.locator("[role=status]").count() > 0, f"{act.label}: nothing was said"

    def _write(self, name: str, value: str) -> None:
        found = self.page.locator(f'#act [name="{name}"]:not([type=hidden])')
        if found.count() == 0:
            self._ask_for_more(name)
        kind = found.first.evaluate("field => field.type")
        self._open_around(found.first)
        if kind in {"radio", "checkbox"}:
            self._tick(name, value)
        elif kind.startswith("select"):
            words = self._option(found.first, value)
            found.first.select_option(**({"label": words} if words else {"value": value}))
        else:
            found.first.fill(value)

    def _tick(self, name: str, value: str) -> None:
        """By its label, as a finger does."""
        found = self.page.locator(f'#act input[name="{name}"][value="{value}"]')
        assert found.count() == 1, f"{name} offers no {value}"
        if not found.is_checked():
            found.evaluate_handle("field => field.labels[0]").as_element().click()

    def _option(self, field: Any, value: str) -> str:
        """The option that begins with these words."""
        said = field.locator("option").all_inner_texts()
        return next((each for each in said if each.startswith(value)), "")

    def _ask_for_more(self, name: str) -> None:
        kind = name.partition(".")[0]
        self.page.locator(f'#act button[name=more][value="{kind}"]').click()

    def _open_around(self, field: Any) -> None:
        for closed in self.page.locator("#act details:not([open])").all():
            if closed.locator(f'[name="{field.get_attribute("name")}"]').count():
                closed.locator("summary").first.click()

    def _unfold(self) -> None:
        for closed in self.page.locator("details.folded:not([open]) > summary").all():
            closed.click()
