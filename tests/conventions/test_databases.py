"""The suite's own promise: a test that asks for a database gets an empty one, on both kinds."""

from __future__ import annotations

import pytest
from sqlmodel import select

from proposals.database import Office
from proposals.records import NumberSeries


@pytest.mark.parametrize("time", ["first", "second"])
def test_nothing_is_left_from_the_test_before(office: Office, time: str) -> None:
    with office.transaction() as work:
        assert work.exec(select(NumberSeries)).all() == []
        work.add(NumberSeries(name="案号", last=1))
