"""The list of proposals beside the same rows by FastAPI and SQLModel as usually written.

Ours signs a person in, asks his row rules and counts what he owes; the other does none of this.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import Depends, FastAPI
from fastapi.responses import HTMLResponse
from jinja2 import Template
from sqlmodel import Session, col, func, insert, select
from starlette.testclient import TestClient

from proposals import database
from proposals.database import Office
from proposals.records import Account, Grant, Proposal
from proposals.web import signin
from proposals.web.site import build_site
from tests.casework.conftest import AT, settle_committee
from tests.web.tickets import ticket
from workflows.terms import Intake, ProposalStage, ProposerKind, Role

MANY, FEW = 100_000, 500
"""Rows where it is timed, and where it only has to run."""
ADDRESS = "/proposals?stage=archived&category=经济&category=社会"
CATEGORIES = ("政治", "经济", "社会", "文化", "生态文明")
STAGES = (ProposalStage.ARCHIVED, ProposalStage.CLOSED, ProposalStage.NOT_FILED)
PAGE = """<table>{% for row in rows %}<tr>
<td><a href="/proposals/{{ row.id }}">{{ row.case_no }}</a></td><td>{{ row.title }}</td>
<td>{{ row.proposer_name }}</td><td>{{ row.category }}</td><td>{{ row.stage.label }}</td>
<td>{{ row.submitted_at }}</td></tr>{% endfor %}</table>{{ total }}"""


@pytest.fixture(scope="module")
def archive(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Office]:
    """A committee with many cases that are over."""
    url = f"sqlite:///{tmp_path_factory.mktemp('archive') / 'archive.sqlite'}"
    database.migrate(url)
    office = database.open_office(url)
    timed = not request.config.getoption("benchmark_disable")
    with office.transaction() as work:
        settle_committee(work)
        work.add(Account(id=1, username="lin", name="林秘书"))
        work.flush()
        work.add(Grant(account_id=1, role=Role.CLERK, valid_from=AT.date()))
        work.execute(insert(Proposal), [_row(n) for n in range(1, (MANY if timed else FEW) + 1)])
    with office.engine.connect() as connection:
        connection.exec_driver_sql("analyze")
    yield office
    office.engine.dispose()


def _row(number: int) -> dict[str, Any]:
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
        "drafted_at": AT,
        "submitted_at": AT,
    }


@pytest.fixture
def ours(archive: Office) -> TestClient:
    """A clerk's browser."""
    client = TestClient(build_site(archive, now=lambda: AT))
    client.cookies.set(signin.COOKIE, ticket(archive, "lin").cookie)
    return client


@pytest.fixture
def usual(archive: Office) -> TestClient:
    """Objects of the record in a template, as tutorials write it."""
    app, template = FastAPI(), Template(PAGE, autoescape=True)

    def session() -> Iterator[Session]:
        with Session(archive.engine) as opened:
            yield opened

    @app.get("/proposals")
    def page(stage: str, session: Session = Depends(session)) -> HTMLResponse:
        asked = select(Proposal).where(
            Proposal.stage == stage, col(Proposal.category).in_(("经济", "社会"))
        )
        total = session.exec(select(func.count()).select_from(asked.subquery())).one()
        newest = asked.order_by(col(Proposal.submitted_at).desc(), col(Proposal.id).desc())
        rows = session.exec(newest.limit(50)).all()
        return HTMLResponse(template.render(rows=rows, total=total))

    return TestClient(app)


@pytest.mark.benchmark(group="50 of 100,000 rows")
@pytest.mark.parametrize("who", ["ours", "usual"])
def test_a_page_of_the_list(benchmark: Any, request: pytest.FixtureRequest, who: str) -> None:
    client: TestClient = request.getfixturevalue(who)
    page = benchmark(client.get, ADDRESS)
    assert (page.status_code, page.text.count("/proposals/") >= 50) == (200, True)
