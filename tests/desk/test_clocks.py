"""A clock on a page: working days left, negative once late, and the rung that holds."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.supervise import urging
from proposals.desk import clocks
from proposals.desk.clocks import Clock
from proposals.records import Deadline
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.supervise.owing import handled, on, owe
from workflows.terms import Duty


@pytest.fixture
def reply_owed(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> Deadline:
    """区住建局 owes its reply by Tuesday 2 June 2026."""
    return owe(work, Duty.REPLY, handled(make_proposal, make_assignment))


def shown(work: Work, row: Deadline, day: date) -> Clock:
    return clocks.clock(row, day, work.calendar)


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2026, 6, 1), 1),
        (date(2026, 6, 2), 0),
        (date(2026, 6, 5), -3),
        (date(2026, 6, 7), -3),
    ],
    ids=["day before", "last day", "Friday", "Sunday"],
)
def test_days_left_are_working_days(work: Work, reply_owed: Deadline, day: date, left: int) -> None:
    assert shown(work, reply_owed, day).days_left == left


def test_a_duty_nobody_was_reminded_of_stands_on_no_rung(work: Work, reply_owed: Deadline) -> None:
    assert shown(work, reply_owed, date(2026, 3, 2)).rung == ""


def test_the_highest_rung_climbed_is_shown(work: Work, reply_owed: Deadline) -> None:
    urging.climb(work, reply_owed, on(date(2026, 6, 3)))
    assert shown(work, reply_owed, date(2026, 6, 3)).rung == "urge"


def test_an_extended_duty_begins_the_ladder_anew(work: Work, reply_owed: Deadline) -> None:
    urging.climb(work, reply_owed, on(date(2026, 6, 3)))
    reply_owed.version += 1
    assert shown(work, reply_owed, date(2026, 6, 3)).rung == ""
