"""Who is at the command line: an account, in the role and for the unit it stands for today."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import select

from proposals import database
from proposals.casework.actor import Actor
from proposals.casework.rosters import units
from proposals.cli.opening import person
from proposals.records import HandlingUnit
from tests.cli.conftest import AT, Tian
from workflows.papers.rosters import UnitPaper
from workflows.terms import Role, UnitKind

CLERK = Actor("办公室丙", Role.CLERK, AT)
NEW_NAME = UnitPaper("区住建和更新局", UnitKind.GOVERNMENT, 0)


def test_an_account_follows_its_unit_to_a_new_name(settled: Tian, folder: Path) -> None:
    office = database.open_office(f"sqlite:///{folder / 'tian.db'}")
    with office.transaction() as work:
        old = work.exec(select(HandlingUnit).where(HandlingUnit.name == "区住建局")).one()
        was = person(work, "unit")
        new = units.rename(work, old, NEW_NAME, AT.date(), CLERK)
        now = person(work, "unit")
        assert (was.units, now.units) == ({old.id}, {old.id, new.id})
        assert now.unit_id == new.id
    office.engine.dispose()
