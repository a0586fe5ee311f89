"""The door: what lets in, what does not, and the cookie that stands for a visitor."""

from __future__ import annotations

import stat
from collections.abc import Mapping

import pytest
from itsdangerous import URLSafeSerializer
from sqlmodel import select
from starlette.testclient import TestClient

from proposals import settings
from proposals.casework.access import accounts
from proposals.database import Office
from proposals.records import Grant, SignIn, WebSession
from proposals.web.posting import local
from tests.casework.access.conftest import FROM, PASSWORD, administrator, give_account, key, of
from tests.web.account.conftest import Browse, Clock, hand_in, signed_in
from workflows.terms import Role, SessionEnd, SignInOutcome

RIGHT = {"username": "lin", "password": PASSWORD}
WRONG = {"username": "lin", "password": "不是这个密码"}


def test_the_door_shows_a_form(browse: Browse) -> None:
    assert 'name="password"' in browse().get("/signin").text


def test_the_right_password_leads_to_the_page_that_was_wanted(browse: Browse) -> None:
    answer = browse().post("/signin", data=RIGHT | {"next": "/account"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")


def test_whoever_is_in_sees_his_name(lin: TestClient) -> None:
    assert "林秘书" in lin.get("/account").text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browse: Browse) -> None:
    cookie = browse().post("/signin", data=RIGHT).headers["set-cookie"]
    assert "httponly" in cookie.lower()
    assert "samesite=lax" in cookie.lower()


@pytest.mark.parametrize(
    ("base_url", "secure"), [("http://t.test", False), ("https://t.test", True)]
)
def test_it_travels_encrypted_where_the_site_does(
    browse: Browse, base_url: str, secure: bool
) -> None:
    cookie = browse(base_url).post("/signin", data=RIGHT).headers["set-cookie"]
    assert ("secure" in cookie.lower()) is secure


def sentence(browser: TestClient, typed: Mapping[str, str]) -> tuple[int, str]:
    answer = browser.post("/signin", data=typed)
    return answer.status_code, answer.text.replace(f'value="{typed["username"]}"', "")


def test_a_wrong_name_and_a_wrong_password_get_the_same_page(browse: Browse) -> None:
    nobody = {"username": "nobody", "password": PASSWORD}
    assert sentence(browse(), WRONG) == sentence(browse(), nobody)


def test_who_is_barred_gets_that_page_too(browse: Browse) -> None:
    first = sentence(browse(), WRONG)
    for _ in range(5):
        sentence(browse(), WRONG)
    assert sentence(browse(), RIGHT) == first


def test_the_name_stays_and_the_password_does_not(browse: Browse) -> None:
    page = browse().post("/signin", data=WRONG).text
    assert ('value="lin"' in page, WRONG["password"] in page) == (True, False)


def test_a_browser_that_says_it_comes_from_elsewhere_is_refused(browse: Browse) -> None:
    headers = {"sec-fetch-site": "cross-site"}
    assert browse().post("/signin", data=RIGHT, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "address", ["https://evil.test", "//evil.test", "/\\evil.test", "", "javascript:x", "/a\n/b"]
)
def test_nobody_is_led_to_another_site(address: str) -> None:
    assert local(address) == "/"


def test_the_record_tells_the_browser_in_two_words(lin: TestClient, peopled: Office) -> None:
    with peopled.transaction() as work:
        assert work.exec(select(SignIn)).one().device == "Firefox，Linux"


def test_no_cookie_leads_to_the_door(browse: Browse) -> None:
    assert browse().get("/account").headers["location"].startswith("/signin")


@pytest.mark.parametrize("forged", ["x", "", "abc.def"])
def test_a_forged_cookie_leads_to_the_door(browse: Browse, forged: str) -> None:
    browser = browse()
    browser.cookies.set("tian", forged)
    assert browser.get("/account").status_code == 303


def test_a_cookie_signed_with_another_secret_leads_to_the_door(
    lin: TestClient, browse: Browse
) -> None:
    token = URLSafeSerializer(settings.secret(), salt="session").loads(lin.cookies["tian"])
    browser = browse()
    browser.cookies.set("tian", URLSafeSerializer("another", salt="session").dumps(token))
    assert browser.get("/account").status_code == 303


def test_after_signing_out_the_old_cookie_opens_nothing(lin: TestClient, browse: Browse) -> None:
    old = lin.cookies["tian"]
    hand_in(lin, "/signout")
    again = browse()
    again.cookies.set("tian", old)
    assert again.get("/account").status_code == 303


def test_signing_out_takes_the_token_of_the_page(lin: TestClient) -> None:
    assert lin.post("/signout").status_code == 403


def test_signing_in_anew_ends_the_session_before(lin: TestClient, peopled: Office) -> None:
    signed_in(lin, "guan1")
    with peopled.transaction() as work:
        ends = work.exec(select(WebSession.closed_why).order_by("id")).all()
    assert ends == [SessionEnd.SIGNED_OUT, None]


def test_every_sign_in_gets_a_new_token(browse: Browse) -> None:
    one, two = signed_in(browse(), "lin"), signed_in(browse(), "lin")
    assert one.cookies["tian"] != two.cookies["tian"]


def test_two_idle_hours_lead_to_the_door(lin: TestClient, clock: Clock) -> None:
    clock.shift(3600 * 2)
    assert lin.get("/account").status_code == 303


def test_looking_at_pages_keeps_a_session_alive(lin: TestClient, clock: Clock) -> None:
    clock.shift(3600 * 1.5)
    lin.get("/account")
    clock.shift(3600 * 1.5)
    assert lin.get("/account").status_code == 200


def test_twelve_hours_lead_to_the_door_however_busy(lin: TestClient, clock: Clock) -> None:
    for _ in range(12):
        clock.shift(3600 * 1)
        answer = lin.get("/account")
    assert answer.status_code == 303


def test_a_role_that_ends_while_at_work_leaves_the_next(lin: TestClient, peopled: Office) -> None:
    with peopled.transaction() as work:
        clerk = work.exec(select(Grant).where(Grant.role == Role.CLERK)).one()
        also = Grant(account_id=clerk.account_id, role=Role.AUDITOR, valid_from=clerk.valid_from)
        work.add(also)
        clerk.valid_until = clerk.valid_from
    assert "审计" in lin.get("/account").text


def test_without_any_role_he_is_out(lin: TestClient, peopled: Office) -> None:
    with peopled.transaction() as work:
        clerk = work.exec(select(Grant).where(Grant.role == Role.CLERK)).one()
        clerk.valid_until = clerk.valid_from
    assert lin.get("/account").status_code == 303


def test_who_has_no_role_is_told_so_and_has_not_failed(browse: Browse, peopled: Office) -> None:
    with peopled.transaction() as work:
        give_account(work)
        first = accounts.reset(work, of(work, "jia"), administrator(work)).first_password
    answer = browse().post("/signin", data={"username": "jia", "password": first})
    assert 'data-rule="account_has_role"' in answer.text
    with peopled.transaction() as work:
        assert work.exec(select(SignIn.outcome)).all() == [SignInOutcome.PASSED]


def test_the_secret_is_made_once_and_for_its_owner_alone(lin: TestClient) -> None:
    kept = settings.settings().home / "secret"
    assert (len(kept.read_text()) >= 48, stat.S_IMODE(kept.stat().st_mode)) == (True, 0o600)


def test_a_given_secret_is_the_one_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIAN_SECRET", "given by the installation")
    settings.settings.cache_clear()
    assert settings.secret() == "given by the installation"


@pytest.fixture
def first_password(peopled: Office) -> str:
    """What 委员甲 was told."""
    with peopled.transaction() as work:
        opened = give_account(work)
        work.add(Grant(account_id=key(opened.account), role=Role.MEMBER, valid_from=FROM))
    return opened.first_password


def test_with_a_first_password_nothing_else_is_open(browse: Browse, first_password: str) -> None:
    jia = signed_in(browse(), "jia", first_password)
    assert jia.get("/accounts").headers["location"] == "/account"


def test_once_it_is_changed_he_is_not_held_there(browse: Browse, first_password: str) -> None:
    jia = signed_in(browse(), "jia", first_password)
    new = {"new": "写下自己记得住的一句话", "again": "写下自己记得住的一句话"}
    answer = hand_in(jia, "/account/password", password=first_password, **new)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "修改初始密码" not in jia.get("/account").text
