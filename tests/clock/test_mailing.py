"""Short notices go out once a day and recipient, in one message; nothing else waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from proposals import clock
from proposals.casework import duties, posting
from proposals.casework.actor import clock as clock_at
from proposals.casework.supervise import urging
from proposals.database import Office
from proposals.records import Deadline, Digest, InboxItem, Letter
from tests.casework.conftest import person
from tests.clock.cases import ASSIGNER, at, counts, letters
from workflows.terms import Role, Rung

REMINDED, MONDAY = date(2026, 4, 17), date(2026, 4, 20)
DUE, LATE = date(2026, 6, 2), date(2026, 6, 16)
HEAD = person(Role.COMMITTEE_HEAD, "主任乙")


@pytest.fixture
def reminded(three: Office) -> Office:
    """Three notices to 区住建局 wait, with copies for 提案委办公室."""
    clock.SWEEPS["climb_ladder"](three, at(REMINDED))
    return three


def send(office: Office, day: date = REMINDED, hour: int = 9) -> clock.SweepReport:
    """One run of the sweep that posts."""
    return clock.SWEEPS["post_letters"](office, at(day, hour))


def messages(office: Office) -> list[tuple[str, list[int]]]:
    """Who got which letters in one message."""
    with office.transaction() as work:
        found = work.exec(select(Digest).order_by(col(Digest.recipient), col(Digest.id))).all()
        return [(made.recipient, sorted(item.letter_id for item in made.items)) for made in found]


def climb(office: Office, number: int, day: date) -> None:
    """One duty alone is urged."""
    with office.transaction() as work:
        urging.climb(work, work.get_one(Deadline, number), clock_at(at(day)))


def skip(office: Office, rung: Rung, number: int = 1) -> None:
    """The head takes a rung out of turn on the afternoon of the reminder."""
    with office.transaction() as work:
        head = HEAD.later(at(REMINDED, 14))
        urging.skip(work, work.get_one(Deadline, number), rung, "群众反映强烈", head)


def test_the_notices_of_a_day_reach_everybody_in_one_message(reminded: Office) -> None:
    assert send(reminded).done == 3
    assert messages(reminded) == [("区住建局", [1, 2, 3]), ("提案委办公室", [1, 2, 3])]


def test_each_notice_is_posted_as_a_fact_of_its_own(reminded: Office) -> None:
    send(reminded)
    assert [letter.posted_at for letter in letters(reminded)] == [at(REMINDED)] * 3
    assert (counts(reminded)["Delivery"], counts(reminded)["InboxItem"]) == (3, 6)


def test_a_second_run_sends_no_second_message(reminded: Office) -> None:
    send(reminded)
    once = (counts(reminded), messages(reminded))
    assert send(reminded) == clock.SweepReport("post_letters")
    assert (counts(reminded), messages(reminded)) == once


def test_a_single_notice_goes_as_it_is(three: Office) -> None:
    climb(three, 1, REMINDED)
    assert (send(three).done, messages(three)) == (1, [])


def test_letters_under_a_number_are_not_merged(three: Office) -> None:
    clock.SWEEPS["climb_ladder"](three, at(LATE))
    send(three, LATE)
    with three.transaction() as work:
        asked = select(InboxItem.digest_id).join(Letter, col(Letter.id) == InboxItem.letter_id)
        formal = work.exec(asked.where(Letter.kind == "supervise/unit_urge_letter")).all()
    assert formal == [None] * 4


def test_the_spool_holds_a_message_once_as_it_was_written(reminded: Office, tmp_path: Path) -> None:
    send(replace(reminded, spool=tmp_path / "spool"))
    with reminded.transaction() as work:
        written = {posting.file_name(made): made.html for made in work.exec(select(Digest))}
    laid = {file.name: file.read_text("utf-8") for file in (tmp_path / "spool").iterdir()}
    assert laid == written


def test_who_had_no_message_finds_the_notices_in_the_spool(
    reminded: Office, tmp_path: Path
) -> None:
    clock_now, channels = clock_at(at(REMINDED)), [posting.inbox(), posting.spool(tmp_path)]
    with reminded.transaction() as work:
        made = urging.merge(work, [1, 2, 3], "区住建局", clock_now)
        assert made is not None
        notices = [work.get_one(Letter, number) for number in (1, 2, 3)]
        assert posting.post(work, notices, channels, clock_now) == {}
        names = {posting.file_name(message) for message in (made, *notices)}
    assert {file.name for file in tmp_path.iterdir()} == names


def cut_short(office: Office, spool: Path) -> None:
    """Somebody pulls the plug when the message is merged and its file laid, but nothing posted."""
    clock_now = clock_at(at(REMINDED))
    with office.transaction() as work:
        urging.merge(work, [1, 2, 3], "区住建局", clock_now)
    with office.transaction() as work:
        channels = [posting.inbox(), posting.spool(spool)]
        posting.post(work, [work.get_one(Letter, 1)], channels, clock_now)
        raise KeyboardInterrupt


def test_a_run_cut_short_is_completed_by_the_same_messages(
    reminded: Office, tmp_path: Path
) -> None:
    spool, later = tmp_path / "spool", date(2026, 5, 12)
    with pytest.raises(KeyboardInterrupt):
        cut_short(reminded, spool)
    clock.SWEEPS["climb_ladder"](reminded, at(later))
    assert send(replace(reminded, spool=spool), later).failed == ()
    assert [keys for name, keys in messages(reminded) if name == "区住建局"] == [
        [1, 2, 3],
        [4, 5, 6],
    ]


def test_what_reached_an_inbox_is_not_taken_back(reminded: Office) -> None:
    with reminded.transaction() as work:
        urging.merge(work, [1, 2, 3], "区住建局", clock_at(at(REMINDED)))
        duties.lift(work.exec(select(Deadline)).all(), "改派", ASSIGNER.at)
    assert send(reminded).done == 3
    assert [letter.cancelled_at for letter in letters(reminded)] == [None] * 3


def test_notices_that_cannot_be_merged_go_one_by_one(reminded: Office) -> None:
    with reminded.transaction() as work:
        work.get_one(Letter, 2).occasion = "旧系统转入"
    report = send(reminded)
    assert (report.done, messages(reminded)) == (3, [])
    assert report.failed[0].startswith("致区住建局的提醒：")


def test_a_notice_raised_after_the_message_goes_the_next_working_morning(reminded: Office) -> None:
    send(reminded)
    skip(reminded, Rung.WARN)
    assert send(reminded, hour=14).done == 0
    assert letters(reminded)[-1].send_on == MONDAY
    assert send(reminded, MONDAY).done == 1


def test_an_urge_letter_raised_after_the_message_goes_at_once(reminded: Office) -> None:
    send(reminded)
    skip(reminded, Rung.URGE)
    assert send(reminded, hour=14).done == 1


def test_a_notice_due_before_the_next_morning_is_not_put_off(three: Office) -> None:
    climb(three, 1, DUE)
    send(three, DUE)
    climb(three, 2, DUE)
    assert send(three, DUE, 14).done == 3


def test_short_notices_wait_until_the_ladder_is_climbed(three: Office) -> None:
    climb(three, 1, REMINDED)
    assert send(three, hour=8).done == 0
    clock.SWEEPS["climb_ladder"](three, at(REMINDED, 8))
    assert send(three, hour=8).done == 3


def test_they_do_not_wait_for_a_ladder_that_cannot_be_climbed(three: Office) -> None:
    climb(three, 1, REMINDED)
    assert send(three, hour=9).done == 1
