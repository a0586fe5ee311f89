"""The list of proposals beside two pages by FastAPI and SQLModel as usually written.

Ours signs a person in, asks his row rules, counts what he owes, offers every filter and keeps how
many there are until the next act; what the two others do and leave out stands in usual_pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle
from typing import Any

import pytest
from fastapi import FastAPI
from sqlmodel import insert
from starlette.testclient import TestClient

from proposals import database
from proposals.database import Office
from proposals.records import Account, Assignment, Chain, Entry, Grant, Proposal
from proposals.web import signin
from proposals.web.site import build_site
from tests.benchmarks import usual_pages
from tests.casework.conftest import AT, settle_committee
from tests.web.tickets import ticket
from workflows.terms import (
    Act,
    AssignmentStage,
    Intake,
    ProposalStage,
    ProposerKind,
    Role,
    UnitRole,
)

MANY, FEW = 100_000, 500
"""Rows where it is timed, and where it only has to run."""
ADDRESS = "/proposals?stage=archived&category=经济&category=社会"
CATEGORIES = ("政治", "经济", "社会", "文化", "生态文明")
STAGES = (ProposalStage.ARCHIVED, ProposalStage.CLOSED, ProposalStage.NOT_FILED)
LIFE = ((Act.SUBMIT, "submitted"), (Act.ACCEPT, "under_review"), (Act.ARCHIVE, ""))


@pytest.fixture(scope="module")
def timed(request: pytest.FixtureRequest) -> bool:
    """Whether this run measures."""
    return bool(request.config.getoption("benchmark_enable"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, timed: bool) -> Iterator[Office]:
    """A committee with many cases that are over, each with its unit and its history."""
    url = f"sqlite:///{tmp_path_factory.mktemp('archive') / 'archive.sqlite'}"
    database.migrate(url)
    office = database.open_office(url)
    numbers = range(1, (MANY if timed else FEW) + 1)
    with office.transaction() as work:
        settle_committee(work)
        work.add(Account(id=1, username="lin", name="林秘书"))
        work.flush()
        work.add(Grant(account_id=1, role=Role.CLERK, valid_from=AT.date()))
        work.execute(insert(Proposal), [_row(n) for n in numbers])
        work.execute(insert(Assignment), [_unit(n) for n in numbers])
        work.execute(
            insert(Chain), [{"name": f"proposal:{n}", "length": 3, "head": ""} for n in numbers]
        )
        work.execute(insert(Entry), [entry for n in numbers for entry in _life(n)])
    with office.engine.connect() as connection:
        connection.exec_driver_sql("analyze")
    yield office
    office.engine.dispose()


def _row(number: int) -> dict[str, Any]:
    at = AT - timedelta(minutes=45 * number)
    return {
        "version": 1,
        "stage": STAGES[number % 3],
        "kind": ProposerKind.INDIVIDUAL,
        "term_id": 1,
        "plenary_session_id": 1,
        "member_id": 1 + number % 6,
        "proposer_name": "委员甲",
        "sector_name": "经济",
        "title": f"关于解决第{number}处停车难问题的提案",
        "category": CATEGORIES[number % 5],
        "intake": Intake.PLENARY,
        "receipt_no": f"收{number}",
        "case_no": f"第{number}号",
        "drafted_at": at,
        "submitted_at": at,
    }


def _unit(number: int) -> dict[str, Any]:
    return {
        "version": 1,
        "stage": AssignmentStage.DONE,
        "proposal_id": number,
        "unit_id": 1 + number % 5,
        "unit_name": "区住建局",
        "role": UnitRole.LEAD,
        "assigned_at": AT,
    }


def _life(number: int) -> Iterator[dict[str, Any]]:
    was = ""
    for place, (act, stage) in enumerate(LIFE, 1):
        became = stage or STAGES[number % 3].value
        yield {
            "chain": f"proposal:{number}",
            "number": place,
            "at": AT,
            "act": act,
            "subject": f"proposal:{number}",
            "was": was,
            "became": became,
            "by": "林秘书",
            "role": Role.CLERK,
            "facts": "{}",
            "algorithm": "sha256",
            "previous": "",
            "hash": f"{number}.{place}",
        }
        was = became


@pytest.fixture(scope="module")
def ours(archive: Office) -> Iterator[TestClient]:
    """A clerk's browser."""
    with _browser(build_site(archive, now=lambda: AT), archive) as client:
        yield client


@pytest.fixture(scope="module")
def whole(archive: Office) -> Iterator[TestClient]:
    """His browser at the page that shows the same from objects."""
    with _browser(usual_pages.whole(archive), archive) as client:
        yield client


@pytest.fixture(scope="module")
def bare(archive: Office) -> Iterator[TestClient]:
    """Anybody's browser."""
    with TestClient(usual_pages.bare(archive)) as client:
        yield client


def _browser(site: FastAPI, archive: Office) -> TestClient:
    client = TestClient(site)
    client.cookies.set(signin.COOKIE, ticket(archive, "lin").cookie)
    return client


@pytest.mark.benchmark(group="50 of 100,000 rows")
@pytest.mark.parametrize("pages", [1, 100], ids=["the first page", "a hundred pages"])
@pytest.mark.parametrize("who", ["ours", "whole", "bare"])
def test_a_page_of_the_list(
    benchmark: Any, request: pytest.FixtureRequest, timed: bool, who: str, pages: int
) -> None:
    # The first page is what most look at; of a hundred in turn ours remembers no drawn line.
    client: TestClient = request.getfixturevalue(who)
    turned = cycle(range(1, (pages if timed else 1) + 1))
    page = benchmark(lambda: client.get(f"{ADDRESS}&page={next(turned)}"))
    assert (page.status_code, page.text.count("/proposals/") >= 50) == (200, True)
