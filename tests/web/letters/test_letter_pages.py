"""/letters: an inbox is its owner's, a letter shows what was sent, and opening it is on record."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from proposals.database import Office
from proposals.letters.copying import copy
from proposals.printing.html import html
from proposals.records import Digest, Entry, InboxItem, Letter
from proposals.rehearsal.script import CURTAIN
from proposals.web.digest_text import body
from tests.web.conftest import Enter
from tests.web.supervise.drafting import addresses, done, draft
from workflows.terms import Role

UNIT = ("education-office", Role.UNIT_OFFICE)


def _laid(office: Office, recipient: str) -> InboxItem:
    with office.transaction() as work:
        asked = select(InboxItem).where(
            InboxItem.recipient == recipient, col(InboxItem.read_at).is_(None)
        )
        found = work.exec(asked.order_by(col(InboxItem.id).desc())).first()
        assert found is not None
        assert found.letter.words
        return found


def test_a_unit_finds_what_was_laid_there(enter: Enter, played: Office) -> None:
    page = enter(*UNIT).get("/letters").text
    assert f"/letters/{_laid(played, '区教育局').letter_id}" in page


def test_opening_a_letter_is_on_record(enter: Enter, played: Office) -> None:
    item = _laid(played, "区教育局")
    enter(*UNIT).get(f"/letters/{item.letter_id}")
    with played.transaction() as work:
        assert work.get_one(InboxItem, item.id).read_at == CURTAIN


def test_somebody_else_looking_does_not_open_it(enter: Enter, played: Office) -> None:
    item = _laid(played, "区教育局")
    assert enter("auditor").get(f"/letters/{item.letter_id}").status_code == 200
    with played.transaction() as work:
        assert work.get_one(InboxItem, item.id).read_at is None


def test_a_letter_to_another_unit_is_not_there(enter: Enter, played: Office) -> None:
    item = _laid(played, "区财政局")
    assert enter(*UNIT).get(f"/letters/{item.letter_id}").status_code == 404


def test_a_letter_shows_what_was_sent(enter: Enter, played: Office) -> None:
    item = _laid(played, "区教育局")
    page = enter(*UNIT).get(f"/letters/{item.letter_id}").text
    assert html(copy(item.letter)) in page


def test_the_way_of_a_letter_is_for_those_who_keep_it(enter: Enter, played: Office) -> None:
    address = f"/letters/{_laid(played, '区教育局').letter_id}"
    assert "<h3>投递</h3>" in enter("clerk-1", Role.CLERK).get(address).text
    assert "<h3>投递</h3>" not in enter(*UNIT).get(address).text


def test_notices_of_one_digest_stand_together(enter: Enter, played: Office) -> None:
    with played.transaction() as work:
        asked = select(InboxItem).where(InboxItem.recipient == "区教育局")
        items = work.exec(asked.order_by(col(InboxItem.id).desc()).limit(2)).all()
        sent = Digest(
            recipient="区教育局", title="今日通知2项", html="<p>以下2项</p>", written_at=CURTAIN
        )
        work.add(sent)
        work.flush()
        for item in items:
            item.digest_id = sent.id
    unit = enter(*UNIT)
    assert unit.get("/letters").text.count(f'href="/letters/digests/{sent.id}"') == 1
    assert "<p>以下2项</p>" in unit.get(f"/letters/digests/{sent.id}").text
    assert enter("finance-office").get(f"/letters/digests/{sent.id}").status_code == 404


def test_a_clerk_first_sees_what_waits_for_a_signature(enter: Enter, played: Office) -> None:
    letter = draft(played)
    page = enter("clerk-1", Role.CLERK).get("/letters").text
    assert "文书待确认 <small>1 件</small>" in page
    assert f'href="/letters/{letter.id}"' in page


def test_the_register_is_narrowed_by_number(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get(
        "/letters", params={"way": "out", "number": "提督〔2026〕3号"}
    )
    assert page.text.count('data-label="文书"') == 1


def test_what_comes_in_stands_apart_from_what_goes_out(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    assert "会办意见</a>" in clerk.get("/letters?way=in").text
    assert "会办意见</a>" not in clerk.get("/letters?way=out").text


def test_nothing_but_a_letters_own_tags_comes_through() -> None:
    head, words = '<article class="letter">', "<p style=a>甲<img src=x>乙</p>"
    stored = f"<body onload='x()'>{head}<script>x()</script>{words}"
    assert body(stored) == '<article class="letter"><p>甲乙</p>'


def test_a_reviewer_has_no_letters(enter: Enter) -> None:
    assert enter("reviewer-1", Role.REVIEWER).get("/letters").status_code == 404


def _of_no_case(office: Office, kind: str) -> Letter:
    with office.transaction() as work:
        asked = select(Letter).where(Letter.kind == kind, col(Letter.proposal_id).is_(None))
        found = work.exec(asked.order_by(col(Letter.id))).first()
        assert found is not None
        return found


@pytest.mark.parametrize("kind", ["supervise/publish_list", "supervise/findings_notice"])
def test_a_letter_of_no_single_case_is_declared_void_from_its_page(
    enter: Enter, played: Office, kind: str
) -> None:
    letter, clerk = _of_no_case(played, kind), enter("clerk-1", Role.CLERK)
    (address,) = addresses(clerk.get(f"/letters/{letter.id}").text, "void_letter")
    assert done(clerk, address).status_code == 422
    assert done(clerk, address, why="所列有误").status_code == 303
    with played.transaction() as work:
        last = work.exec(select(Entry).order_by(col(Entry.id).desc())).first()
        assert last is not None
        assert (last.chain, last.subject) == (letter.chain, f"letter:{letter.id}")
        assert work.get_one(Letter, letter.id).cancelled_why == "所列有误"


def test_what_is_void_already_is_not_declared_void_again(enter: Enter, played: Office) -> None:
    letter, clerk = _of_no_case(played, "supervise/publish_list"), enter("clerk-1", Role.CLERK)
    address = f"/acts/void_letter?of={letter.id}"
    assert '<article class="letter ' in clerk.get(address).text
    done(clerk, address, why="所列有误")
    assert "现在没有可以由提案委办公室作废文书的事项" in clerk.get(address).text
