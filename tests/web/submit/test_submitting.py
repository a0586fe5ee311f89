"""提交: what is still needed is told live, and what will happen before it happens."""

from __future__ import annotations

from starlette.testclient import TestClient

from proposals.records import Proposal
from tests.web.bulk.sheets import hidden
from tests.web.submit.typing_in import invite


def sheet(author: TestClient, draft: Proposal) -> str:
    return author.get(f"/proposals/{draft.id}/acts/submit").text


def test_the_window_and_who_is_told_are_said_before(author: TestClient, draft: Proposal) -> None:
    page = sheet(author, draft)
    assert f"收件回执发给{draft.proposer_name}" in page
    assert "<b>平时提案</b>" in page
    assert "本次会议提案截止时间为2026年1月13日18时00分" in page


def test_only_what_its_kind_needs_is_listed(author: TestClient, draft: Proposal) -> None:
    page = sheet(author, draft)
    assert "案由、情况、分析" in page
    assert "集体提案须由负责人签署" not in page


def test_an_open_invitation_is_a_gap(author: TestClient, draft: Proposal) -> None:
    invite(author, draft, "M001")
    page = sheet(author, draft)
    assert '<li class="unmet"><span class="visually-hidden">尚缺：</span>受邀联名人' in page
    assert '<button class="btn btn-primary">提交</button>' not in page


def test_handed_in_it_has_a_receipt(author: TestClient, draft: Proposal) -> None:
    address = f"/proposals/{draft.id}/acts/submit"
    assert author.post(address, data=hidden(sheet(author, draft))).status_code == 303
    assert "收〔2026〕" in author.get(f"/proposals/{draft.id}").text


def test_whence_it_was_called_is_kept_through_a_look(author: TestClient, draft: Proposal) -> None:
    address = f"/proposals/{draft.id}/acts/draft"
    form = hidden(author.get(f"{address}?back=/proposals?page=2").text)
    assert form["back"] == "/proposals?page=2"
    assert hidden(author.post(address, data=form | {"preview": "yes"}).text)["back"] == form["back"]


def test_no_other_site_is_gone_back_to(author: TestClient, draft: Proposal) -> None:
    page = author.get(f"/proposals/{draft.id}/acts/submit?back=//example.org")
    assert "example.org" not in page.text
