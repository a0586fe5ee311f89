"""One's own account: password, second factor, role in use, sessions."""

from __future__ import annotations

import re

import pyotp
import pytest
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Grant
from proposals.settings import now
from tests.casework.access.conftest import AT, FROM, PASSWORD, key, of
from tests.web.account.conftest import Browse, Clock, hand_in, signed_in
from workflows.terms import Role

NEW = "写下自己记得住的一句话"


def test_a_new_password_lets_in_and_the_old_one_does_not(lin: TestClient, browse: Browse) -> None:
    hand_in(lin, "/account/password", password=PASSWORD, new=NEW, again=NEW)
    old = browse().post("/signin", data={"username": "lin", "password": PASSWORD})
    assert (old.status_code, bool(signed_in(browse(), "lin", NEW))) == (403, True)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ({"password": "不是这个密码", "new": NEW, "again": NEW}, "sign_in"),
        ({"password": PASSWORD, "new": NEW, "again": NEW + "。"}, "password_twice"),
        ({"password": PASSWORD, "new": "太短", "again": "太短"}, "password_length"),
        ({"password": PASSWORD, "new": PASSWORD, "again": PASSWORD}, "password_is_new"),
    ],
)
def test_a_refused_change_says_why(lin: TestClient, typed: dict[str, str], rule: str) -> None:
    answer = hand_in(lin, "/account/password", **typed)
    assert f'data-rule="{rule}"' in answer.text


def test_a_change_ends_the_other_sessions_and_not_this_one(lin: TestClient, browse: Browse) -> None:
    other = signed_in(browse(), "lin")
    hand_in(lin, "/account/password", password=PASSWORD, new=NEW, again=NEW)
    assert (other.get("/account").status_code, lin.get("/account").status_code) == (303, 200)


def test_guessing_the_old_password_bars_like_guessing_at_the_door(lin: TestClient) -> None:
    for _ in range(5):
        hand_in(lin, "/account/password", password="猜", new=NEW, again=NEW)
    answer = hand_in(lin, "/account/password", password=PASSWORD, new=NEW, again=NEW)
    assert 'data-rule="sign_in"' in answer.text


def test_looking_for_a_new_password_that_will_do_bars_nobody(lin: TestClient) -> None:
    for _ in range(6):
        hand_in(lin, "/account/password", password=PASSWORD, new="太短", again="太短")
    answer = hand_in(lin, "/account/password", password=PASSWORD, new=NEW, again=NEW)
    assert answer.status_code == 303


def test_a_role_is_changed_for_another_held_today(lin: TestClient, peopled: Office) -> None:
    with peopled.transaction() as work:
        also = Grant(account_id=key(of(work, "lin")), role=Role.AUDITOR, valid_from=FROM)
        work.add(also)
    hand_in(lin, "/account/role", grant=str(also.id))
    assert "<dt>现在的身份</dt><dd>审计</dd>" in lin.get("/account").text


@pytest.mark.parametrize("grant", ["1", "0", "x", "", "9" * 30])
def test_not_for_one_of_somebody_elses(lin: TestClient, grant: str) -> None:
    assert hand_in(lin, "/account/role", grant=grant).status_code == 404


def test_another_of_ones_sessions_is_closed_from_here(lin: TestClient, browse: Browse) -> None:
    other = signed_in(browse(), "lin")
    number = re.search(r"/account/sessions/(\d+)/close", lin.get("/account").text)
    assert number is not None
    hand_in(lin, number[0])
    assert other.get("/account").status_code == 303


def test_somebody_elses_session_is_not_there(lin: TestClient, guan: TestClient) -> None:
    number = re.search(r"/account/sessions/(\d+)/close", lin.get("/account").text)
    assert number is None
    assert hand_in(lin, "/account/sessions/2/close").status_code == 404
    assert guan.get("/account").status_code == 200


def secret_of(browser: TestClient) -> pyotp.TOTP:
    hand_in(browser, "/account/totp")
    found = re.search(r'id="totp-secret">(\w+)<', browser.get("/account").text)
    assert found is not None
    return pyotp.TOTP(found[1])


@pytest.fixture
def machine(lin: TestClient, clock: Clock) -> pyotp.TOTP:
    """林秘书's authenticator, confirmed; a minute has passed since."""
    made = secret_of(lin)
    hand_in(lin, "/account/totp/confirm", code=made.at(AT))
    clock.shift(60)
    return made


def test_a_secret_alone_asks_for_no_code(lin: TestClient, browse: Browse) -> None:
    secret_of(lin)
    assert signed_in(browse(), "lin")


def test_a_wrong_code_does_not_confirm_it(lin: TestClient) -> None:
    secret_of(lin)
    answer = hand_in(lin, "/account/totp/confirm", code="000000")
    assert 'data-rule="totp_code"' in answer.text


def test_confirmed_it_is_asked_for_at_the_door(machine: pyotp.TOTP, browse: Browse) -> None:
    typed = {"username": "lin", "password": PASSWORD}
    assert browse().post("/signin", data=typed).status_code == 403


def test_with_the_code_one_comes_in(machine: pyotp.TOTP, browse: Browse, clock: Clock) -> None:
    typed = {"username": "lin", "password": PASSWORD, "code": machine.at(now())}
    assert browse().post("/signin", data=typed).status_code == 303


def test_the_secret_is_not_shown_again(machine: pyotp.TOTP, lin: TestClient) -> None:
    assert machine.secret not in lin.get("/account").text


@pytest.mark.parametrize(("password", "left"), [(PASSWORD, False), ("猜", True)])
def test_it_is_given_up_with_the_password(
    machine: pyotp.TOTP, lin: TestClient, password: str, left: bool
) -> None:
    hand_in(lin, "/account/totp/drop", password=password)
    assert ("停用动态验证码" in lin.get("/account").text) is left


def test_the_page_has_no_style_and_no_script_of_its_own(lin: TestClient) -> None:
    page = lin.get("/account").text
    assert not re.search(r" style=| on\w+=|<style|<script>", page)
