"""Files of a case: added through the page, handed out to its people alone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from sqlmodel import select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Attachment
from proposals.rehearsal.script import CURTAIN
from tests import papers_in_files as files
from tests.web.case import cases
from tests.web.conftest import Enter
from tests.web.standing_site import site_of
from workflows.terms import ProposalStage

PAPER = ("现场说明.pdf", files.pdf())
SECRET = ("说明.docx", files.docx("机密★10年"))


@pytest.fixture
def site(played: Office, tmp_path: Path) -> FastAPI:
    """The played committee with a cabinet for its files."""
    rules = replace(played.rules, attachments=tmp_path / "cabinet")
    return site_of(replace(played, rules=rules), now=lambda: CURTAIN)


@pytest.fixture
def case(played: Office) -> int:
    return cases.at(played, ProposalStage.HANDLING)


@pytest.fixture
def unit(enter: Enter, played: Office, case: int) -> TestClient:
    return enter(cases.unit_office(played, case))


def add(person: TestClient, case: int, file: tuple[str, bytes], once: str = "") -> Any:
    """Hand one file in from the page of the case."""
    page = person.get(f"/proposals/{case}").text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    form = {"csrf": hidden["csrf"], "once": once or hidden["once"], "belongs": "evidence"}
    return person.post(f"/proposals/{case}/acts/attach", data=form, files={"upload": file})


def kept(played: Office, case: int) -> list[Attachment]:
    """What the case holds."""
    with played.reading() as work:
        return list(work.exec(select(Attachment).where(Attachment.proposal_id == case)))


def test_a_file_is_added_and_shown(unit: TestClient, played: Office, case: int) -> None:
    assert add(unit, case, PAPER).status_code == 303
    assert [row.name for row in kept(played, case)] == ["现场说明.pdf"]
    assert "现场说明.pdf" in unit.get(f"/proposals/{case}").text


def test_a_file_handed_in_twice_is_added_once(unit: TestClient, played: Office, case: int) -> None:
    add(unit, case, PAPER, once="x" * 32)
    add(unit, case, PAPER, once="x" * 32)
    assert len(kept(played, case)) == 1


def test_a_secret_paper_is_refused_on_the_page_and_not_kept(
    unit: TestClient, played: Office, case: int, tmp_path: Path
) -> None:
    refused = add(unit, case, SECRET)
    assert refused.status_code == 422
    assert "涉密" in refused.text
    assert (kept(played, case), list(tmp_path.glob("cabinet/**/*.*"))) == ([], [])


def test_without_a_file_the_page_says_so(unit: TestClient, case: int) -> None:
    refused = add(unit, case, ("", b""))
    assert "请填写文件" in refused.text


def test_a_file_is_handed_out_as_what_it_is(unit: TestClient, played: Office, case: int) -> None:
    add(unit, case, PAPER)
    answer = unit.get(f"/attachments/{kept(played, case)[0].id}")
    assert answer.content == PAPER[1]
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert quote(PAPER[0]) in answer.headers["content-disposition"]


@pytest.mark.parametrize("username", ["m001", "court-office", "sysadmin-1"])
def test_a_file_is_not_there_for_outsiders(
    enter: Enter, unit: TestClient, played: Office, case: int, username: str
) -> None:
    add(unit, case, PAPER)
    file = kept(played, case)[0].id
    assert enter(username).get(f"/attachments/{file}").status_code == 404


@pytest.mark.parametrize("username", ["m001", "auditor"])
def test_who_may_attach_nothing_finds_no_form(enter: Enter, case: int, username: str) -> None:
    page = enter(username).get(f"/proposals/{case}").text
    assert f'action="/proposals/{case}/acts/attach"' not in page
