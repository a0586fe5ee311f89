"""What is typed and not handed in is there again, for its author alone, until it is done."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Jotting
from tests.web.bulk.sheets import hidden
from tests.web.conftest import Enter
from tests.web.submit.typing_in import TYPED

KEEP, GIVE_UP = "/jottings?act=draft", "/jottings/discard?act=draft"
KEPT = "上次未提交的内容，保存于"


def form(client: TestClient) -> dict[str, Any]:
    return hidden(client.get("/acts/draft").text) | TYPED


def jotted(office: Office) -> list[Jotting]:
    with office.transaction() as work:
        return list(work.exec(select(Jotting)))


def test_it_is_there_when_the_form_is_opened_again(enter: Enter) -> None:
    member = enter("m001")
    assert member.post(KEEP, data=form(member)).status_code == 204
    page = member.get("/acts/draft").text
    assert KEPT in page
    assert "布点没有规划。" in page


def test_nobody_else_sees_it(enter: Enter) -> None:
    member = enter("m001")
    member.post(KEEP, data=form(member))
    assert KEPT not in enter("m002").get("/acts/draft").text


def test_saved_twice_it_is_one(enter: Enter, played: Office) -> None:
    member = enter("m001")
    member.post(KEEP, data=form(member))
    member.post(KEEP, data=form(member) | {"draft.text.title": "新的案由"})
    (row,) = jotted(played)
    assert row.fields["draft.text.title"] == ["新的案由"]


def test_only_the_fields_of_the_act_are_kept(enter: Enter, played: Office) -> None:
    member = enter("m001")
    member.post(KEEP, data=form(member) | {"whole": "全文", "password": "x"})
    assert all(name.startswith("draft.") for name in jotted(played)[0].fields)


def test_a_secret_is_kept_nowhere(enter: Enter, played: Office) -> None:
    member = enter("m001")
    refused = member.post(KEEP, data=form(member) | {"draft.text.facts": "绝\u200b密★10年"})
    assert refused.status_code == 422
    assert "机要渠道" in refused.text
    assert jotted(played) == []


def test_given_up_it_is_gone(enter: Enter, played: Office) -> None:
    member = enter("m001")
    member.post(KEEP, data=form(member))
    assert member.post(GIVE_UP, data=form(member)).headers["location"] == "/acts/draft"
    assert jotted(played) == []


def test_done_it_is_gone_and_comes_not_back(enter: Enter, played: Office) -> None:
    member = enter("m001")
    typed = form(member)
    member.post(KEEP, data=typed)
    assert member.post("/acts/draft", data=typed).status_code == 303
    member.post(KEEP, data=typed)
    assert jotted(played) == []


@pytest.mark.parametrize("act", ["file", "begin"])
def test_another_roles_form_keeps_nothing(enter: Enter, act: str) -> None:
    member = enter("m001")
    address = f"/jottings?act={act}&proposal_id=36"
    assert member.post(address, data=form(member)).status_code == 404


def test_from_elsewhere_nothing_is_kept(enter: Enter, played: Office) -> None:
    assert enter("m001").post(KEEP, data=TYPED).status_code == 403
    assert jotted(played) == []
