"""tian account, tian session: the machine's owner keeps who may come in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from proposals import database
from proposals.casework.access import accounts, sessions
from proposals.settings import now, settings
from tests.cli.conftest import Tian

FIRST = re.compile(r"初始密码：[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}\n")


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A hash in a millisecond."""
    monkeypatch.setenv("TIAN_PASSWORD_MEMORY_KIB", "64")
    settings.cache_clear()
    yield
    settings.cache_clear()


def listed(tian: Tian, key: str = "accounts") -> dict[str, dict[str, Any]]:
    found = json.loads(tian("account", "list", "--json").stdout)[key]
    return {row["username"]: row for row in found}


def test_a_new_account_comes_with_a_first_password(settled: Tian) -> None:
    result = settled("account", "add", "lin", "--name", "林秘书", "--role", "clerk")
    assert FIRST.search(result.stdout)
    assert listed(settled)["lin"]["roles"] == "提案委办公室"


def test_it_acts_for_a_unit_named_by_its_name(settled: Tian) -> None:
    settled(
        *("account", "add", "zhu", "--name", "经办人甲", "--unit", "区财政局"),
        *("--role", "unit_handler"),
    )
    assert listed(settled)["zhu"]["roles"] == "经办人"


def test_of_two_faults_nothing_is_written(settled: Tian) -> None:
    result = settled("account", "add", "zhu", "--name", "经办人甲", "--role", "unit_handler")
    assert (result.exit_code, "account_acts_for" in result.stderr) == (1, True)
    assert "zhu" not in listed(settled)


def test_a_founded_account_gets_its_password_by_a_reset(settled: Tian) -> None:
    assert FIRST.search(settled("account", "reset", "clerk").stdout)


def test_an_unknown_account_is_refused_in_words(settled: Tian) -> None:
    result = settled("account", "reset", "nobody")
    assert (result.exit_code, "没有账号“nobody”" in result.stderr) == (1, True)


def test_a_closed_account_has_no_roles(settled: Tian) -> None:
    settled("account", "close", "clerk")
    row = listed(settled)["clerk"]
    assert (row["roles"], row["closed_on"]) == ("", "2026-03-02")


def test_nobody_acts_under_a_closed_account(settled: Tian) -> None:
    settled("account", "close", "clerk")
    assert settled("act", "1", "accept", "--as", "clerk").exit_code == 1


def test_a_closed_account_is_opened_again(settled: Tian) -> None:
    settled("account", "close", "clerk")
    assert FIRST.search(settled("account", "reopen", "clerk").stdout)


@pytest.fixture
def with_two(settled: Tian) -> Tian:
    """An office with two system administrators."""
    for username in ("guan1", "guan2"):
        settled("account", "add", username, "--name", f"管理{username[-1]}", "--role", "sysadmin")
    return settled


def test_with_two_administrators_a_grant_waits_for_one_of_them(with_two: Tian) -> None:
    result = with_two("account", "grant", "clerk", "auditor")
    assert "已提请授予角色：审计" in result.stdout
    assert listed(with_two, "waiting")["clerk"]["label"] == "审计"


def test_the_owner_does_not_confirm_what_he_proposed(with_two: Tian) -> None:
    with_two("account", "grant", "clerk", "auditor")
    result = with_two("account", "confirm", "1")
    assert (result.exit_code, "two_people" in result.stderr) == (1, True)


def test_he_may_take_it_back(with_two: Tian) -> None:
    with_two("account", "grant", "clerk", "auditor")
    with_two("account", "refuse", "1")
    assert listed(with_two, "waiting") == {}


def test_a_role_may_have_an_end(settled: Tian) -> None:
    settled("account", "grant", "clerk", "auditor", "--until", "2026-03-31")
    assert listed(settled)["clerk"]["roles"] == "提案委办公室、审计"


@pytest.mark.parametrize("until", ["2026-03-01", "明天"])
def test_but_not_one_that_is_past_or_no_date(settled: Tian, until: str) -> None:
    assert settled("account", "grant", "clerk", "auditor", "--until", until).exit_code == 1


def test_a_role_ends_at_once(settled: Tian) -> None:
    settled("account", "end-grant", "clerk", "clerk")
    assert listed(settled)["clerk"]["roles"] == ""


def test_a_role_that_is_not_held_does_not_end(settled: Tian) -> None:
    result = settled("account", "end-grant", "clerk", "auditor")
    assert (result.exit_code, "grant_held" in result.stderr) == (1, True)


@pytest.fixture
def visited(settled: Tian) -> Tian:
    """The clerk is signed in twice."""
    office = database.open_office()
    with office.transaction() as work:
        for device in ("Firefox，Linux", "微信，安卓"):
            sessions.begin(work, accounts.named(work, "clerk"), now(), "192.0.2.7", device)
    office.engine.dispose()
    return settled


def open_sessions(tian: Tian) -> list[str]:
    return [row["device"] for row in json.loads(tian("session", "list", "--json").stdout)]


def test_open_sessions_are_listed_newest_first(visited: Tian) -> None:
    assert open_sessions(visited) == ["微信，安卓", "Firefox，Linux"]


def test_one_session_is_closed_by_its_number(visited: Tian) -> None:
    visited("session", "close", "1")
    assert open_sessions(visited) == ["微信，安卓"]


def test_or_all_of_an_account(visited: Tian) -> None:
    assert "2处" in visited("session", "close", "--account", "clerk").stdout
    assert open_sessions(visited) == []


def test_which_must_be_said(visited: Tian) -> None:
    assert visited("session", "close").exit_code == 2


@pytest.mark.parametrize("listing", [("account", "list"), ("session", "list")])
def test_a_list_is_a_table_for_people(visited: Tian, listing: tuple[str, str]) -> None:
    assert "clerk" in visited(*listing).stdout
