"""Single sign-on against a provider that answers over HTTP: who is vouched for, and who is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from joserfc import jwk
from sqlmodel import select
from starlette.testclient import TestClient

from proposals import settings
from proposals.casework.access import accounts
from proposals.database import Office
from proposals.records import SignIn
from proposals.web import oidc
from tests.casework.access.conftest import administrator, of
from tests.web.account.conftest import Browse
from tests.web.account.provider import CLIENT, SECRET, Provider, serving
from workflows.terms import SignInOutcome


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    """One provider for all these tests."""
    with serving() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, monkeypatch: pytest.MonkeyPatch) -> Provider:
    """The provider this office trusts, saying the truth."""
    running.username, running.said, running.signing_key = "lin", {}, running.key
    monkeypatch.setenv("TIAN_OIDC_ISSUER", running.issuer)
    monkeypatch.setenv("TIAN_OIDC_CLIENT_ID", CLIENT)
    monkeypatch.setenv("TIAN_OIDC_CLIENT_SECRET", SECRET)
    settings.settings.cache_clear()
    oidc._provider.cache_clear()
    return running


def there_and_back(browser: TestClient) -> str:
    """The way to the provider; the address at which the browser comes back."""
    there = browser.get("/signin/oidc").headers["location"]
    return httpx.get(there).headers["location"]


def test_whom_the_provider_knows_is_let_in(provider: Provider, browse: Browse) -> None:
    browser = browse()
    answer = browser.get(there_and_back(browser))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "林秘书" in browser.get("/account").text


def test_a_first_password_nobody_used_is_not_in_the_way(
    provider: Provider, browse: Browse, peopled: Office
) -> None:
    with peopled.transaction() as work:
        accounts.reset(work, of(work, "lin"), administrator(work))
    browser = browse()
    browser.get(there_and_back(browser))
    assert "修改初始密码" not in browser.get("/account").text


def test_nobody_is_created(provider: Provider, browse: Browse) -> None:
    provider.username = "stranger"
    browser = browse()
    answer = browser.get(there_and_back(browser))
    assert 'data-rule="account_exists"' in answer.text


def test_a_closed_account_stays_closed(provider: Provider, browse: Browse, peopled: Office) -> None:
    with peopled.transaction() as work:
        accounts.close(work, of(work, "lin"), administrator(work))
    browser = browse()
    assert browser.get(there_and_back(browser)).status_code == 403


def test_the_attempt_is_on_record(provider: Provider, browse: Browse, peopled: Office) -> None:
    provider.username = "stranger"
    browser = browse()
    browser.get(there_and_back(browser))
    with peopled.transaction() as work:
        tried = work.exec(select(SignIn)).one()
    assert (tried.username, tried.outcome) == ("stranger", SignInOutcome.FAILED)


@pytest.mark.parametrize(
    "said",
    [
        {"iss": "http://evil.test"},
        {"aud": "another client"},
        {"nonce": "of another way"},
        {"exp": 1},
        {"preferred_username": None},
    ],
    ids=lambda said: next(iter(said)),
)
def test_a_token_that_is_not_for_us_lets_nobody_in(
    provider: Provider, browse: Browse, said: dict[str, Any]
) -> None:
    provider.said = said
    browser = browse()
    assert 'data-rule="single_sign_on"' in browser.get(there_and_back(browser)).text


def test_a_token_signed_by_another_lets_nobody_in(provider: Provider, browse: Browse) -> None:
    provider.signing_key = jwk.RSAKey.generate_key(2048, {"kid": "1"})
    browser = browse()
    assert browser.get(there_and_back(browser)).status_code == 403


def test_another_browser_cannot_come_back_in_ones_place(provider: Provider, browse: Browse) -> None:
    back = there_and_back(browse())
    assert browse().get(back).status_code == 403


def test_a_code_of_another_way_lets_nobody_in(provider: Provider, browse: Browse) -> None:
    one, other = browse(), browse()
    there_and_back(one)
    assert other.get(there_and_back(one)).status_code == 403


def test_the_door_offers_it_only_where_there_is_a_provider(
    browse: Browse, request: pytest.FixtureRequest
) -> None:
    without = "/signin/oidc" in browse().get("/signin").text
    request.getfixturevalue("provider")
    assert (without, "/signin/oidc" in browse().get("/signin").text) == (False, True)


@pytest.mark.parametrize("address", ["/signin/oidc", "/signin/oidc/back"])
def test_without_a_provider_there_is_no_such_page(browse: Browse, address: str) -> None:
    assert browse().get(address).status_code == 404
