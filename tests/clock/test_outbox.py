"""Letters go out once, in office hours, into the inbox and the spool."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from proposals import clock
from proposals.casework import duties, posting
from proposals.casework.actor import Actor
from proposals.casework.supervise import urging
from proposals.clock.outbox import STILL_WAITING
from proposals.database import Office
from proposals.letters.copying import copy
from proposals.printing.html import page
from proposals.records import Deadline, Delivery, InboxItem, Letter
from proposals.work import Work
from tests.casework.conftest import person
from tests.clock.cases import ASSIGNER, at, counts, letters, owe_replies, settle
from tests.desk.statements import counted
from workflows.refusals import NotNow
from workflows.terms import ProposalStage, Role

REMINDED, LATE = date(2026, 4, 17), date(2026, 6, 16)
CLERK = person(Role.CLERK, "办公室丙")


@pytest.fixture
def posted(office: Office) -> Office:
    """A late case whose letters are written: three notices, an urge letter, a draft."""
    settle(office, 1, ProposalStage.HANDLING)
    owe_replies(office)
    clock.SWEEPS["climb_ladder"](office, at(LATE))
    return office


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    """An empty folder to lay letters into."""
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


def inbox(office: Office) -> list[tuple[int, str]]:
    """What lies where."""
    with office.transaction() as work:
        return [(item.letter_id, item.recipient) for item in work.exec(select(InboxItem))]


def send(office: Office, day: date = LATE, hour: int = 9) -> clock.SweepReport:
    """One run of the sweep that posts."""
    return clock.SWEEPS["post_letters"](office, at(day, hour))


def test_a_notice_is_sent_once(posted: Office) -> None:
    assert send(posted).done == 4
    once = sorted(inbox(posted))
    assert send(posted).done == 0
    assert sorted(inbox(posted)) == once
    assert len(set(once)) == len(once)


def test_copies_lie_in_their_inboxes_too(posted: Office) -> None:
    send(posted)
    (urge,) = letters(posted, "supervise/urge_letter")
    mine = {name for letter_id, name in inbox(posted) if letter_id == urge.id}
    assert mine == {"区住建局", "提案委办公室", "提案委主任", "交办机关"}


def test_a_draft_does_not_go_before_it_is_confirmed(posted: Office) -> None:
    send(posted)
    (draft,) = letters(posted, "supervise/supervision_notice")
    assert draft.posted_at is None
    with posted.transaction() as work:
        urging.confirm(work, work.get_one(Letter, draft.id), CLERK.later(at(LATE)))
    assert send(posted).done == 1


@pytest.mark.parametrize(
    ("day", "hour"),
    [(LATE, 7), (LATE, 18), (date(2026, 6, 20), 9)],
    ids=["early", "evening", "Saturday"],
)
def test_letters_wait_for_office_hours(posted: Office, day: date, hour: int) -> None:
    assert send(posted, day, hour).done == 0


def test_what_is_due_today_goes_at_any_hour(office: Office) -> None:
    settle(office, 1, ProposalStage.HANDLING)
    owe_replies(office)
    due = date(2026, 6, 2)
    clock.SWEEPS["climb_ladder"](office, at(due))
    assert send(office, due, 20).done == 3


def test_a_settled_duty_takes_its_unsent_letters_along(posted: Office) -> None:
    with posted.transaction() as work:
        row = work.exec(select(Deadline)).one()
        duties.lift([row], "改派", ASSIGNER.at)
    assert send(posted).done == 5
    assert inbox(posted) == []
    assert all(letter.cancelled_at for letter in letters(posted))


def test_a_moved_date_takes_its_unsent_letters_along(posted: Office) -> None:
    """No retroactive red (domain 4.2)."""
    with posted.transaction() as work:
        row = work.exec(select(Deadline)).one()
        duties.extend(work, row, date(2026, 7, 15), "政府办公室", LATE)
    assert send(posted).done == 5
    assert inbox(posted) == []


def test_a_pause_takes_the_unsent_letters_along(posted: Office) -> None:
    with posted.transaction() as work:
        duties.pause([work.exec(select(Deadline)).one()], LATE)
    assert send(posted).done == 5
    assert inbox(posted) == []


def test_what_is_raised_for_the_moved_date_goes_out(posted: Office) -> None:
    with posted.transaction() as work:
        row = work.exec(select(Deadline)).one()
        duties.extend(work, row, date(2026, 7, 15), "政府办公室", LATE)
    send(posted)
    late = date(2026, 7, 16)
    clock.SWEEPS["climb_ladder"](posted, at(late))
    send(posted, late)
    (_, urge) = letters(posted, "supervise/urge_letter")
    assert (urge.posted_at, urge.cancelled_at) == (at(late), None)


def test_the_spool_holds_each_letter_as_it_was_written(posted: Office, spool: Path) -> None:
    send(replace(posted, spool=spool))
    (urge,) = letters(posted, "supervise/urge_letter")
    laid = (spool / f"{urge.number}.html").read_text(encoding="utf-8")
    assert laid == page(copy(urge))


def test_a_letter_already_in_the_spool_is_not_laid_again(posted: Office, spool: Path) -> None:
    notice = letters(posted)[0]
    laid = page(copy(notice))
    (spool / "1.html").write_text(laid, encoding="utf-8")
    report = send(replace(posted, spool=spool))
    assert (report.done, report.failed) == (4, ())


def test_a_channel_that_fails_is_told_and_tried_again(posted: Office, spool: Path) -> None:
    (spool / "1.html").write_text("另一份文书", encoding="utf-8")
    report = send(replace(posted, spool=spool))
    assert (report.done, len(report.failed)) == (3, 1)
    assert "1.html 已存在而内容不同" in report.failed[0]
    (spool / "1.html").unlink()
    assert send(replace(posted, spool=spool)).done == 1
    assert counts(posted)["Delivery"] == 8


def test_every_attempt_is_counted(posted: Office, spool: Path) -> None:
    (spool / "1.html").write_text("另一份文书", encoding="utf-8")
    for _ in range(3):
        send(replace(posted, spool=spool))
    with posted.transaction() as work:
        tried = work.exec(select(Delivery).where(Delivery.error != "")).one()
    assert (tried.channel, tried.attempts, tried.delivered_at) == ("spool", 3, None)


def statements(work: Work, keys: range) -> int:
    """How many it takes to post these letters."""
    with counted(work) as sent:
        waiting = work.exec(STILL_WAITING, params={"keys": list(keys)}).unique().all()
        assert len(waiting) == len(keys)
        posting.post(work, waiting, [posting.inbox()], CLERK.later(at(REMINDED)))
    return len(sent)


def test_many_letters_take_as_many_statements_as_few(office: Office) -> None:
    settle(office, 40, ProposalStage.HANDLING)
    owe_replies(office)
    clock.SWEEPS["climb_ladder"](office, at(REMINDED))
    with office.transaction() as work:
        few, many = statements(work, range(1, 4)), statements(work, range(4, 41))
    assert many <= few <= 7
    assert len(inbox(office)) == 80


@pytest.mark.parametrize("state", ["cancelled", "unconfirmed"])
def test_a_letter_that_may_not_go_is_not_posted(posted: Office, state: str) -> None:
    with posted.transaction() as work:
        draft = work.exec(select(Letter).where(Letter.needs_confirmation)).one()  # type: ignore[arg-type]
        if state == "cancelled":
            urging.discard(work, draft, "已当面说明", CLERK.later(at(LATE)))
        with pytest.raises(NotNow):
            post(work, draft, CLERK.later(at(LATE)))


def post(work: Work, letter: Letter, actor: Actor) -> None:
    """Into the inbox."""
    posting.post(work, [letter], [posting.inbox()], actor)
