"""/verify: whoever holds a paper may ask; guessing is barred, and nothing of a case is told."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from sqlmodel import func, select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import CodeMiss, Letter, Publication
from proposals.settings import settings
from tests.web.conftest import Enter
from workflows.terms import Role

UNKNOWN = "0000-0000-00"


@pytest.fixture
def stranger(site: FastAPI) -> TestClient:
    return TestClient(site, follow_redirects=False)


@pytest.fixture
def letter(played: Office) -> Letter:
    """A 立案通知 of a case that is not public."""
    with played.transaction() as work:
        found = work.exec(select(Letter).where(Letter.kind == "file/filing_notice")).all()[0]
        shown = Publication.proposal_id == found.proposal_id
        for publication in work.exec(select(Publication).where(shown)):
            work.delete(publication)
        return found


def misses(office: Office) -> int:
    with office.reading() as work:
        return work.exec(select(func.count()).select_from(CodeMiss)).one()


def test_a_stranger_learns_that_the_paper_is_ours(stranger: TestClient, letter: Letter) -> None:
    page = stranger.get("/verify", params={"code": letter.code_shown}).text
    assert "验证通过" in page
    assert all(word in page for word in ("立案通知", str(letter.number), letter.code_shown))


def test_a_stranger_learns_nothing_of_the_case(
    stranger: TestClient, letter: Letter, played: Office
) -> None:
    page = stranger.get("/verify", params={"code": letter.code_shown}).text
    assert letter.addressee not in page
    assert f"/letters/{letter.id}" not in page
    assert "案号</dt>" not in page


def test_a_clerk_is_led_to_the_letter(enter: Enter, letter: Letter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/verify", params={"code": letter.code_shown}).text
    assert f'href="/letters/{letter.id}"' in page
    assert "案号</dt>" in page


def test_changed_words_are_told(stranger: TestClient, letter: Letter, played: Office) -> None:
    with played.transaction() as work:
        kept = work.get_one(Letter, letter.id)
        kept.words = kept.words.replace("立案", "不予立案")
    page = stranger.get("/verify", params={"code": letter.code_shown}).text
    assert "验证未通过" in page
    assert "存档可能被改动" in page


def test_a_code_no_paper_has_is_unknown_and_counted(stranger: TestClient, played: Office) -> None:
    answer = stranger.get("/verify", params={"code": UNKNOWN})
    assert (answer.status_code, 'data-rule="code_known"' in answer.text) == (404, True)
    assert misses(played) == 1


def test_what_can_be_no_code_is_not_counted(stranger: TestClient, played: Office) -> None:
    answer = stranger.get("/verify", params={"code": "第0001号"})
    assert (answer.status_code, misses(played)) == (422, 0)


def test_who_guesses_is_barred_and_who_is_signed_in_is_not(
    stranger: TestClient, enter: Enter, letter: Letter
) -> None:
    for _ in range(settings().lock_address_after):
        stranger.get("/verify", params={"code": UNKNOWN})
    address = f"/verify?code={letter.code_shown}"
    assert stranger.get(address).status_code == 429
    assert enter("clerk-1", Role.CLERK).get(address).status_code == 200
