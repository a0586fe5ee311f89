"""How much a page asks of the database: its sign-in and its frame among it."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from proposals.database import Office
from tests.web.case import cases
from tests.web.case.test_tabs import TABS
from tests.web.conftest import Enter
from workflows.terms import ProposalStage, Role

CASE, STATISTICS = 20, 15
STAGES = (ProposalStage.ASSIGNED, ProposalStage.REPLIED, ProposalStage.LOOKBACK)


def questions(person: TestClient, address: str, statements: list[str]) -> int:
    statements.clear()
    person.get(address)
    return len(statements)


@pytest.mark.parametrize(
    "who", ["clerk-1", "head", "chair", "assigner-government", "auditor", "author", "unit"]
)
def test_no_tab_of_a_case_asks_more_than_twenty_statements(
    enter: Enter, played: Office, statements: list[str], who: str
) -> None:
    found = {"author": cases.author, "unit": cases.unit_office}
    asked = {}
    for stage in STAGES:
        case = cases.at(played, stage)
        person = enter(found[who](played, case) if who in found else who)
        for tab in TABS[:-1]:
            asked[stage, tab] = questions(person, f"/proposals/{case}{tab}", statements)
    assert {where: n for where, n in asked.items() if n > CASE} == {}


@pytest.mark.parametrize(("username", "role"), [("clerk-1", Role.CLERK), ("chair", Role.CHAIR)])
def test_the_statistics_ask_fifteen_statements(
    enter: Enter, statements: list[str], username: str, role: Role
) -> None:
    assert questions(enter(username, role), "/statistics", statements) <= STATISTICS
