"""The date of the README, counted by hand: a holiday, a make-up day, an extension."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from proposals import database
from proposals.casework.actor import Actor
from proposals.casework.handle import assignment, extension
from proposals.cli import app
from proposals.records import Proposal
from proposals.settings import settings
from tests.casework.conftest import make_proposal_in, settle_committee
from workflows.papers.meeting import Network
from workflows.papers.units import UnitChoice
from workflows.terms import Intake, ProposalStage, Role, UnitRole

ASSIGNED = datetime(2026, 1, 4, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a make-up Sunday
ASKED = datetime(2026, 3, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
README = Path(__file__).parents[2] / "README.md"


@pytest.fixture
def extended(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The number of a case assigned on 4 January and extended until 9 May."""
    office = database.open_office(sqlite_url)
    assigner = Actor("区政府办公室", Role.ASSIGNER, ASSIGNED)
    unit = Actor("住建局办公室", Role.UNIT_OFFICE, ASSIGNED, unit_id=1)
    with office.transaction() as work:
        settle_committee(work)
        proposal = make_proposal_in(
            work, ProposalStage.FILED, intake=Intake.RECESS, case_no="第0123号"
        )
        head = Actor("主任乙", Role.COMMITTEE_HEAD, ASSIGNED)
        assignment.propose_units(work, proposal, (UnitChoice(1, UnitRole.SOLE),), head)
        (row,) = assignment.assign(work, proposal, assigner)
        assignment.sign_for(work, row, Network("副局长壬", "办公室", "经办辛"), unit)
        until = date(2026, 5, 9)
        extension.request(work, row, "避开春节停工", "已勘察", until, unit.later(ASKED))
        extension.grant(work, row, "同意", assigner.later(ASKED))
    office.engine.dispose()
    monkeypatch.setenv("TIAN_DATABASE_URL", sqlite_url)
    settings.cache_clear()
    return "第0123号"


def test_the_sheet_is_that_of_the_readme(extended: str) -> None:
    sheet = CliRunner().invoke(app, ["explain", extended, "reply"], catch_exceptions=False).stdout
    settings.cache_clear()
    assert sheet.strip() in README.read_text(encoding="utf-8")


def test_the_hand_count_is_kept(extended: str, sqlite_url: str) -> None:
    with database.open_office(sqlite_url).transaction() as work:
        (proposal,) = [work.get_one(Proposal, 1)]
        reply = next(d for d in proposal.deadlines if d.duty == "reply")
        assert (reply.due_on, reply.version, reply.provisional) == (date(2026, 5, 9), 2, False)
