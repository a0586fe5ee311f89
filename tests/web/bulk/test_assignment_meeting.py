"""交办会: units are named case by case on one sheet, and handed over by the assigner."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Assignment, HandlingUnit, Letter, Proposal
from proposals.settings import now
from tests.web.bulk.sheets import form_of, hidden, sum_of
from tests.web.conftest import Enter
from workflows.terms import ProposalStage, Role, UnitKind

ADDRESS = "/assignment-meeting"
FOREIGN = 999_999


@pytest.fixture
def filed(played: Office) -> Proposal:
    """A case that waits for its units."""
    with played.transaction() as work:
        return work.exec(select(Proposal).where(Proposal.stage == ProposalStage.FILED)).one()


@pytest.fixture
def units(played: Office) -> list[HandlingUnit]:
    """Two units of the government."""
    with played.transaction() as work:
        asked = select(HandlingUnit).where(HandlingUnit.kind == UnitKind.GOVERNMENT)
        return list(work.exec(asked.order_by(col(HandlingUnit.id)).limit(2)))


def proposed(office: Office, case: Proposal) -> list[tuple[str, str]]:
    with office.transaction() as work:
        rows = work.get_one(Proposal, case.id).proposed_units
        return [(row["name"], row["role"]) for row in rows]


def kinds(office: Office) -> Counter[str]:
    """How many letters of each kind there are."""
    with office.reading() as work:
        return Counter(work.exec(select(Letter.kind)))


def save(clerk: TestClient, case: Proposal, *names: str) -> Any:
    page = clerk.get(ADDRESS)
    typed = {f"{case.id}.choices.{n}.unit_id": name for n, name in enumerate(names, 1)}
    return clerk.post(ADDRESS, data=hidden(page.text) | typed)


def test_two_units_without_a_part_are_lead_and_co(
    enter: Enter, played: Office, filed: Proposal, units: list[HandlingUnit]
) -> None:
    save(enter("clerk-1", Role.CLERK), filed, *(unit.name for unit in units))
    assert proposed(played, filed) == [(units[0].name, "lead"), (units[1].name, "co")]


def test_a_unit_that_is_in_no_register_stays_as_typed_with_the_reason(
    enter: Enter, played: Office, filed: Proposal
) -> None:
    before = proposed(played, filed)
    page = save(enter("clerk-1", Role.CLERK), filed, "区火星局")
    assert 'value="区火星局"' in page.text
    assert "没有“区火星局”" in page.text
    assert proposed(played, filed) == before


def test_a_sheet_nobody_changed_is_not_put_on_record(
    enter: Enter, filed: Proposal, units: list[HandlingUnit]
) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    save(clerk, filed, units[0].name)
    length = hidden(clerk.get(ADDRESS).text)[f"seen.{filed.id}"]
    save(clerk, filed, units[0].name)
    assert hidden(clerk.get(ADDRESS).text)[f"seen.{filed.id}"] == length


def test_the_assigner_hands_over_what_was_named(
    enter: Enter, played: Office, filed: Proposal, units: list[HandlingUnit]
) -> None:
    save(enter("clerk-1", Role.CLERK), filed, units[0].name)
    office = enter("assigner-government", Role.ASSIGNER)
    assert re.search(rf'name="id" value="{filed.id}"', office.get(ADDRESS).text)
    page = office.post("/bulk/assign", data=form_of(office, "assign", [filed.key]))
    assert sum_of(page.text) == "交办 1 件：成功 1，未成 0"
    with played.transaction() as work:
        rows = work.exec(select(Assignment).where(Assignment.proposal_id == filed.id))
        assert [row.unit_name for row in rows] == [units[0].name]


def test_what_was_named_anew_since_the_assigner_looked_is_not_handed_over(
    enter: Enter, played: Office, filed: Proposal, units: list[HandlingUnit]
) -> None:
    clerk, office = enter("clerk-1", Role.CLERK), enter("assigner-government", Role.ASSIGNER)
    save(clerk, filed, units[0].name)
    form = form_of(office, "assign", [filed.key])
    save(clerk, filed, units[1].name)
    page = office.post("/bulk/assign", data=form).text
    assert sum_of(page) == "交办 1 件：成功 0，未成 1"
    assert re.search(r"（提案委办公室）\d+月\d+日\d\d:\d\d拟定承办单位", page)


def test_a_unit_gets_one_letter_for_all_it_is_handed(
    enter: Enter, played: Office, filed: Proposal, units: list[HandlingUnit]
) -> None:
    with played.transaction() as work:
        asked = select(Proposal).where(Proposal.stage == ProposalStage.UNDER_REVIEW)
        other = work.exec(asked).all()[0]
        other.stage, other.case_no, other.filed_at = ProposalStage.FILED, "第0999号", now()
    clerk, office = enter("clerk-1", Role.CLERK), enter("assigner-government", Role.ASSIGNER)
    for case in (filed, other):
        save(clerk, case, units[0].name)
    before = kinds(played)
    form = form_of(office, "assign", [filed.key, other.key, FOREIGN])
    page = office.post("/bulk/assign", data=form).text
    assert sum_of(page) == "交办 3 件：成功 2，未成 1"
    written = kinds(played) - before
    assert (written["handle/assignment_list"], written["handle/assignment_notice"]) == (1, 0)


@pytest.mark.parametrize("name", ["m001"])
def test_it_is_not_there_for_members(enter: Enter, name: str) -> None:
    assert enter(name).get(ADDRESS).status_code == 404
