"""Two administrators, a clerk and a member with accounts; cheap passwords; one morning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from sqlmodel import select

from proposals.casework.access import accounts, entering, keeper, sessions
from proposals.casework.access.accounts import Opened, Person
from proposals.casework.access.entering import Attempt
from proposals.casework.access.keeper import Keeper
from proposals.database import Office
from proposals.records import Account, Grant, SignIn
from proposals.settings import settings
from proposals.work import Work
from tests.casework.conftest import AT, settle_committee
from workflows.terms import Role, SignInOutcome

FROM = date(2026, 1, 1)
PASSWORD = "江上之清风与山间之明月"
PEOPLE = (
    ("guan1", "管理甲", Role.SYSADMIN),
    ("guan2", "管理乙", Role.SYSADMIN),
    ("lin", "林秘书", Role.CLERK),
)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A hash in a millisecond: how much memory it takes is not what is tested here."""
    monkeypatch.setenv("TIAN_PASSWORD_MEMORY_KIB", "64")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def work(office: Office) -> Iterator[Work]:
    """One transaction with the committee and its accounts."""
    with office.transaction() as work:
        open_accounts(work)
        yield work


@pytest.fixture
def peopled(office: Office) -> Office:
    """The office with its accounts, for stories of several transactions."""
    with office.transaction() as work:
        open_accounts(work)
    return office


def open_accounts(work: Work) -> None:
    """Everybody has a password of his own."""
    settle_committee(work)
    for username, name, role in PEOPLE:
        opened = accounts.add(work, Person(username, name), keeper.owner("root", AT))
        himself = keeper.himself(opened.account, AT, role)
        accounts.change_password(work, opened.account, PASSWORD, himself)
        work.add(Grant(account_id=key(opened.account), role=role, valid_from=FROM))
    work.flush()


def key(account: Account) -> int:
    """The record number of an account."""
    assert account.id is not None
    return account.id


def of(work: Work, username: str) -> Account:
    """The account of that name."""
    return work.exec(select(Account).where(Account.username == username)).one()


def administrator(work: Work, username: str = "guan1") -> Keeper:
    """A system administrator at work."""
    account = of(work, username)
    return Keeper(account.name, AT, account.id)


def give_account(work: Work, username: str = "jia", name: str = "委员甲") -> Opened:
    """A new account of 委员甲."""
    return accounts.add(work, Person(username, name, member_id=1), administrator(work))


Enter = Callable[..., str]


@pytest.fixture
def enter(peopled: Office) -> Enter:
    """Sign in as the pages do: claim, prove, settle; the account's name, or "" when refused."""

    def enter(
        username: str = "lin",
        password: str = PASSWORD,
        code: str = "",
        address: str = "192.0.2.7",
        minutes: float = 0,
    ) -> str:
        return entered(peopled, Attempt(username, password, code, address), minutes)

    return enter


def entered(office: Office, attempt: Attempt, minutes: float = 0) -> str:
    """The three steps of one attempt."""
    at = AT + timedelta(minutes=minutes)
    with office.transaction() as work:
        claim = entering.claim(work, attempt, at)
    if not entering.proved(claim, attempt):
        return ""
    with office.transaction() as work:
        account = entering.settle(work, claim, attempt, at)
        sessions.begin(work, account, at)
        return account.name


def outcomes(office: Office) -> list[SignInOutcome]:
    """How the attempts on record went, in their order."""
    with office.transaction() as work:
        return list(work.exec(select(SignIn.outcome).order_by("id")))
