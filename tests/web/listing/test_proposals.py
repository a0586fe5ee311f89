"""提案列表: the address says what is asked for; acts for many, files of the same filter."""

from __future__ import annotations

import html
import re
from io import BytesIO
from urllib.parse import unquote

import pytest
from python_calamine import CalamineWorkbook

from tests.web.conftest import Enter
from workflows.terms import Role

LIST = "/proposals"


def total(page: str) -> int:
    said = re.search(r'<p class="also">(\d+) 件</p>', page)
    assert said
    return int(said[1])


def titles(page: str) -> list[str]:
    return re.findall(r'<a href="/proposals/\d+" data-item>([^<]+)</a>', page)


def test_a_form_sent_leaves_only_what_was_asked_for_in_the_address(enter: Enter) -> None:
    answer = enter("clerk-1", Role.CLERK).get(f"{LIST}?q=&phase=handle&unit=&late=")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{LIST}?phase=handle")


def test_a_condition_is_shown_and_can_be_taken_off(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get(f"{LIST}?stage=closed&late=1").text
    chips = re.findall(r'<li><a href="([^"]+)"><span[^>]*>去掉条件：</span>([^<]+)</a>', page)
    assert [html.unescape(way) for way, _ in chips] == [f"{LIST}?late=1", f"{LIST}?stage=closed"]
    assert [label for _, label in chips] == ["状态：已办结", "超期：是"]


def test_the_second_value_of_a_filter_is_kept_by_the_form(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get(f"{LIST}?stage=closed&stage=tracking").text
    assert '<option value="closed" selected>' in page
    assert '<input type="hidden" name="stage" value="tracking">' in page


def test_a_head_sorts_and_turns_round(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    up = clerk.get(f"{LIST}?sort=title&order=asc").text
    down = clerk.get(f"{LIST}?sort=title").text
    assert titles(up) == titles(down)[::-1] or sorted(titles(up)) == sorted(titles(down))
    assert 'aria-sort="ascending"' in up
    assert 'aria-sort="descending"' in down


def test_what_is_not_known_is_said(enter: Enter) -> None:
    assert "没有“foo”这个条件" in enter("clerk-1", Role.CLERK).get(f"{LIST}?foo=1").text


def test_pages_follow_one_another(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    first = clerk.get(f"{LIST}?per_page=20").text
    after = re.search(r'href="([^"]+)" rel="next"', first)
    assert after
    second = clerk.get(html.unescape(after[1])).text
    assert not set(re.findall(r'name="id" value="(\d+)"', first)) & set(
        re.findall(r'name="id" value="(\d+)"', second)
    )


def test_only_the_columns_asked_for_are_shown(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get(f"{LIST}?columns=number&columns=sector").text
    assert re.findall(r'<td data-label="([^"]+)"', page)[:2] == ["案号", "界别"]


def test_a_clerk_is_offered_his_own_acts_for_many(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get(LIST).text
    offered = re.findall(r'formaction="/bulk/(\w+)"', page)
    assert "accept" in offered
    assert "assign" not in offered


def test_ticked_cases_are_carried_to_the_batch(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    ids = re.findall(r'name="id" value="(\d+)"', clerk.get(LIST).text)[:3]
    asked = {"id": ids, "back": LIST}
    batch = clerk.get("/bulk/archive", params=asked).text
    assert re.findall(r'id="case-(\d+)"', batch) == ids


@pytest.mark.parametrize(("user", "role"), [("m013", Role.MEMBER), ("party_mm", Role.ORG_PROPOSER)])
def test_a_proposer_acts_on_each_case_for_itself(enter: Enter, user: str, role: Role) -> None:
    page = enter(user, role).get(LIST).text
    assert "formaction" not in page
    assert 'name="id"' not in page


def test_a_file_holds_the_lines_of_the_same_filter(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    count = total(clerk.get(f"{LIST}?stage=closed").text)
    answer = clerk.get("/proposals.csv?stage=closed")
    assert len(answer.content.decode("utf-8-sig").splitlines()) == count + 1
    assert "提案列表" in unquote(answer.headers["content-disposition"])


def test_a_spreadsheet_opens(enter: Enter) -> None:
    answer = enter("clerk-1", Role.CLERK).get("/proposals.xlsx?stage=closed")
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)
    assert sheet.to_python()[0][0] == "案号"


def test_nothing_that_fits_says_what_to_do(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get(f"{LIST}?q=没有这样的字").text
    assert "没有符合这些条件的提案" in page
    assert "清除条件" in page


def test_an_administrator_of_the_system_has_no_list(enter: Enter) -> None:
    admin = enter("sysadmin-1", Role.SYSADMIN)
    assert admin.get(LIST).status_code == 404
    assert admin.get("/proposals.csv").status_code == 404


def test_the_list_asks_the_database_five_times(enter: Enter, statements: list[str]) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    clerk.get(LIST)
    clerk.get("/profile")
    statements.clear()
    clerk.get("/profile")
    frame = len(statements)
    clerk.get(LIST)
    assert len(statements) - 2 * frame <= 5
