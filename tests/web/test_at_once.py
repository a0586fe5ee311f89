"""Two at once through the pages, on both databases: one act, and the other is told of it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Account, Entry, Grant, Proposal
from proposals.web.signin import COOKIE
from proposals.web.site import build_site
from tests.casework.conftest import AT, FROM, make_proposal_in, settle_committee
from tests.web.tickets import ticket
from workflows.terms import Act, ProposalStage, Role

HEADS = ("主任乙", "副主任辛")
FILING = {"decision.opinion": "同意立案。", "decision.category": "社会"}
DRAFT = {
    "draft.kind": "individual",
    "draft.text.title": "关于完善社区养老助餐点的提案",
    "draft.text.facts": "社区助餐点少。",
    "draft.text.analysis": "布点没有规划。",
    "draft.text.suggestions": "编制布点规划。",
    "draft.public_consent": "yes",
}
LATER = AT + timedelta(hours=1)


@pytest.fixture
def case(office: Office) -> int:
    """A committee of two heads and a member, with one case to be decided."""
    with office.transaction() as work:
        settle_committee(work)
        for name in HEADS:
            _open(work, Account(username=name, name=name), Role.COMMITTEE_HEAD)
        _open(work, Account(username="甲", name="委员甲", member_id=1), Role.MEMBER)
        return make_proposal_in(work, ProposalStage.UNDER_REVIEW).key


def _open(work: Any, account: Account, role: Role) -> None:
    work.add(account)
    work.flush()
    work.add(Grant(account_id=account.id or 0, role=role, valid_from=FROM))


class Desk:
    """One person with a form drawn and filled in."""

    def __init__(self, site: Any, office: Office, username: str, address: str, typed: Any) -> None:
        """Open the form."""
        self.address = address
        self.browser = TestClient(site, follow_redirects=False)
        self.browser.cookies.set(COOKIE, ticket(office, username).cookie)
        drawn = re.findall(
            r'type="hidden" name="(\w+)" value="([^"]*)"', self.browser.get(address).text
        )
        self.form = dict(drawn) | typed

    def hand_in(self, together: Barrier) -> Any:
        """Press the button when the other does."""
        together.wait()
        return self.browser.post(self.address, data=self.form)


def at_once(*desks: Desk) -> list[Any]:
    """What each is answered."""
    together = Barrier(len(desks))
    with ThreadPoolExecutor(len(desks)) as threads:
        return list(threads.map(lambda desk: desk.hand_in(together), desks))


def done(office: Office, act: Act) -> list[str]:
    """Who has done it."""
    with office.reading() as work:
        return list(work.exec(select(Entry.by).where(Entry.act == act)))


@pytest.fixture
def filing(office: Office, case: int) -> list[Any]:
    """Both heads file the same case in the same moment."""
    site = build_site(office, now=lambda: LATER)
    address = f"/proposals/{case}/acts/file"
    return at_once(*(Desk(site, office, name, address, FILING) for name in HEADS))


def test_of_two_one_files_the_case(filing: list[Any], office: Office) -> None:
    assert sorted(answer.status_code for answer in filing) == [303, 409]
    assert len(done(office, Act.FILE)) == 1


def test_the_other_is_told_who_did_what_and_when(filing: list[Any], office: Office) -> None:
    refused = next(answer.text for answer in filing if answer.status_code == 409)
    winner = done(office, Act.FILE)[0]
    assert f"{winner}" in refused
    assert "3月2日10:00立案" in refused


def test_a_form_pressed_twice_at_once_is_carried_out_once(office: Office, case: int) -> None:
    site = build_site(office, now=lambda: LATER)
    first = Desk(site, office, "甲", "/acts/draft", DRAFT)
    second = Desk(site, office, "甲", "/acts/draft", DRAFT)
    second.browser.cookies, second.form = first.browser.cookies, first.form
    answers = at_once(first, second)
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len({answer.headers["location"] for answer in answers}) == 1
    with office.reading() as work:
        title = DRAFT["draft.text.title"]
        assert len(work.exec(select(Proposal).where(Proposal.title == title)).all()) == 1
