"""Who is at the command line: an account, in the role and for the unit it stands for today."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import select

from proposals import database
from proposals.casework.actor import Actor
from proposals.casework.rosters import units
from proposals.cli.opening import person
from proposals.records import HandlingUnit
from tests.cli.conftest import AT, COMMITTEE, Tian
from workflows.papers.rosters import UnitPaper
from workflows.terms import Role, UnitKind

CLERK = Actor("办公室丙", Role.CLERK, AT)
TWO_ROLES = """
[[accounts]]
username = "bing"
name = "委员丙"
member = "M2"
roles = ["member", "clerk"]
"""
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


@pytest.fixture
def with_bing(settled: Tian, folder: Path) -> Tian:
    """委员丙 holds two roles, both of which may draft."""
    (folder / "two.toml").write_text(COMMITTEE + TWO_ROLES, encoding="utf-8")
    assert settled("init", "--committee", "two.toml").exit_code == 0
    return settled


@pytest.mark.parametrize("role", ["clerk", "提案委办公室"])
def test_who_holds_several_roles_says_in_which_he_acts(with_bing: Tian, role: str) -> None:
    words = ("act", "new", "draft", "--as", "bing", "--file", "draft.toml")
    assert with_bing(*words).exit_code == 0
    assert "proxy_needs_scan" in with_bing(*words, "--role", role).stderr


def test_a_role_he_does_not_hold_is_refused_with_those_he_holds(with_bing: Tian) -> None:
    result = with_bing("act", "new", "draft", "--as", "bing", "--role", "convenor")
    assert (result.exit_code, "所持的是：委员、提案委办公室" in result.stderr) == (1, True)


def test_the_role_he_names_must_be_one_that_may_do_the_act(with_bing: Tian) -> None:
    words = ("act", "new", "add_sector", "--as", "bing", "--give", "name=科技")
    assert "role_permits_act" in with_bing(*words, "--role", "member").stderr
