"""Roles: two people grant, one ends; the machine's owner alone only until there are two."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from proposals.casework.access import accounts, grants, keeper
from proposals.casework.access.accounts import Person
from proposals.casework.access.grants import Asked
from proposals.casework.access.keeper import Keeper
from proposals.database import Office
from proposals.records import Account, Grant, GrantProposal
from proposals.work import Work
from tests.casework.access.conftest import AT, administrator, give_account, key, of
from tests.casework.access.recorded import acts_on
from tests.casework.access.refused import refused_for
from tests.casework.conftest import person
from workflows.terms import AccountAct, GrantState, Role

OWNER = keeper.owner("root", AT)
TODAY = AT.date()


@pytest.fixture
def jia(work: Work) -> Account:
    """委员甲, who has an account and no role yet."""
    return give_account(work).account


def proposed(work: Work, account: Account, role: Role = Role.MEMBER, by: str = "guan1") -> int:
    made = grants.propose(work, account, Asked(role), administrator(work, by))
    assert isinstance(made, GrantProposal)
    return made.id or 0


def test_a_proposed_role_is_not_yet_held(work: Work, jia: Account) -> None:
    proposed(work, jia)
    assert grants.held(work, jia, Role.MEMBER, TODAY) == []


def test_a_second_administrator_makes_it_hold(work: Work, jia: Account) -> None:
    grants.confirm(work, proposed(work, jia), administrator(work, "guan2"))
    assert len(grants.held(work, jia, Role.MEMBER, TODAY)) == 1


def test_the_same_one_cannot_confirm(work: Work, jia: Account) -> None:
    number = proposed(work, jia)
    with refused_for("two_people"):
        grants.confirm(work, number, administrator(work, "guan1"))


def test_nobody_confirms_a_role_for_himself(work: Work) -> None:
    number = proposed(work, of(work, "guan2"), Role.AUDITOR)
    with refused_for("two_people"):
        grants.confirm(work, number, administrator(work, "guan2"))


def test_the_database_holds_the_two_apart_as_well(work: Work, jia: Account) -> None:
    made = work.get_one(GrantProposal, proposed(work, jia))
    made.state, made.decided_at, made.decided_by_id = GrantState.CONFIRMED, AT, made.proposed_by_id
    with pytest.raises(IntegrityError, match="two_people"), work.begin_nested():
        work.flush()


def test_what_is_decided_is_not_decided_again(work: Work, jia: Account) -> None:
    number = proposed(work, jia)
    grants.refuse(work, number, administrator(work, "guan2"))
    with refused_for("grant_waits"):
        grants.confirm(work, number, administrator(work, "guan2"))


def test_a_refused_role_is_not_held(work: Work, jia: Account) -> None:
    grants.refuse(work, proposed(work, jia), administrator(work, "guan2"))
    assert grants.held(work, jia, Role.MEMBER, TODAY) == []


def test_both_stand_on_record(work: Work, jia: Account) -> None:
    grants.confirm(work, proposed(work, jia), administrator(work, "guan2"))
    assert acts_on(work, "jia")[-2:] == [
        (AccountAct.PROPOSE_GRANT, "管理甲"),
        (AccountAct.CONFIRM_GRANT, "管理乙"),
    ]


def test_with_two_in_office_the_owner_proposes_as_well(work: Work, jia: Account) -> None:
    assert isinstance(grants.propose(work, jia, Asked(Role.MEMBER), OWNER), GrantProposal)


def test_before_there_are_two_the_owner_grants(office: Office) -> None:
    with office.transaction() as work:
        first = accounts.add(work, Person("first", "管理甲"), OWNER).account
        assert isinstance(grants.propose(work, first, Asked(Role.SYSADMIN), OWNER), Grant)


def test_the_owner_may_be_the_second(work: Work, jia: Account) -> None:
    assert grants.confirm(work, proposed(work, jia), OWNER).role == Role.MEMBER


def test_a_clerk_keeps_no_accounts() -> None:
    with refused_for("role_keeps_accounts"):
        keeper.keeper(person(Role.CLERK, "办公室丙"), 3)


@pytest.mark.parametrize("role", [Role.CLOCK, Role.PUBLIC])
def test_nobody_is_made_the_clock_or_the_public(work: Work, jia: Account, role: Role) -> None:
    with refused_for("role_granted"):
        proposed(work, jia, role)


def test_a_units_role_needs_a_unit(work: Work, jia: Account) -> None:
    with refused_for("account_acts_for"):
        proposed(work, jia, Role.UNIT_OFFICE)


def test_no_role_ends_before_it_begins(work: Work, jia: Account) -> None:
    asked = Asked(Role.MEMBER, valid_until=date(2026, 3, 1))
    with refused_for("grant_runs_forward"):
        grants.propose(work, jia, asked, administrator(work))


def test_an_ended_role_is_held_no_more(work: Work) -> None:
    lin = of(work, "lin")
    grants.end(work, grants.held(work, lin, Role.CLERK, TODAY)[0], administrator(work))
    assert grants.held(work, lin, Role.CLERK, TODAY) == []


def test_it_can_be_granted_again_the_same_day(work: Work, jia: Account) -> None:
    given = grants.confirm(work, proposed(work, jia), OWNER)
    grants.end(work, given, administrator(work))
    grants.confirm(work, proposed(work, jia), OWNER)
    assert len(grants.held(work, jia, Role.MEMBER, TODAY)) == 1


def test_the_last_administrator_remains(work: Work) -> None:
    one, other = administrator(work, "guan1"), of(work, "guan2")
    accounts.close(work, other, one)
    with refused_for("administrator_remains"):
        accounts.close(work, of(work, "guan1"), one)


def test_a_closed_account_holds_nothing_and_waits_for_nothing(work: Work, jia: Account) -> None:
    number = proposed(work, jia)
    accounts.close(work, jia, administrator(work))
    assert work.get_one(GrantProposal, number).state == GrantState.REFUSED


def test_a_reopened_account_comes_without_roles(work: Work) -> None:
    lin, one = of(work, "lin"), administrator(work)
    accounts.close(work, lin, one)
    accounts.reopen(work, lin, one)
    assert not [g for g in work.exec(select(Grant)) if g.account_id == key(lin) and _holds(g)]


def _holds(grant: Grant) -> bool:
    return grant.valid_until is None or grant.valid_until >= TODAY


@pytest.mark.parametrize(
    ("username", "name", "rule"),
    [
        ("lin", "林另一人", "username_unique"),
        ("有 空格", "某某", "username_readable"),
        ("x", "某某", "username_readable"),
        ("new", " ", "name_given"),
    ],
)
def test_an_account_is_somebodys_and_its_name_its_own(
    work: Work, username: str, name: str, rule: str
) -> None:
    with refused_for(rule):
        accounts.add(work, Person(username, name), administrator(work))


def test_an_unknown_account_is_not_found(work: Work) -> None:
    with refused_for("account_exists"):
        accounts.named(work, "nobody")


def test_the_owner_is_named_on_record(work: Work, jia: Account) -> None:
    accounts.reset(work, jia, Keeper("本机（root）", AT))
    assert acts_on(work, "jia")[-1] == (AccountAct.RESET, "本机（root）")
