"""A real browser before the gallery: pages from memory, nothing from any network."""

from __future__ import annotations

import importlib.util
import mimetypes
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.missing import lacking

STATIC = Path("proposals/web/static")
AXE = Path("tests/web/vendor/axe-core-4.14.1/axe.min.js")
OFFICE = "http://office.test"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = {"desk": 1280, "phone": 375}


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium, or leave the test saying what is missing."""
    if importlib.util.find_spec("playwright") is None:
        lacking("playwright", "pip install 'tian[e2e]'")
    found = shutil.which("chromium") or lacking("chromium", "apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=found, args=list(QUIET))
        yield opened
        opened.close()


class Reader:
    """One window on the office, which serves the given pages and notes whatever else is asked."""

    def __init__(self, opened: Any, pages: dict[str, str], **window: Any) -> None:
        """Open an empty window."""
        self.pages = pages
        self.strayed: list[str] = []
        self.posted: list[tuple[str, str]] = []
        self.complaints: list[str] = []
        self.online = True
        self.context = opened.new_context(**window)
        self.context.route("**/*", self._answer)
        self.page = self.context.new_page()
        self.page.on("console", self._hear)

    def open(self, name: str) -> Any:
        """The page of that name."""
        self.page.goto(f"{OFFICE}/{name}")
        return self.page

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _answer(self, route: Any) -> None:
        request = route.request
        path = request.url.removeprefix(OFFICE).partition("?")[0]
        if request.method == "POST":
            self._receive(route, path)
        elif path.startswith("/static/") and (file := STATIC / path[8:]).is_file():
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file)[0])
        elif (name := path[1:]) in self.pages:
            headers = {"Content-Security-Policy": POLICY}
            route.fulfill(body=self.pages[name], content_type="text/html", headers=headers)
        else:
            self.strayed.append(request.url)
            route.abort()

    def _receive(self, route: Any, path: str) -> None:
        if not self.online:
            route.abort()
            return
        self.posted.append((path, route.request.post_data or ""))
        route.fulfill(status=204)


def violations(page: Any) -> list[str]:
    """What axe finds against WCAG 2.2 AA: rule and element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    only = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = page.evaluate("only => axe.run({runOnly: only, resultTypes: ['violations']})", only)[
        "violations"
    ]
    return [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for each in found
        for node in each["nodes"]
    ]


def overflow(page: Any) -> int:
    """By how many pixels the page can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
