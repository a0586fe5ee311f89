"""What the tests of the pages may ask for: the sample committee played once, and a way in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import event
from sqlmodel import select
from starlette.testclient import TestClient

from proposals import database, rehearsal
from proposals.casework.access import sessions
from proposals.database import Office
from proposals.records import Account
from proposals.rehearsal.script import CURTAIN
from proposals.settings import now
from proposals.web import signin
from tests import sharing
from tests.standing_office import as_new, moved_in
from tests.web.standing_site import site_of
from workflows.terms import Role

Enter = Callable[..., TestClient]


@pytest.fixture(scope="session")
def played_file(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The built-in play in one SQLite file, played by the first worker that asks."""
    folder = sharing.shared(tmp_path_factory, worker_id, "played")
    sharing.once(folder, _play)
    return folder / "played.sqlite"


def _play(folder: Path) -> None:
    file = folder / "played.sqlite"
    file.unlink(missing_ok=True)
    url = f"sqlite:///{file}"
    database.migrate(url)
    office = rehearsal.office(url)
    rehearsal.play(office, rehearsal.Script())
    # Outside of a transaction: inside one SQLite lays nothing down.
    connection = office.engine.raw_connection()
    connection.cursor().execute("pragma wal_checkpoint(truncate)")
    connection.close()
    office.engine.dispose()


@pytest.fixture(scope="session")
def worker_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this worker keeps its copy."""
    return tmp_path_factory.mktemp("worker")


@pytest.fixture
def played(played_file: Path, worker_folder: Path) -> Iterator[Office]:
    """The played committee, copied anew for every test."""
    url = as_new(played_file, worker_folder / "played.sqlite")
    office = moved_in(rehearsal.office(url))
    yield office
    office.engine.dispose()


@pytest.fixture
def site(played: Office) -> FastAPI:
    """The played committee's pages, at the moment the curtain fell."""
    return site_of(played, now=lambda: CURTAIN)


@pytest.fixture
def enter(site: FastAPI, played: Office) -> Enter:
    """A browser in which somebody has signed in, in one of his roles."""

    def entering(username: str, role: Role | None = None) -> TestClient:
        client = TestClient(site, follow_redirects=False)
        with played.transaction() as work:
            account = work.exec(select(Account).where(Account.username == username)).one()
            session, token = sessions.begin(work, account, now())
            held = sessions.grants_held(work, account.id or 0, now().date())
            session.grant_id = next(g.id for g in held if role in {None, g.role})
        client.cookies.set(signin.COOKIE, signin._signer().dumps(token))
        return client

    return entering


@pytest.fixture
def statements(played: Office) -> Iterator[list[str]]:
    """What the played committee's database is asked."""
    asked: list[str] = []

    def note(*said: Any) -> None:
        if said[2] != "BEGIN":
            asked.append(said[2])

    event.listen(played.engine, "before_cursor_execute", note)
    yield asked
    event.remove(played.engine, "before_cursor_execute", note)
