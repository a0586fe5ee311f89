"""名册: everybody his own page and no other; contact details shown are on record."""

from __future__ import annotations

import json
import re

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Account, Entry, HandlingUnit, Member, UnitContact
from tests.web.conftest import Enter
from workflows.papers.contact_details import ContactDetails
from workflows.terms import AccountAct, Role

TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


def token(visitor: TestClient, page: str) -> dict[str, str]:
    found = TOKEN.search(visitor.get(page).text)
    assert found
    return {"csrf": found[1]}


def member_of(office: Office, username: str) -> int:
    with office.transaction() as work:
        found = work.exec(select(Account).where(Account.username == username)).one()
        return found.member_id or 0


def told(whole: ContactDetails, page: str) -> list[str]:
    """Which of them stand on the page."""
    return [each for each in whole if each in page]


def looked(office: Office) -> list[tuple[str, str]]:
    with office.transaction() as work:
        asked = select(Entry).where(Entry.act == AccountAct.SEE_CONTACT_DETAILS)
        return [(each.by, *json.loads(each.facts)["whose"]) for each in work.exec(asked)]


def test_a_member_sees_his_own_page_and_no_other(enter: Enter, played: Office) -> None:
    member, own = enter("m002", Role.MEMBER), member_of(played, "m002")
    assert member.get(f"/members/{own}").status_code == 200
    assert member.get(f"/members/{member_of(played, 'm003')}").status_code == 404
    assert member.get("/members").status_code == 404


def test_the_roster_is_searched_by_name(enter: Enter, played: Office) -> None:
    with played.transaction() as work:
        name = work.exec(select(Member)).all()[5].name
    page = enter("clerk-1", Role.CLERK).get("/members", params={"q": name}).text
    assert re.findall(r"data-item>([^<]+)</a>", page) == [name]


def test_contact_details_that_are_shown_are_on_record(enter: Enter, played: Office) -> None:
    clerk, page = enter("clerk-1", Role.CLERK), f"/members/{member_of(played, 'm002')}"
    with played.transaction() as work:
        row = work.get_one(Member, member_of(played, "m002"))
        whole, whose, by = row.contact_details, f"委员{row.name}（{row.code}）", "clerk-1"
        who = work.exec(select(Account).where(Account.username == by)).one().name
    asked_for = clerk.post(f"{page}/contact-details", data=token(clerk, page)).text
    assert (told(whole, clerk.get(page).text), told(whole, asked_for)) == ([], [*whole])
    assert looked(played) == [(who, whose)]


def test_no_list_shows_where_members_live(enter: Enter, played: Office) -> None:
    page = enter("clerk-1", Role.CLERK).get("/members").text
    assert ("赵甲" in page, "示例路" in page, "@example" in page) == (True, False, False)


def test_who_is_not_of_the_committee_gets_no_contact_details(enter: Enter, played: Office) -> None:
    member, page = enter("m002", Role.MEMBER), f"/members/{member_of(played, 'm002')}"
    assert member.post(f"{page}/contact-details", data=token(member, page)).status_code == 404
    assert looked(played) == []


def test_contact_details_are_not_shown_to_another_site(enter: Enter, played: Office) -> None:
    clerk, page = enter("clerk-1", Role.CLERK), f"/members/{member_of(played, 'm002')}"
    assert clerk.post(f"{page}/contact-details").status_code == 403
    assert looked(played) == []


def test_a_unit_sees_its_own_page_and_no_other(enter: Enter, played: Office) -> None:
    with played.transaction() as work:
        asked = select(Account).where(Account.username == "education-office")
        own = work.exec(asked).one().unit_id or 0
        other = next(u.id for u in work.exec(select(HandlingUnit)) if u.id != own)
    unit = enter("education-office", Role.UNIT_OFFICE)
    assert unit.get(f"/units/{own}").status_code == 200
    assert unit.get(f"/units/{other}").status_code == 404
    assert unit.get("/units").status_code == 404


def test_a_unit_may_have_its_own_contacts_shown_and_no_others(enter: Enter, played: Office) -> None:
    unit = enter("education-office", Role.UNIT_OFFICE)
    with played.transaction() as work:
        asked = select(Account).where(Account.username == "education-office")
        own = work.exec(asked).one().unit_id or 0
        contacts = work.exec(select(UnitContact)).all()
        mine = next(c.id for c in contacts if c.unit_id == own)
        foreign = next(c.id for c in contacts if c.unit_id != own)
    said = token(unit, f"/units/{own}")
    assert unit.post(f"/units/{own}/contacts/{mine}/contact-details", data=said).status_code == 200
    assert (
        unit.post(f"/units/{own}/contacts/{foreign}/contact-details", data=said).status_code == 404
    )
    assert len(looked(played)) == 1


@pytest.mark.parametrize("page", ["/rosters", "/rosters/sectors", "/rosters/organisations"])
def test_the_rosters_show_dates_of_validity(enter: Enter, page: str) -> None:
    assert re.search(r"\d+年\d+月\d+日", enter("auditor", Role.AUDITOR).get(page).text)


def test_an_ended_unit_stands_among_all(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    assert "已撤并</span>" not in clerk.get("/units").text
    assert "已撤并</span>" in clerk.get("/units?all=1").text


@pytest.mark.parametrize(
    "page",
    ["/profile", "/profile/ladder", "/profile/calendar", "/profile/permits", "/profile/lifecycles"],
)
def test_everybody_may_read_the_rules(enter: Enter, page: str) -> None:
    assert enter("m001", Role.MEMBER).get(page).status_code == 200


def test_a_rule_stands_with_its_instrument(enter: Enter) -> None:
    page = enter("m001", Role.MEMBER).get("/profile").text
    assert "《中华人民共和国民法典》第二百零三条" in page
    assert "默认值，无出处" in page
