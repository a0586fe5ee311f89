"""/letters/join: several drafts of one unit go out as one letter with a table (一单位一函)."""

from __future__ import annotations

import re

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from proposals.casework.supervise import urging
from proposals.database import Office
from proposals.records import Deadline, Letter
from tests.web.conftest import Enter
from tests.web.supervise.drafting import HEAD
from workflows.terms import Duty, Role, Rung

WAITING = "/letters?way=to_confirm"
UNIT = "区教育局"
Pair = list[Letter]


@pytest.fixture
def pair(played: Office) -> Pair:
    """Two drafted 督办通知 to one unit."""
    with played.transaction() as work:
        running = (col(Deadline.met_at).is_(None), col(Deadline.lifted_at).is_(None))
        late = col(Deadline.duty).in_([Duty.FIRST_CONTACT, Duty.REPLY])
        asked = select(Deadline).where(Deadline.debtor == UNIT, late, *running)
        owed = work.exec(asked.order_by(col(Deadline.id))).all()
        sent = [urging.skip(work, each, Rung.SUPERVISE, "情况紧急", HEAD) for each in owed]
        work.flush()
        return [letter for each in sent for letter in each if letter.needs_confirmation]


def joined(client: TestClient, drafts: Pair) -> str:
    """The page to which signing them as one leads."""
    token = re.search(r'name="csrf" value="([^"]+)"', client.get(WAITING).text)
    assert token
    form = {"csrf": token[1], "draft": [str(each.id) for each in drafts]}
    answer = client.post("/letters/join", data=form)
    return str(answer.headers.get("location", answer.text))


def test_the_page_says_that_a_unit_may_be_told_in_one_letter(enter: Enter, pair: Pair) -> None:
    page = enter("clerk-1").get(WAITING).text
    assert f"{UNIT}有 2 件督办通知待确认，可以合为一函" in page


def test_one_letter_names_both_cases(enter: Enter, pair: Pair) -> None:
    clerk = enter("clerk-1")
    page = clerk.get(joined(clerk, pair)).text
    assert "一函告知2件" in page


def test_the_drafts_are_void(enter: Enter, played: Office, pair: Pair) -> None:
    joined(enter("clerk-1"), pair)
    with played.reading() as work:
        why = {work.get_one(Letter, each.id).cancelled_why[-6:] for each in pair}
    assert why == {"，一单位一函"}


def test_handed_in_twice_the_second_finds_nothing_to_sign(enter: Enter, pair: Pair) -> None:
    clerk = enter("clerk-1")
    joined(clerk, pair)
    assert "没有选定事项" in joined(clerk, pair)


def test_who_may_not_sign_has_no_drafts_to_choose(enter: Enter, pair: Pair) -> None:
    assert "没有选定事项" in joined(enter("education-office", Role.UNIT_OFFICE), pair)
