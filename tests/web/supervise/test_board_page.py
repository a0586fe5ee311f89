"""/board: rungs with their duties by debtor, drafts to be signed from here, and filters."""

from __future__ import annotations

import pytest

from proposals.database import Office
from proposals.records import Letter
from tests.web.conftest import Enter
from tests.web.supervise.drafting import addresses, done, draft
from workflows.terms import Role, Rung


def test_the_board_has_five_rungs(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/board").text
    assert all(f'id="rung-{rung.value}"' in page for rung in Rung)


def test_a_duty_says_who_was_told_and_when(enter: Enter) -> None:
    assert "告知 2 次，最近2026年11月18日" in enter("clerk-1", Role.CLERK).get("/board").text


def test_the_board_is_narrowed_to_one_debtor(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/board", params={"unit": "区教育局"}).text
    assert "<h3>区教育局 " in page
    assert "<h3>区财政局 " not in page


def test_what_is_asked_for_can_be_taken_off(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/board?duty=sign_for&unit=").text
    assert '<a href="/board"><span class="visually-hidden">去掉条件：</span>事项：签收</a>' in page


def test_a_draft_is_confirmed_from_the_board(enter: Enter, played: Office) -> None:
    letter, clerk = draft(played), enter("clerk-1", Role.CLERK)
    (address,) = addresses(clerk.get("/board").text, "confirm_letter")
    answer = done(clerk, address)
    assert answer.headers["location"] == "/board#drafts"
    with played.transaction() as work:
        assert work.get_one(Letter, letter.id).confirmed_by == "赵戊"


def test_the_form_of_a_draft_shows_the_letter(enter: Enter, played: Office) -> None:
    draft(played)
    clerk = enter("clerk-1", Role.CLERK)
    (address,) = addresses(clerk.get("/board").text, "confirm_letter")
    assert '<article class="letter ' in clerk.get(address).text


def test_a_draft_is_dropped_with_its_reason(enter: Enter, played: Office) -> None:
    letter, clerk = draft(played), enter("clerk-1", Role.CLERK)
    (address,) = addresses(clerk.get("/board").text, "discard_letter")
    assert done(clerk, address).status_code == 422
    assert done(clerk, address, why="已电话说明").status_code == 303
    with played.transaction() as work:
        assert work.get_one(Letter, letter.id).cancelled_at is not None


def test_only_those_who_may_skip_a_rung_are_offered_it(enter: Enter) -> None:
    assert addresses(enter("head", Role.COMMITTEE_HEAD).get("/board").text, "skip_rung")
    assert not addresses(enter("clerk-1", Role.CLERK).get("/board").text, "skip_rung")


@pytest.mark.parametrize(("user", "role"), [("m001", Role.MEMBER), ("education-office", None)])
def test_the_board_is_not_there_for_proposers_and_units(
    enter: Enter, user: str, role: Role | None
) -> None:
    assert enter(user, role).get("/board").status_code == 404
