"""The demo's day goes forward only, one move at a time, and the real clock runs on the way."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import select

from proposals import clock
from proposals.database import Office
from proposals.records import Climb, Deadline
from proposals.rehearsal import moving
from proposals.rehearsal.moving import Moving, Stride, Told
from tests.clock.cases import at, owe_replies, settle
from workflows.refusals import NotFound, NotNow
from workflows.terms import ProposalStage

FRIDAY = date(2026, 4, 17)


@pytest.fixture
def demo(office: Office) -> Moving:
    """Two units that owe their replies by Tuesday 2 June; the demo stands on Friday 17 April."""
    settle(office, 2, ProposalStage.HANDLING)
    owe_replies(office)
    moving.stand_at(office, at(FRIDAY, 17))
    return Moving(office)


@pytest.mark.parametrize(
    ("stride", "day"),
    [
        (Stride.DAY, date(2026, 4, 18)),
        (Stride.WEEK, date(2026, 4, 24)),
        (Stride.DEADLINE, date(2026, 6, 2)),
    ],
)
def test_it_arrives_in_the_morning_of_the_day_asked_for(
    demo: Moving, stride: Stride, day: date
) -> None:
    assert demo.forward(stride).until == demo.now() == at(day)


def test_the_moment_is_on_record(demo: Moving, office: Office) -> None:
    demo.forward(Stride.DAY)
    assert Moving(office).now() == demo.now()


def test_on_days_off_the_clock_rests(demo: Moving) -> None:
    moved = demo.forward(Stride.DAY)
    assert (moved.workdays, moved.told) == (0, ())


def test_what_the_clock_did_is_told_by_rung(demo: Moving) -> None:
    moved = demo.forward(Stride.WEEK)
    assert (moved.workdays, moved.told) == (5, (Told("提醒", 2), Told("寄出文书", 2)))


def test_the_bar_says_it_in_one_sentence(demo: Moving) -> None:
    assert demo.forward(Stride.WEEK).sentence == "5个工作日：提醒2、寄出文书2"


def test_each_rung_is_climbed_at_eight_on_its_own_day(demo: Moving, office: Office) -> None:
    demo.forward(Stride.DEADLINE)
    with office.reading() as work:
        climbed = {c.climbed_at for c in work.exec(select(Climb))}
    assert climbed == {at(d, 8) for d in (date(2026, 4, 20), date(2026, 5, 12), date(2026, 5, 22))}


def test_a_move_tells_only_its_own(demo: Moving) -> None:
    demo.forward(Stride.WEEK)
    assert demo.forward(Stride.DAY).told == ()


def test_a_page_that_saw_an_earlier_day_does_not_move_it_again(demo: Moving) -> None:
    seen = demo.now()
    demo.forward(Stride.DAY, seen)
    with pytest.raises(NotNow, match="demo_moved"):
        demo.forward(Stride.DAY, seen)


def test_while_one_click_moves_it_another_does_not(demo: Moving, office: Office) -> None:
    with clock.lead(office), pytest.raises(NotNow, match="demo_moves"):
        demo.forward(Stride.DAY)


def test_a_second_viewer_never_takes_it_back(demo: Moving, office: Office) -> None:
    other = Moving(office)
    demo.forward(Stride.WEEK)
    assert other.forward(Stride.DAY).until == at(date(2026, 4, 25))


def test_without_a_deadline_ahead_it_says_so(office: Office) -> None:
    settle(office, 1, ProposalStage.HANDLING)
    moving.stand_at(office, at(FRIDAY))
    with pytest.raises(NotNow, match="deadline_ahead"):
        Moving(office).forward(Stride.DEADLINE)


def test_where_nothing_was_played_there_is_no_demo(office: Office) -> None:
    with pytest.raises(NotFound, match="demo_played"):
        Moving(office)


def test_a_failure_of_the_clock_is_told_and_the_day_still_comes(
    demo: Moving, office: Office
) -> None:
    with office.transaction() as work:
        for row in work.exec(select(Deadline)):
            row.certificate = {}
    moved = demo.forward(Stride.WEEK)
    assert (len(moved.failed) > 0, demo.now()) == (True, at(date(2026, 4, 24)))
