"""Sessions: found by their token alone, ended by time, by hand and for cause."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from proposals.casework.access import accounts, grants, keeper, sessions
from proposals.records import Grant, WebSession
from proposals.work import Work
from tests.casework.access.conftest import AT, FROM, administrator, key, of
from tests.casework.access.recorded import acts_on
from tests.casework.access.refused import refused_for
from workflows.terms import AccountAct, Role, SessionEnd


@pytest.fixture
def token(work: Work) -> str:
    """The token of 林秘书's open session."""
    return sessions.begin(work, of(work, "lin"), AT, "192.0.2.7", "Firefox，Linux")[1]


def only(work: Work) -> WebSession:
    return work.exec(select(WebSession)).one()


def number(work: Work) -> int:
    session = only(work)
    assert session.id is not None
    return session.id


def test_the_token_finds_the_session(work: Work, token: str) -> None:
    assert sessions.found(work, token, AT) is only(work)


def test_the_token_itself_is_not_kept(work: Work, token: str) -> None:
    assert token not in str(only(work).model_dump())


@pytest.mark.parametrize("other", ["", "x", "'; --"])
def test_another_token_finds_nothing(work: Work, token: str, other: str) -> None:
    assert sessions.found(work, other, AT) is None


@pytest.mark.parametrize(("minutes", "lives"), [(119, True), (120, False)])
def test_two_hours_without_a_sign_of_life_end_it(
    work: Work, token: str, minutes: int, lives: bool
) -> None:
    later = AT + timedelta(minutes=minutes)
    assert (sessions.found(work, token, later) is not None) is lives


@pytest.mark.parametrize(("hours", "lives"), [(11.9, True), (12, False)])
def test_twelve_hours_end_it_however_busy(
    work: Work, token: str, hours: float, lives: bool
) -> None:
    later = AT + timedelta(hours=hours)
    sessions.see(work, number(work), later - timedelta(minutes=1))
    assert (sessions.found(work, token, later) is not None) is lives


def test_a_closed_one_is_not_found(work: Work, token: str) -> None:
    sessions.end(work, number(work), SessionEnd.SIGNED_OUT, AT)
    assert sessions.found(work, token, AT) is None


def test_the_next_one_writes_down_what_time_has_ended(work: Work, token: str) -> None:
    sessions.begin(work, of(work, "lin"), AT + timedelta(hours=3))
    first = work.exec(select(WebSession).order_by("id")).first()
    assert first is not None
    assert first.closed_why == SessionEnd.IDLE


def test_somebody_elses_is_not_found_among_ones_own(work: Work, token: str) -> None:
    with refused_for("session_exists"):
        sessions.end_own(work, key(of(work, "guan1")), number(work), AT)


def test_an_administrator_closes_it_on_record(work: Work, token: str) -> None:
    sessions.end_for(work, number(work), administrator(work))
    assert acts_on(work, "lin")[-1] == (AccountAct.CLOSE_SESSION, "管理甲")


def test_a_changed_password_ends_the_others(work: Work, token: str) -> None:
    lin = of(work, "lin")
    here, _ = sessions.begin(work, lin, AT)
    himself = keeper.himself(lin, AT, Role.CLERK)
    accounts.change_password(work, lin, "另一句自己记得住的话", himself, here.id)
    living = [s.id for s in work.exec(select(WebSession)) if s.closed_at is None]
    assert living == [here.id]


def test_a_closed_account_loses_its_sessions(work: Work, token: str) -> None:
    accounts.close(work, of(work, "lin"), administrator(work))
    assert only(work).closed_why == SessionEnd.ACCOUNT_CLOSED


def test_it_goes_on_in_another_role_held_today(work: Work, token: str) -> None:
    also = Grant(account_id=key(of(work, "lin")), role=Role.COMMITTEE_HEAD, valid_from=FROM)
    work.add(also)
    work.flush()
    assert sessions.switch_role(work, number(work), also.id or 0, AT.date()) == Role.COMMITTEE_HEAD


def test_not_in_somebody_elses(work: Work, token: str) -> None:
    others = grants.held(work, of(work, "guan1"), Role.SYSADMIN, AT.date())[0]
    with refused_for("grant_held"):
        sessions.switch_role(work, number(work), others.id or 0, AT.date())
