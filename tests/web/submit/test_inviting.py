"""联名: several invited at once, each with a result of his own; answers seen, one taken back."""

from __future__ import annotations

from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Proposal
from tests.web.bulk.sheets import hidden
from tests.web.conftest import Enter
from tests.web.submit.typing_in import form, invite
from workflows.terms import SignatureAnswer


def invited(office: Office, draft: Proposal) -> list[str]:
    with office.transaction() as work:
        lines = work.get_one(Proposal, draft.id).signatures
        return [s.name for s in lines if s.answer == SignatureAnswer.INVITED]


def test_what_fails_for_one_holds_up_no_other(
    author: TestClient, played: Office, draft: Proposal
) -> None:
    page = invite(author, draft, "M001", "无此人", "钱甲", draft.proposer_name)
    assert "邀请 4 人：成功 2，未成 2" in page
    assert "不能兼作联名人" in page
    assert 'value="无此人"' in page
    assert invited(played, draft) == ["赵甲", "钱甲"]


def test_pressed_twice_each_is_invited_once(
    author: TestClient, played: Office, draft: Proposal
) -> None:
    data = form(author, draft, "M001", "M002")
    pages = [author.post(f"/proposals/{draft.id}/invitations", data=data) for _ in range(2)]
    assert ["成功 2，未成 0" in page.text for page in pages] == [True, True]
    assert invited(played, draft) == ["赵甲", "钱甲"]


def test_nobody_named_is_said(author: TestClient, draft: Proposal) -> None:
    assert "请至少填写一位委员" in invite(author, draft, "", "")


def test_who_has_not_answered_can_be_left_out(
    author: TestClient, played: Office, draft: Proposal
) -> None:
    invite(author, draft, "M001", "M002")
    address = f"/proposals/{draft.id}/acts/uninvite"
    page = author.get(address).text
    assert author.post(address, data=hidden(page) | {"member": "1"}).status_code == 303
    assert invited(played, draft) == ["钱甲"]


def test_the_invited_reads_and_confirms(
    author: TestClient, enter: Enter, played: Office, draft: Proposal
) -> None:
    invite(author, draft, "M002")
    address, member = f"/proposals/{draft.id}/acts/cosign", enter("m002")
    page = member.get(address)
    assert f"{draft.proposer_name}邀请联名" in page.text
    assert member.post(address, data=hidden(page.text)).status_code == 303
    assert invited(played, draft) == []


def test_another_member_invites_nobody(enter: Enter, draft: Proposal) -> None:
    member = enter("m001")
    data = hidden(member.get("/acts/draft").text) | {"member": "M002"}
    assert member.post(f"/proposals/{draft.id}/invitations", data=data).status_code == 404
