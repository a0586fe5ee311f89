"""What every test may ask for: a laid-out database of either kind, empty and its own."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from proposals import database
from tests import postgres_server, schema
from tests.missing import lacking, wants
from tests.standing_office import as_new, office_at

# The same examples every time, and no deadline on a busy machine: a failure is a failure.
settings.register_profile("tian", derandomize=True, deadline=None)
settings.load_profile("tian")


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row, to be copied."""
    laid_out = tmp_path_factory.mktemp("sqlite") / "laid_out.sqlite"
    schema.lay_out(f"sqlite:///{laid_out}")
    return laid_out


@pytest.fixture(scope="session")
def postgres_server_url() -> Iterator[Any]:
    """A PostgreSQL server for this worker."""
    if importlib.util.find_spec("psycopg") is None:
        lacking("psycopg", "pip install 'tian[postgres]'")
    with postgres_server.server() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_database(postgres_server_url: Any, worker_id: str) -> Iterator[Engine]:
    """This worker's PostgreSQL database with every table."""
    name = f"tian_test_{worker_id}_{os.getpid()}"
    with postgres_server.fresh_database(postgres_server_url, name) as url:
        schema.lay_out(url)
        engine = database.engine(url)
        yield engine
        engine.dispose()


@pytest.fixture
def sqlite_url(sqlite_file: Path) -> str:
    """A laid-out SQLite database, new for every test."""
    return as_new(sqlite_file, sqlite_file.with_name("tian.sqlite"))


@pytest.fixture
def postgresql_url(postgres_database: Engine) -> Iterator[str]:
    """This worker's PostgreSQL database, emptied when the test is over."""
    yield postgres_database.url.render_as_string(hide_password=False)
    schema.empty(postgres_database)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty, laid-out database; a test that asks for it runs on both kinds."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def office(database_url: str) -> Iterator[database.Office]:
    """A committee's office on an empty database, with the rules of the district default."""
    opened = office_at(database_url)
    yield opened
    opened.engine.dispose()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that wait for a browser go first, on one worker; the others have the cores."""
    items.sort(key=lambda item: "browser" not in item.path.parts)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say at the end what this machine lacked, and how to get it."""
    lacked = wants(terminalreporter.stats.get("skipped", []))
    if lacked:
        terminalreporter.section("skipped for want of a tool")
    for reason, tests in lacked.items():
        terminalreporter.write_line(f"{tests} tests: {reason}")
