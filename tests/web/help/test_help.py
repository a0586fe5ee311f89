"""The handbook: a page a role and a page an act, for everybody who signs in."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals.settings import TEMPLATES
from proposals.web.pages.help import ROLES
from tests.web.conftest import Enter
from workflows.terms import Act


def test_every_role_has_its_prose_and_no_prose_is_left_over() -> None:
    written = {Path(file).stem for file in (TEMPLATES / "pages/help/roles").iterdir()}
    assert written == {role.value for role in ROLES}


def test_every_role_and_every_act_has_its_page(enter: Enter) -> None:
    member = enter("m001")
    addresses = [f"/help/roles/{r}" for r in ROLES] + [f"/help/acts/{a}" for a in Act]
    assert {member.get(address).status_code for address in addresses} == {200}


def test_the_page_of_an_act_says_when_it_may_be_done(enter: Enter) -> None:
    page = enter("m001").get(f"/help/acts/{Act.ISSUE_REPLY}").text
    assert "什么时候可以办" in page
    assert "承办单位办公室" in page


@pytest.mark.parametrize("name", ["/help/roles/nobody", "/help/acts/nothing"])
def test_what_is_not_there_is_404(enter: Enter, name: str) -> None:
    assert enter("m001").get(name).status_code == 404
