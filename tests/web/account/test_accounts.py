"""Keeping accounts: first passwords shown once, roles by two, sessions closed from afar."""

from __future__ import annotations

import re

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Account, Grant, GrantProposal
from tests.casework.access.conftest import FROM, key, of
from tests.web.account.conftest import Browse, hand_in, signed_in
from workflows.terms import GrantState, Role

JIA = {"username": "jia", "name": "委员甲", "member_id": "M1"}
PAGES = ("/accounts", "/accounts/new", "/accounts/1", "/sessions")


@pytest.fixture
def guan2(browse: Browse) -> TestClient:
    """管理乙 at work."""
    return signed_in(browse(), "guan2")


@pytest.fixture
def jia(guan: TestClient, peopled: Office) -> int:
    """委员甲's new account."""
    hand_in(guan, "/accounts", "/accounts/new", **JIA)
    with peopled.transaction() as work:
        return key(of(work, "jia"))


@pytest.mark.parametrize("page", PAGES)
def test_an_administrator_opens_it(guan: TestClient, page: str) -> None:
    assert guan.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_for_a_clerk_it_is_not_there(lin: TestClient, page: str) -> None:
    assert lin.get(page).status_code == 404


def test_nor_can_a_clerk_hand_in_its_forms(lin: TestClient, peopled: Office) -> None:
    assert hand_in(lin, "/accounts/1/reset").status_code == 404


def test_the_first_password_is_shown_and_lets_in_once_there_is_a_role(
    guan: TestClient, browse: Browse, peopled: Office
) -> None:
    page = hand_in(guan, "/accounts", "/accounts/new", **JIA).text
    first = re.search(r'id="first-password">([a-z0-9-]+)<', page)
    assert first is not None
    with peopled.transaction() as work:
        number = key(of(work, "jia"))
        work.add(Grant(account_id=number, role=Role.MEMBER, valid_from=FROM))
    assert signed_in(browse(), "jia", first[1])


def test_a_member_is_named_by_code(jia: int, peopled: Office) -> None:
    with peopled.transaction() as work:
        assert work.get_one(Account, jia).member_id == 1


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        (JIA | {"username": "lin"}, "username_unique"),
        (JIA | {"member_id": "M99"}, "record_exists"),
        (JIA | {"member_id": "99"}, "record_exists"),
        (JIA | {"name": ""}, "name_given"),
    ],
)
def test_a_refused_account_comes_back_as_it_was_typed(
    guan: TestClient, typed: dict[str, str], rule: str
) -> None:
    page = hand_in(guan, "/accounts", "/accounts/new", **typed).text
    assert f'data-rule="{rule}"' in page
    assert f'value="{typed["username"]}"' in page


def test_a_role_waits_for_the_second_administrator(
    guan: TestClient, jia: int, peopled: Office
) -> None:
    hand_in(guan, f"/accounts/{jia}/grants", role="member")
    with peopled.transaction() as work:
        assert work.exec(select(GrantProposal.state)).all() == [GrantState.PROPOSED]


def test_who_proposed_it_sees_no_button_to_confirm(guan: TestClient, jia: int) -> None:
    hand_in(guan, f"/accounts/{jia}/grants", role="member")
    page = guan.get("/accounts").text
    assert ("撤回" in page, "确认授予" in page) == (True, False)


def test_nor_does_the_address_help_him(guan: TestClient, jia: int) -> None:
    hand_in(guan, f"/accounts/{jia}/grants", role="member")
    assert hand_in(guan, "/accounts/proposals/1/confirm").status_code == 403


def test_the_second_confirms_and_it_is_held(
    guan: TestClient, guan2: TestClient, jia: int, peopled: Office
) -> None:
    hand_in(guan, f"/accounts/{jia}/grants", role="member")
    hand_in(guan2, "/accounts/proposals/1/confirm")
    with peopled.transaction() as work:
        held = work.exec(select(Grant.id).where(Grant.account_id == jia)).one()
    assert f"/accounts/grants/{held}/end" in guan2.get(f"/accounts/{jia}").text


def test_a_unit_role_without_a_unit_says_what_is_missing(guan: TestClient, jia: int) -> None:
    page = hand_in(guan, f"/accounts/{jia}/grants", role="unit_office").text
    assert 'data-rule="account_acts_for"' in page


@pytest.mark.parametrize(
    "typed", [{"role": ""}, {"role": "king"}, {"role": "member", "until": "x"}]
)
def test_a_form_that_says_no_role_is_refused(
    guan: TestClient, jia: int, typed: dict[str, str]
) -> None:
    page = hand_in(guan, f"/accounts/{jia}/grants", **typed).text
    assert 'data-rule="grant_readable"' in page


def test_a_reset_ends_the_sessions(guan: TestClient, lin: TestClient) -> None:
    hand_in(guan, "/accounts/3/reset")
    assert lin.get("/account").status_code == 303


def test_closing_an_account_puts_its_holder_out(guan: TestClient, lin: TestClient) -> None:
    hand_in(guan, "/accounts/3/close", confirmed="yes")
    assert (lin.get("/account").status_code, "停用" in guan.get("/accounts/3").text) == (303, True)


def test_a_session_is_closed_from_afar(guan: TestClient, lin: TestClient) -> None:
    found = re.findall(r"/sessions/(\d+)/close", guan.get("/sessions").text)
    hand_in(guan, f"/sessions/{found[0]}/close")
    assert lin.get("/account").status_code == 303


def test_an_act_stands_on_the_accounts_record(guan: TestClient, jia: int) -> None:
    assert "管理甲 开立账号" in guan.get(f"/accounts/{jia}").text


@pytest.mark.parametrize(("q", "found"), [("林", 1), ("LIN", 1), ("系统管理员", 2), ("无此人", 0)])
def test_accounts_are_found_by_name_or_role(guan: TestClient, q: str, found: int) -> None:
    assert guan.get("/accounts", params={"q": q}).text.count("data-item") == found


@pytest.mark.parametrize("address", ["/accounts/99", "/accounts/x"])
def test_an_account_that_is_not_there_is_not_found(guan: TestClient, address: str) -> None:
    assert guan.get(address).status_code == 404
