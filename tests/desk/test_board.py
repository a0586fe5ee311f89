"""督办台: each duty on its rung, one debtor's together; drafts for those who may sign them."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.supervise import urging
from proposals.desk.board import Board, Card, Wanted, board
from proposals.records import Deadline, Member
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal, person
from tests.casework.supervise.owing import ASSIGNER, CLERK, HEAD, handled, on, owe
from tests.desk.statements import counted
from workflows.terms import Duty, Role, Rung

ON_TIME, LATE, TEN_LATE = date(2026, 6, 2), date(2026, 6, 3), date(2026, 6, 16)


@pytest.fixture
def reply(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Deadline:
    """A reply owed by Tuesday 2 June 2026."""
    return owe(work, Duty.REPLY, handled(make_proposal, make_assignment))


def seen(work: Work, day: date, wanted: Wanted | None = None, who: object = CLERK) -> Board:
    work.flush()
    return board(work, on(day, who), wanted or Wanted())  # type: ignore[arg-type]


def standing(told: Board) -> dict[Rung, list[Card]]:
    return {column.rung: list(column.cards) for column in told.columns if column.cards}


def test_a_duty_stands_on_the_rung_it_has_climbed_to(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(LATE))
    assert list(standing(seen(work, LATE))) == [Rung.URGE]


def test_a_reminded_duty_stands_there_before_it_is_late(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(date(2026, 4, 21)))
    (card,) = standing(seen(work, date(2026, 4, 21)))[Rung.REMIND]
    assert not card.clock.overdue


def test_a_late_duty_nobody_was_told_of_is_not_lost(work: Work, reply: Deadline) -> None:
    told = seen(work, LATE)
    assert (standing(told), [c.unit for c in told.unclimbed]) == ({}, ["区住建局"])


def test_a_duty_on_its_last_day_without_a_rung_is_not_on_the_board(
    work: Work, reply: Deadline
) -> None:
    told = seen(work, ON_TIME)
    assert (standing(told), told.unclimbed) == ({}, ())


def test_a_met_duty_leaves_the_board(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(LATE))
    reply.met_at = on(LATE).at
    assert standing(seen(work, LATE)) == {}


def test_a_card_tells_who_was_told(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(LATE))
    (card,) = standing(seen(work, LATE))[Rung.URGE]
    assert [(t.title, t.addressee) for t in card.told][-1] == ("提案办理催办函", "区住建局")


def test_a_draft_waits_on_top_and_was_told_to_nobody(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(TEN_LATE))
    told = seen(work, TEN_LATE)
    (card,) = standing(told)[Rung.SUPERVISE]
    drafted = [d.title for d in told.drafts]
    assert (drafted, "提案督办通知" in [t.title for t in card.told]) == (["提案督办通知"], False)


def test_who_may_not_sign_sees_no_drafts(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(TEN_LATE))
    assert seen(work, TEN_LATE, who=ASSIGNER).drafts == ()


def test_the_next_rung_is_offered_to_those_who_may_take_it(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(LATE))
    offers = [standing(seen(work, LATE, who=who))[Rung.URGE][0].acts for who in (HEAD, CLERK)]
    assert [[act.label for act in acts] for acts in offers] == [["提级督办"], []]


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted(unit="区住建局"), 1),
        (Wanted(unit="区财政局"), 0),
        (Wanted(duty=Duty.REPLY), 1),
        (Wanted(duty=Duty.SIGN_FOR), 0),
    ],
)
def test_the_board_is_narrowed(work: Work, reply: Deadline, wanted: Wanted, shown: int) -> None:
    urging.climb(work, reply, on(LATE))
    assert len(standing(seen(work, LATE, wanted)).get(Rung.URGE, [])) == shown


def test_a_narrowed_board_still_offers_every_unit(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(LATE))
    assert seen(work, LATE, Wanted(unit="区财政局")).units == ("区住建局",)


@pytest.mark.parametrize(("scope", "shown"), [("清源街道", 1), ("柳堤街道", 0)])
def test_a_clerk_may_look_at_his_liaison_scope_alone(
    work: Work, reply: Deadline, scope: str, shown: int
) -> None:
    work.get_one(Member, 1).group = "清源街道"
    urging.climb(work, reply, on(LATE))
    liaison = person(Role.CLERK, "办公室丙", scope=scope)  # type: ignore[arg-type]
    told = seen(work, LATE, Wanted(mine=True), liaison)
    assert len(standing(told).get(Rung.URGE, [])) == shown


def test_a_units_cards_stand_together(
    work: Work, reply: Deadline, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    other = handled(make_proposal, make_assignment, case_no="第0013号")
    for row in (reply, owe(work, Duty.REPLY, other)):
        urging.climb(work, row, on(LATE))
    (urged,) = [c for c in seen(work, LATE).columns if c.rung is Rung.URGE]
    assert [(unit, len(cards)) for unit, cards in urged.by_unit] == [("区住建局", 2)]


def test_the_board_costs_four_statements(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(TEN_LATE))
    with counted(work) as sent:
        board(work, on(TEN_LATE, CLERK))
    assert len(sent) == 4
