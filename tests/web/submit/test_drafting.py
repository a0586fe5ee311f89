"""写提案: one box a suggestion, counted as the server counts, taken apart from a pasted whole."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Proposal
from tests.web.bulk.sheets import hidden
from tests.web.conftest import Enter
from tests.web.submit.typing_in import TYPED
from workflows.terms import Role

WHOLE = """关于完善社区养老助餐点的提案
一、情况
社区助餐点少。
二、分析
布点没有规划。
三、建议
1.编制布点规划。
2.给予运营补贴。
"""


def form(client: TestClient, address: str = "/acts/draft") -> dict[str, Any]:
    return hidden(client.get(address).text)


def boxes(page: str) -> list[str]:
    found = re.findall(r'<textarea[^>]*name="[\w.]*suggestions"[^>]*>\n([^<]*)</textarea>', page)
    return [words for words in found if words]


def drawn(page: str) -> int:
    """How many boxes there are for suggestions, empty ones counted."""
    return len(re.findall(r'<textarea[^>]*name="draft.text.suggestions"', page))


def drafted(office: Office, answer: Any) -> list[str]:
    with office.transaction() as work:
        made = work.get_one(Proposal, int(answer.headers["location"].rpartition("/")[2]))
        return [suggestion.text for suggestion in made.text.suggestions]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["编制规划。\n分三年做。"], ["编制规划。\n分三年做。"]),
        (["编制规划。", "", "给予补贴。"], ["编制规划。", "给予补贴。"]),
    ],
    ids=["a box of two lines", "an empty box between"],
)
def test_each_box_is_one_suggestion(
    enter: Enter, played: Office, typed: list[str], kept: list[str]
) -> None:
    member = enter("m001")
    data = form(member) | TYPED | {"draft.text.suggestions": [*typed, ""]}
    assert drafted(played, member.post("/acts/draft", data=data)) == kept


def test_a_whole_text_is_taken_apart_without_script(enter: Enter) -> None:
    member = enter("m001")
    page = member.post("/acts/draft", data=form(member) | {"whole": WHOLE, "split": "yes"})
    assert boxes(page.text) == ["编制布点规划。", "给予运营补贴。"]
    assert 'value="关于完善社区养老助餐点的提案"' in page.text
    assert "已拆分，共2条建议" in page.text


@pytest.mark.parametrize("typed", [[""], ["编制规划。"], ["", "编制规划。"], ["编制规划。", ""]])
def test_one_box_more_is_one_more_than_there_were(enter: Enter, typed: list[str]) -> None:
    member = enter("m001")
    asked = {"draft.text.suggestions": [*typed, ""], "more": "draft.text.suggestions"}
    page = member.post("/acts/draft", data=form(member) | asked)
    assert (page.status_code, drawn(page.text)) == (200, len(typed) + 1)


def test_a_part_that_is_not_found_is_named(enter: Enter) -> None:
    member = enter("m001")
    data = form(member) | {"whole": "情况：社区助餐点少。", "split": "yes"}
    assert "没有认出分析、建议部分" in member.post("/acts/draft", data=data).text


def test_the_count_leaves_white_space_out(enter: Enter) -> None:
    member = enter("m001")
    page = member.post("/acts/draft", data=form(member) | TYPED | {"preview": "yes"})
    assert "已写 14 字" in page.text


def test_advice_is_given_and_keeps_nothing_back(enter: Enter, played: Office) -> None:
    member = enter("m001")
    data = form(member) | TYPED | {"draft.text.title": "养老助餐"}
    page = member.post("/acts/draft", data=data | {"preview": "yes"})
    assert "案由一般写作" in page.text
    assert member.post("/acts/draft", data=data).status_code == 303


def test_looking_does_not_draft(enter: Enter, played: Office) -> None:
    member = enter("m001")
    member.post("/acts/draft", data=form(member) | TYPED | {"preview": "yes"})
    with played.transaction() as work:
        title = TYPED["draft.text.title"]
        assert not work.exec(select(Proposal).where(Proposal.title == title)).all()


def test_an_empty_title_is_told_beside_its_field(enter: Enter) -> None:
    member = enter("m001")
    page = member.post("/acts/draft", data=form(member) | TYPED | {"draft.text.title": ""})
    assert re.search(r'id="f-draft.text.title-errors"><li>请填写案由', page.text)


def test_a_body_proposes_as_what_it_is(enter: Enter) -> None:
    page = enter("party_mg", Role.ORG_PROPOSER).get("/acts/draft")
    assert hidden(page.text)["draft.kind"] == "party"


def test_who_holds_no_paper_is_not_asked_for_it(enter: Enter) -> None:
    assert "纸质原件" not in enter("m001").get("/acts/draft").text
    assert "纸质原件扫描件" in enter("clerk-1", Role.CLERK).get("/acts/draft").text


def test_whom_a_changed_text_asks_again_is_said(enter: Enter, played: Office) -> None:
    # 郑丙's returned joint proposal, which others have confirmed.
    with played.transaction() as work:
        case = work.get_one(Proposal, 38)
        others = [s.name for s in case.confirmed if s.member_id != case.member_id]
    page = enter("m127").get("/proposals/38/acts/draft")
    assert f"改动文字后，{'、'.join(others)}须重新确认" in page.text
