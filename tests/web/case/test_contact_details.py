"""联系方式 in a case: masked, shown whole on request, and then on record."""

from __future__ import annotations

import re

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Entry
from tests.web.case import cases
from tests.web.conftest import Enter
from workflows.terms import AccountAct, ProposalStage, Role

WAYS = ("", "/handling")
BUTTON = re.compile(r'action="(/proposals/\d+/(?:signatures|contacts)/\d+/contact-details)"')
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')
WHOLE = re.compile(r'role="status">(.+)（已记录本次查看）')


@pytest.fixture
def case(played: Office) -> int:
    return cases.at(played, ProposalStage.REPLIED)


def looked(office: Office) -> list[Entry]:
    with office.reading() as work:
        asked = select(Entry).where(Entry.act == AccountAct.SEE_CONTACT_DETAILS)
        return list(work.exec(asked))


def pressed(person: TestClient, address: str) -> str:
    """What stands on a page after its first 显示."""
    page = person.get(address).text
    return person.post(BUTTON.findall(page)[0], data={"csrf": TOKEN.findall(page)[0]}).text


@pytest.mark.parametrize("tab", WAYS)
def test_contact_details_of_the_case_are_shown_once_and_recorded(
    enter: Enter, played: Office, case: int, tab: str
) -> None:
    clerk = enter("clerk-1")
    shown = pressed(clerk, f"/proposals/{case}{tab}")
    assert (len(WHOLE.findall(shown)), len(looked(played))) == (1, 1)
    assert WHOLE.search(clerk.get(f"/proposals/{case}{tab}").text) is None


def test_a_unit_that_signed_is_told_where_to_send_its_reply(
    enter: Enter, played: Office, case: int
) -> None:
    unit = enter(cases.unit_office(played, case), Role.UNIT_OFFICE)
    (whole,) = WHOLE.findall(pressed(unit, f"/proposals/{case}"))
    labels = ["通讯地址", "邮编", "联系电话", "电子邮箱"]
    assert [line.partition("：")[0] for line in whole.split("<br>")] == [*labels, ""]


def test_the_acts_beside_what_is_shown_lead_back_to_its_tab(enter: Enter, case: int) -> None:
    clerk = enter("clerk-1")
    shown = pressed(clerk, f"/proposals/{case}/handling")
    assert f"back=%2Fproposals%2F{case}%2Fhandling" in shown


def test_an_auditor_is_offered_no_contact_details(enter: Enter, case: int) -> None:
    auditor = enter("auditor", Role.AUDITOR)
    assert [BUTTON.findall(auditor.get(f"/proposals/{case}{tab}").text) for tab in WAYS] == [[], []]


def test_a_reader_of_a_published_case_gets_no_contact_details(
    enter: Enter, played: Office, case: int
) -> None:
    clerk, reader = enter("clerk-1"), enter("m001", Role.MEMBER)
    address = BUTTON.findall(clerk.get(f"/proposals/{case}").text)[0]
    token = TOKEN.findall(reader.get("/account").text)[0]
    assert reader.post(address, data={"csrf": token}).status_code == 404
    assert looked(played) == []
