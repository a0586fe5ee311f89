"""Accounts: opened with a first password, reset, closed; each act on record with who did it."""

from __future__ import annotations

import re
from typing import NamedTuple

from sqlmodel import col, select

from proposals.casework.access import grants, passwords, sessions, totp
from proposals.casework.access.keeper import Keeper, record
from proposals.records import Account
from proposals.work import Work
from workflows.refusals import Incomplete, NotFound, NotNow, Objection
from workflows.terms import AccountAct, SessionEnd

USERNAME = re.compile(r"[\w.@-]{2,64}")


class Person(NamedTuple):
    """Somebody to be given an account, and for whom he acts."""

    username: str
    name: str
    member_id: int | None = None
    organisation_id: int | None = None
    unit_id: int | None = None


class Opened(NamedTuple):
    """An account with the password that is told once."""

    account: Account
    first_password: str


def numbered(work: Work, account_id: int) -> Account:
    """The account of that record number."""
    account = work.get(Account, account_id)
    if account is None:
        raise NotFound(Objection("account_exists", "没有这个账号"))
    return account


def named(work: Work, username: str) -> Account:
    """The account of that name."""
    account = work.exec(select(Account).where(Account.username == username.strip())).first()
    if account is None:
        raise NotFound(Objection("account_exists", f"没有账号“{username}”，请核对用户名"))
    return account


def add(work: Work, person: Person, keeper: Keeper) -> Opened:
    """开立账号: with a first password, and no role yet."""
    _require_whole(work, person)
    account = Account(**person._asdict())
    work.add(account)
    work.flush()
    record(work, AccountAct.ADD, account, keeper)
    return _with_first_password(work, account, keeper)


def reset(work: Work, account: Account, keeper: Keeper) -> Opened:
    """重置密码: a new first password, no second factor, no open session."""
    if account.closed_on is not None:
        raise NotNow(_closed(account))
    opened = _with_first_password(work, account, keeper)
    totp.drop(work, account, keeper)
    record(work, AccountAct.RESET, account, keeper)
    _end_sessions(work, account, SessionEnd.PASSWORD_CHANGED, keeper)
    return opened


def change_password(
    work: Work, account: Account, new: str, keeper: Keeper, session_id: int | None = None
) -> None:
    """修改密码: the other sessions end, whoever holds them."""
    assert account.id is not None, "the account is recorded"
    passwords.change(work, account, new, keeper)
    why = SessionEnd.PASSWORD_CHANGED
    sessions.end_all(work, account.id, why, keeper.at, spare=session_id)


def close(work: Work, account: Account, keeper: Keeper) -> None:
    """停用账号: its roles and sessions end; what its holder did stays as it is."""
    if account.closed_on is not None:
        raise NotNow(_closed(account))
    grants.end_all(work, account, keeper)
    account.closed_on = keeper.today
    work.add(account)
    record(work, AccountAct.CLOSE, account, keeper)
    _end_sessions(work, account, SessionEnd.ACCOUNT_CLOSED, keeper)


def reopen(work: Work, account: Account, keeper: Keeper) -> Opened:
    """恢复账号: with a first password; roles are granted anew, by two people."""
    if account.closed_on is None:
        raise NotNow(Objection("account_closed", f"账号“{account.username}”没有停用"))
    account.closed_on = None
    record(work, AccountAct.REOPEN, account, keeper)
    return _with_first_password(work, account, keeper)


def _with_first_password(work: Work, account: Account, keeper: Keeper) -> Opened:
    first = passwords.one_time()
    passwords.keep(work, account, first, keeper, must_change=True)
    work.flush()
    return Opened(account, first)


def _end_sessions(work: Work, account: Account, why: SessionEnd, keeper: Keeper) -> None:
    assert account.id is not None, "the account is recorded"
    sessions.end_all(work, account.id, why, keeper.at)


def _require_whole(work: Work, person: Person) -> None:
    faults = []
    if not USERNAME.fullmatch(person.username):
        sentence = "用户名须有2至64个字符，只用字母、汉字、数字和 . _ - @，不留空格"
        faults.append(Objection("username_readable", sentence))
    if not person.name.strip():
        faults.append(Objection("name_given", "请写明姓名；单位共用的账号不予开立"))
    if work.exec(select(Account.id).where(col(Account.username) == person.username)).first():
        sentence = f"账号“{person.username}”已经有了，请另取一个用户名"
        faults.append(Objection("username_unique", sentence))
    if faults:
        raise Incomplete(*faults)


def _closed(account: Account) -> Objection:
    sentence = f"账号“{account.username}”已经停用，请先恢复账号"
    return Objection("account_open", sentence)
