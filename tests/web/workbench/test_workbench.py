"""工作台: each role has its own; an act opens where its line stands and leads back there."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from proposals.desk import workbench
from proposals.rendering import environment
from tests.web.conftest import Enter
from workflows.policies.sights import SIGNED_IN
from workflows.terms import Role

FACES = {
    Role.CLERK: "clerk-1",
    Role.COMMITTEE_HEAD: "head",
    Role.REVIEWER: "reviewer-1",
    Role.ASSIGNER: "assigner-government",
    Role.MEMBER: "m001",
    Role.CONVENOR: "m010",
    Role.ORG_PROPOSER: "party_mm",
    Role.UNIT_OFFICE: "education-office",
    Role.UNIT_HANDLER: "education-handler",
    Role.UNIT_LEADER: "education-leader",
    Role.CO_UNIT: "education-office",
    Role.CHAIR: "chair",
    Role.VICE_CHAIR: "vice-chair-1",
    Role.SEC_GENERAL: "sec-general",
    Role.COMMITTEE_OFFICE: "office-education-health",
    Role.AUDITOR: "auditor",
    Role.SYSADMIN: "sysadmin-1",
}


def buttons(page: str) -> list[str]:
    """Where the acts of a bench lead."""
    return [html.unescape(a) for a in re.findall(r'href="([^"]+)" hx-get', page)]


def back_of(way: str) -> str:
    return parse_qs(urlsplit(way).query)["back"][0]


def test_every_role_that_signs_in_has_a_face_here() -> None:
    assert set(FACES) == SIGNED_IN


@pytest.mark.parametrize("role", FACES)
def test_every_role_has_a_workbench(enter: Enter, role: Role) -> None:
    page = enter(FACES[role], role).get("/")
    assert page.status_code == 200
    assert "<h1>工作台</h1>" in page.text


@pytest.mark.parametrize("role", FACES)
def test_every_kind_of_workbench_has_a_page(role: Role) -> None:
    assert environment().get_template(f"pages/workbench/{workbench.kind_of(role)}.html")


@pytest.mark.parametrize("role", [Role.CLERK, Role.UNIT_OFFICE])
def test_every_button_opens_a_form(enter: Enter, role: Role) -> None:
    visitor = enter(FACES[role], role)
    ways = buttons(visitor.get("/").text)
    assert ways
    assert {visitor.get(way).status_code for way in ways} == {200}


def test_an_act_leads_back_to_the_line_after_it(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/").text
    first = back_of(buttons(page)[0])
    assert first.startswith("/#l-")
    assert f'id="{first[2:]}"' in page


def test_a_case_that_is_dealt_with_leaves_the_bench(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    way = next(w for w in buttons(clerk.get("/").text) if "/acts/accept" in w)
    form = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', clerk.get(way).text)
    )
    done = clerk.post(urlsplit(way).path, data=form)
    assert done.headers["location"].startswith("/#")
    assert urlsplit(way).path not in clerk.get("/").text


def test_only_what_he_keeps_contact_with_leads_back_there(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/?mine=1").text
    assert 'href="/?mine=1" aria-current="true"' in page
    assert {back_of(way).partition("#")[0] for way in buttons(page)} <= {"/?mine=1"}


def test_several_of_one_act_are_offered_together(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/").text
    together = re.search(r'href="(/bulk/\w+\?[^"]+)"', page)
    assert together
    assert len(parse_qs(urlsplit(html.unescape(together[1])).query)["id"]) > 1


def test_an_empty_bench_says_what_to_do_next(enter: Enter) -> None:
    page = enter("m001", Role.MEMBER).get("/").text
    assert "还没有提案" in page
    assert page.count('href="/acts/draft"') == 1


def test_what_a_member_is_asked_first_stands_at_the_bottom_of_a_telephone(enter: Enter) -> None:
    page = enter("m126", Role.MEMBER).get("/").text
    bottom = page[page.index('class="act-now') :]
    assert 'href="/proposals/32/acts/' in bottom[: bottom.index("</div>")]


def test_a_bench_of_accounts_names_no_case(enter: Enter) -> None:
    assert "/proposals/" not in enter("sysadmin-1", Role.SYSADMIN).get("/").text


def test_the_count_of_late_cases_is_the_length_of_the_list_it_opens(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    late = re.search(r"超期 (\d+) 件", clerk.get("/").text)
    assert late
    assert f'<p class="also">{late[1]} 件</p>' in clerk.get("/proposals?late=1").text


def test_files_of_the_page_are_asked_for_anew(enter: Enter) -> None:
    answer = enter("m001", Role.MEMBER).get("/static/tian.js")
    assert answer.headers["cache-control"] == "no-cache"
    seen = {"if-none-match": answer.headers["etag"]}
    assert enter("m001", Role.MEMBER).get("/static/tian.js", headers=seen).status_code == 304


def test_the_only_line_of_an_act_leads_back_to_its_neighbour(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/").text
    alone = next(way for way in buttons(page) if "/acts/publish_reply" in way)
    case = urlsplit(alone).path.split("/")[2]
    back = back_of(alone).partition("#")[2]
    assert back != f"l-{case}-publish_reply-0"
    assert f'id="{back}"' in page
