"""Who may open which page; in a case, what is internal and when an opinion is locked."""

from __future__ import annotations

import pytest

from workflows.policies import sights
from workflows.refusals import NotFound
from workflows.terms import Act, FormState, ProposalStage, Role, View

Stage = ProposalStage
CONTENT = {view for view in View if Role.AUDITOR in sights.SEES[view]} - {
    *(View.WORKBENCH, View.ROSTERS, View.PROFILE, View.HISTORY, View.JOBS, View.ACCOUNT, View.HELP)
}


def test_every_page_says_who_may_open_it() -> None:
    assert set(sights.SEES) == set(View)


@pytest.mark.parametrize("role", sorted(sights.EVERYBODY))
def test_every_role_has_a_page(role: Role) -> None:
    assert sights.views_of(role)


def test_the_clock_opens_no_page() -> None:
    assert sights.views_of(Role.CLOCK) == ()


def test_a_page_that_is_not_yours_is_not_found() -> None:
    with pytest.raises(NotFound, match="没有这个页面"):
        sights.require(Role.MEMBER, View.HISTORY)


def test_a_page_that_is_yours_is_let_in() -> None:
    sights.require(Role.CLERK, View.HISTORY)


def test_a_system_administrator_sees_no_content() -> None:
    assert CONTENT.isdisjoint(sights.views_of(Role.SYSADMIN))


def test_an_auditor_reads_every_page_but_the_doors_and_where_others_act() -> None:
    others = {View.ACCOUNTS, View.SESSIONS, View.ASSIGNMENT_MEETING}
    assert set(View) - set(sights.views_of(Role.AUDITOR)) == others


def test_the_public_finds_the_handbook_alone() -> None:
    assert sights.views_of(Role.PUBLIC) == (View.HELP,)


@pytest.mark.parametrize("view", [View.ACCOUNTS, View.SESSIONS])
def test_the_doors_are_kept_by_one_role(view: View) -> None:
    assert sights.SEES[view] == {Role.SYSADMIN}


@pytest.mark.parametrize("role", sorted(sights.UNITS))
@pytest.mark.parametrize("view", [View.BOARD, View.STATISTICS, View.UNITS, View.MEMBERS])
def test_a_unit_opens_no_page_about_others(role: Role, view: View) -> None:
    assert role not in sights.SEES[view]


def test_a_member_opens_his_own_record_and_no_list_of_members() -> None:
    seen = set(sights.views_of(Role.MEMBER))
    assert (View.MEMBER in seen, View.MEMBERS in seen) == (True, False)


def test_a_rating_is_not_internal_but_locked() -> None:
    assert Act.RATE in sights.RATINGS - sights.INTERNAL


@pytest.mark.parametrize(
    ("state", "form_round", "round", "stage", "locked"),
    [
        (FormState.OPEN, 1, 2, Stage.CLOSED, False),
        (FormState.RECEIVED, 1, 1, Stage.REPLIED, False),
        (FormState.RECEIVED, 1, 2, Stage.REHANDLING, True),
        (FormState.RECEIVED, 1, 1, Stage.CLOSED, True),
        (FormState.NO_RESPONSE, 1, 1, Stage.ARCHIVED, True),
        (FormState.SUPERSEDED, 1, 2, Stage.CLOSED, False),
    ],
    ids=["still out", "may be amended", "next round", "closed", "silence", "void"],
)
def test_rule_33_an_opinion_is_locked_when_nothing_can_change_it(
    state: FormState, form_round: int, round: int, stage: Stage, locked: bool
) -> None:
    assert sights.locked(state, form_round, round, stage) is locked
