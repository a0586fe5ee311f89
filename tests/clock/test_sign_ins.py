"""Attempts to sign in are kept for a time and no longer."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import select

from proposals.clock import SWEEPS, SweepReport
from proposals.database import Office
from proposals.records import SignIn
from proposals.settings import settings
from tests.casework.conftest import AT
from workflows.terms import SignInOutcome


def test_only_what_is_kept_long_enough_is_forgotten(office: Office) -> None:
    kept = timedelta(days=settings().keep_sign_ins_days)
    with office.transaction() as work:
        work.add_all(
            SignIn(username=name, address="192.0.2.1", at=at, outcome=SignInOutcome.PASSED)
            for name, at in (("old", AT - kept - timedelta(hours=1)), ("new", AT - kept))
        )
    assert SWEEPS["forget_sign_ins"](office, AT) == SweepReport("forget_sign_ins", 1)
    with office.reading() as work:
        assert [row.username for row in work.exec(select(SignIn))] == ["new"]
