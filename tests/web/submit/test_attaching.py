"""附件: the form of an act takes a file as it takes words, and never words for a file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Attachment, Proposal
from tests import papers_in_files
from tests.web.bulk.sheets import hidden
from tests.web.conftest import Enter
from workflows.terms import Role

PDF = ("附图.pdf", papers_in_files.pdf(), "application/pdf")


@pytest.fixture
def played(played: Office, tmp_path: Path) -> Office:
    """The played committee with a cabinet for its files."""
    return replace(played, rules=replace(played.rules, attachments=tmp_path / "cabinet"))


def kept(office: Office, case: Proposal) -> list[str]:
    with office.transaction() as work:
        rows = work.exec(select(Attachment).where(Attachment.proposal_id == case.id))
        return [row.name for row in rows]


def test_a_file_is_handed_in_with_its_form(
    author: TestClient, played: Office, draft: Proposal
) -> None:
    address = f"/proposals/{draft.id}/acts/attach"
    data = hidden(author.get(address).text) | {"belongs": "text"}
    assert author.post(address, data=data, files={"upload": PDF}).status_code == 303
    assert kept(played, draft) == ["附图.pdf"]


def test_a_path_is_no_file(author: TestClient, played: Office, draft: Proposal) -> None:
    address = f"/proposals/{draft.id}/acts/attach"
    data = hidden(author.get(address).text) | {"belongs": "text", "upload": "/etc/hostname"}
    refused = author.post(address, data=data)
    assert refused.status_code == 422
    assert "请填写文件" in refused.text
    assert kept(played, draft) == []


def test_only_what_fits_the_case_is_offered(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/proposals/36/acts/attach").text
    assert "text" not in re.findall(r'name="belongs" value="(\w+)"', page)
