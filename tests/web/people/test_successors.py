"""Accounts of a unit that was renamed or merged into another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.casework.rosters import units
from proposals.database import Office
from proposals.records import Account, HandlingUnit
from proposals.rehearsal.script import CURTAIN
from proposals.work import Work
from tests.web.case import cases
from tests.web.conftest import Enter
from workflows.papers.rosters import UnitPaper
from workflows.terms import ProposalStage, Role

CLERK = Actor("办公室丙", Role.CLERK, CURTAIN - timedelta(days=3))
TODAY, YESTERDAY = CURTAIN.date(), CURTAIN.date() - timedelta(days=1)


def rename(work: Work, unit: HandlingUnit) -> None:
    units.rename(work, unit, UnitPaper("区改名局", unit.kind, 0), TODAY, CLERK)


def merge(work: Work, unit: HandlingUnit) -> None:
    others = select(HandlingUnit).where(HandlingUnit.id != unit.id)
    heir = work.exec(others.where(col(HandlingUnit.valid_until).is_(None))).first()
    units.end(work, unit, YESTERDAY, "机构改革", CLERK, heir)


@pytest.mark.parametrize(("change", "answer"), [(rename, 200), (merge, 404)])
def test_people_keep_their_cases_under_a_new_name_and_lose_them_to_an_heir(
    played: Office, enter: Enter, change: Callable[[Work, HandlingUnit], None], answer: int
) -> None:
    case = cases.at(played, ProposalStage.REPLIED)
    office = cases.unit_office(played, case)
    with played.transaction() as work:
        account = work.exec(select(Account).where(Account.username == office)).one()
        change(work, work.get_one(HandlingUnit, account.unit_id))
    assert enter(office).get(f"/proposals/{case}").status_code == answer
