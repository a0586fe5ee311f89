"""What the browser tests may ask for: the played office and an empty one, served; windows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from proposals import rehearsal
from proposals.records import Account, Grant
from proposals.rehearsal.faces import SAYS
from tests.web.browser.serving import Served, served
from tests.web.browser.sheets import prepare
from tests.web.browser.window import DESK, Window
from tests.web.gallery_browser import browser

Open = Callable[..., Window]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for a file of tests."""
    with browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def standing(played_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The played committee, to be looked at only; one for all tests of this worker."""
    copy = shutil.copy(played_file, tmp_path_factory.mktemp("standing") / "played.sqlite")
    with served(rehearsal.office(f"sqlite:///{copy}")) as at:
        yield at


@pytest.fixture(scope="session")
def deciding(played_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The played committee with cases before those who decide, to be looked at only."""
    copy = shutil.copy(played_file, tmp_path_factory.mktemp("deciding") / "played.sqlite")
    office = rehearsal.office(f"sqlite:///{copy}")
    prepare(office)
    with served(office) as at:
        yield at


@pytest.fixture(scope="session")
def vacant(sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An office with nothing in it but one account a role, named by it."""
    copy = shutil.copy(sqlite_file, tmp_path_factory.mktemp("vacant") / "tian.sqlite")
    office = rehearsal.office(f"sqlite:///{copy}")
    with office.transaction() as work:
        for role in SAYS:
            account = Account(username=role, name=role.label)
            work.add(account)
            work.flush()
            work.add(Grant(account_id=account.id or 0, role=role, valid_from=date(2026, 1, 1)))
    with served(office) as at:
        yield at


@pytest.fixture
def working(played_file: Path, tmp_path: Path) -> Iterator[Served]:
    """The played committee with a cabinet, this test's own to work in."""
    copy = shutil.copy(played_file, tmp_path / "played.sqlite")
    with served(rehearsal.office(f"sqlite:///{copy}", tmp_path)) as at:
        yield at


@pytest.fixture
def window(chromium: Any, standing: Served) -> Iterator[Open]:
    """Windows on the played committee; what went wrong in one fails the test."""
    opened: list[Window] = []

    def open_one(size: dict[str, int] = DESK, script: bool = True, at: Served = standing) -> Window:
        opened.append(Window(chromium, at, size, script))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()
