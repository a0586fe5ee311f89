"""One account a role to look through, chosen for what is in hand; and the bar that offers them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from proposals.database import Office
from proposals.records import Account, Grant
from proposals.rehearsal import moving
from proposals.rehearsal.demo import Demo
from proposals.rehearsal.faces import SAYS, Face, faces
from tests.clock.cases import at, settle
from workflows.refusals import NotFound
from workflows.terms import ProposalStage, Role

TODAY = date(2026, 4, 17)
PEOPLE = (
    ("clerk", Role.CLERK, None),
    ("idle-unit", Role.UNIT_OFFICE, 2),
    ("busy-unit", Role.UNIT_OFFICE, 1),
    ("retired", Role.CHAIR, None),
)


@pytest.fixture
def played(office: Office) -> Office:
    """区住建局 handles three; its account and some others, one of them no longer in office."""
    settle(office, 3, ProposalStage.HANDLING)
    with office.transaction() as work:
        for username, role, unit_id in PEOPLE:
            account = Account(username=username, name=username, unit_id=unit_id)
            work.add(account)
            work.flush()
            until = TODAY - timedelta(days=1) if username == "retired" else None
            grant = Grant(
                account_id=account.id or 0,
                role=role,
                valid_from=date(2022, 1, 1),
                valid_until=until,
            )
            work.add(grant)
    moving.stand_at(office, at(TODAY))
    return office


def chosen(office: Office) -> dict[Role, Face]:
    """The faces by their role."""
    with office.reading() as work:
        return {face.role: face for face in faces(work, TODAY)}


def test_of_two_units_the_one_with_cases_in_hand_is_chosen(played: Office) -> None:
    assert chosen(played)[Role.UNIT_OFFICE].username == "busy-unit"


def test_a_face_says_how_much_is_in_hand(played: Office) -> None:
    assert chosen(played)[Role.UNIT_OFFICE].says.endswith("；在手3件")


def test_a_role_nobody_holds_today_has_no_face(played: Office) -> None:
    assert set(chosen(played)) == {Role.CLERK, Role.UNIT_OFFICE}


def test_every_role_that_signs_in_has_its_words() -> None:
    assert set(SAYS) == set(Role) - {Role.PUBLIC, Role.CLOCK}


def test_the_bar_marks_who_is_signed_in(played: Office) -> None:
    bar = Demo(played).bar(at(TODAY), "busy-unit")
    assert [(p.label, p.current) for p in bar.people] == [("提案委", False), ("承办单位", True)]


def test_the_bar_offers_three_moves(played: Office) -> None:
    assert [move.label for move in Demo(played).bar(at(TODAY), "").moves] == [
        "+1天",
        "+1周",
        "到下一个期限",
    ]


def test_one_click_comes_in_as_a_face(played: Office) -> None:
    face, token = Demo(played).enter("clerk", "", at(TODAY))
    assert (face.role, bool(token)) == (Role.CLERK, True)


@pytest.mark.parametrize("username", ["retired", ""])
def test_only_a_face_may_be_taken(played: Office, username: str) -> None:
    with pytest.raises(NotFound, match="没有这个身份"):
        Demo(played).enter(username, "", at(TODAY))
