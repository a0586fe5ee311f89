"""Who keeps the rosters in these tests, and what is on record of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from proposals.records import Entry
from proposals.work import Work
from tests.casework.conftest import AT, person
from workflows.refusals import Refusal
from workflows.terms import Role

CLERK = person(Role.CLERK, "办公室丙")
TODAY = AT.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
TABLES = ("term", "plenary_session", "sector", "organisation", "member", "handling_unit")


@pytest.fixture(autouse=True)
def numbered(work: Work) -> None:
    """The committee was settled with numbers of its own choice; PostgreSQL has to be told."""
    if work.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            work.execute(text(f"select setval(pg_get_serial_sequence('{table}', 'id'), 100)"))


def last(work: Work) -> Entry:
    """The latest entry of the rosters."""
    asked = select(Entry).where(Entry.chain == "rosters").order_by(col(Entry.number).desc())
    found = work.exec(asked).first()
    assert found
    return found


def facts(work: Work) -> dict[str, Any]:
    """What it put on record."""
    kept: dict[str, Any] = json.loads(last(work).facts)
    return kept


@contextmanager
def refused(work: Work, *rules: str) -> Iterator[None]:
    """Refused for exactly these rules, and nothing is on record."""
    with pytest.raises(Refusal) as refusal:
        yield
    assert refusal.value.rules == rules
    assert work.exec(select(Entry)).all() == []
