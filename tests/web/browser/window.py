"""A window: one person before the office, in a browser that tells whatever goes wrong."""

from __future__ import annotations

from typing import Any

from tests.web.browser.serving import Served
from workflows.terms import Role

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 812}
REFUSED = frozenset({403, 404, 409, 413, 422})
"""Answers that say no in words; everything from 500 is a fault."""


class Window:
    """One browser window with one person in it."""

    def __init__(self, chromium: Any, at: Served, size: dict[str, int] = DESK, script: bool = True):
        """Open it empty."""
        self.at = at
        self.faults: list[str] = []
        self.context = chromium.new_context(
            viewport=size, locale="zh-CN", java_script_enabled=script, base_url=at.address
        )
        self.context.set_default_timeout(30_000)
        self.context.on("request", self._asked)
        self.context.on("response", self._answered)
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))

    def enter(self, username: str, role: Role | None = None) -> Any:
        """Somebody sits down before it, signed in, in one of his roles."""
        self.context.add_cookies([self.at.cookie(username, role)])
        return self.page

    def told(self) -> list[str]:
        """What went wrong in it since it was last asked."""
        found, self.faults = self.faults, []
        return found

    def close(self) -> None:
        """Close it; whatever went wrong in it is told."""
        self.context.close()
        assert self.told() == []

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.at.address, "data:", "blob:")):
            self.faults.append(f"asked elsewhere: {request.url}")

    def _answered(self, response: Any) -> None:
        if response.status >= 400 and response.status not in REFUSED:
            self.faults.append(f"{response.status} {response.url}")
        if response.status == 404 and "/static/" in response.url:
            self.faults.append(f"missing: {response.url}")

    def _said(self, message: Any) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load"):
            self.faults.append(f"{message.type}: {message.text}")
