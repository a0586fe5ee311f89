"""A small office in a browser: two administrators, a clerk, real sign-in, on both databases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from fastapi import FastAPI
from starlette.testclient import TestClient

from proposals import settings
from proposals.database import Office
from tests.casework.access.conftest import PASSWORD, open_accounts
from tests.casework.conftest import AT
from tests.web.standing_site import site_of

Clock = time_machine.Traveller


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A home folder of the test's own, and hashes in a millisecond."""
    monkeypatch.setenv("TIAN_PASSWORD_MEMORY_KIB", "64")
    monkeypatch.setenv("TIAN_HOME", str(tmp_path / "home"))
    _forget()
    yield
    _forget()


def _forget() -> None:
    settings.settings.cache_clear()
    settings.secret.cache_clear()


@pytest.fixture(autouse=True)
def clock() -> Iterator[Clock]:
    """Nine o'clock on a Monday, in the test's hands: sign-in goes by the wall clock."""
    with time_machine.travel(AT, tick=False) as held:
        yield held


@pytest.fixture
def peopled(office: Office) -> Office:
    """The office with its accounts."""
    with office.transaction() as work:
        open_accounts(work)
    return office


@pytest.fixture
def site(peopled: Office) -> FastAPI:
    """Its pages."""
    return site_of(peopled)


Browse = Callable[..., TestClient]


@pytest.fixture
def browse(site: FastAPI) -> Browse:
    """A browser with nobody signed in."""

    def open_browser(base_url: str = "http://tian.test") -> TestClient:
        agent = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"}
        return TestClient(site, base_url, follow_redirects=False, headers=agent)

    return open_browser


@pytest.fixture
def guan(browse: Browse) -> TestClient:
    """管理甲 at work."""
    return signed_in(browse(), "guan1")


@pytest.fixture
def lin(browse: Browse) -> TestClient:
    """林秘书 at work."""
    return signed_in(browse(), "lin")


def signed_in(browser: TestClient, username: str, password: str = PASSWORD) -> TestClient:
    """The browser after its user has come in by the door."""
    answer = browser.post("/signin", data={"username": username, "password": password})
    assert answer.status_code == 303, answer.text
    return browser


def hand_in(browser: TestClient, address: str, page: str = "/account", **typed: str):  # type: ignore[no-untyped-def]
    """Hand in a form of a page, with the token that stands on it."""
    return browser.post(address, data={"csrf": token(browser.get(page).text), **typed})


def token(page: str) -> str:
    """The hidden token of a page."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found, "the page has a form"
    return found[1]
