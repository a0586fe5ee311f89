"""What is done to accounts stands in one chain that proves itself, and no secret stands in it."""

from __future__ import annotations

import json

import pytest
from sqlmodel import col, select

from proposals.casework.access import accounts, grants
from proposals.casework.access.grants import Asked
from proposals.desk.verification import verify
from proposals.records import Credential, Entry, history
from proposals.work import Work
from tests.casework.access.conftest import PASSWORD, administrator, give_account, key
from workflows.terms import AccountAct, Act, Role


@pytest.fixture
def entries(work: Work) -> list[Entry]:
    """An account opened, reset, and proposed for a role."""
    account = give_account(work).account
    accounts.reset(work, account, administrator(work))
    grants.propose(work, account, Asked(Role.MEMBER), administrator(work))
    work.flush()
    asked = select(Entry).where(Entry.subject == history.of_account(key(account)))
    return list(work.exec(asked.order_by(col(Entry.number))))


def test_each_act_says_whose_account_it_is_and_in_which_capacity(entries: list[Entry]) -> None:
    last = entries[-1]
    assert (last.act, last.by, last.role) == (
        *(AccountAct.PROPOSE_GRANT, "管理甲"),
        Role.SYSADMIN,
    )
    assert json.loads(last.facts) == {"account": "委员甲（jia）", "by_id": 1, "role": "委员"}


def test_the_chain_of_the_accounts_is_verified(work: Work, entries: list[Entry]) -> None:
    assert verify(work).faults == []


def test_a_changed_grant_is_found(work: Work, entries: list[Entry]) -> None:
    entries[-1].facts = entries[-1].facts.replace("委员", "主席")
    work.flush()
    number = entries[-1].number
    assert verify(work).faults == [f"accounts：第{number}条的内容被改动"]


def test_no_password_and_no_hash_stands_on_record(work: Work, entries: list[Entry]) -> None:
    first = give_account(work, "yi", "委员乙").first_password
    work.flush()
    told = "".join(work.exec(select(Entry.facts)))
    secrets = [first, PASSWORD, *work.exec(select(Credential.password_hash))]
    assert [secret for secret in secrets if secret in told] == []


def test_no_word_means_an_act_of_a_case_and_one_of_an_account() -> None:
    assert {act.value for act in Act}.isdisjoint(act.value for act in AccountAct)
