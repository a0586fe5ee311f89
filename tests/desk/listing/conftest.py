"""A list as somebody asks for it, by the query of its address."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

import pytest

from proposals.casework.actor import Actor
from proposals.desk import listing
from proposals.work import Work
from tests.desk.sight.conftest import who
from workflows.terms import Role

Ask = Callable[..., listing.Page]
CLERK = who(Role.CLERK)


def wanted(query: str) -> listing.Wanted:
    """What an address asks for."""
    return listing.parse(parse_qsl(query))[0]


@pytest.fixture
def ask(work: Work) -> Ask:
    """One page of the list."""

    def asked(query: str = "", reader: Actor = CLERK) -> listing.Page:
        work.flush()
        return listing.page(work, reader, wanted(query))

    return asked
