"""The way into the office: its database at the right version, and who is at work."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workflows.refusals import Incomplete, NotFound, NotNow, NotYou, Objection
from workflows.terms import Act, Role

if TYPE_CHECKING:
    from proposals.casework.access.keeper import Keeper
    from proposals.casework.actor import Actor
    from proposals.database import Office
    from proposals.records import Account, Grant
    from proposals.work import Work

NOT_LAID_OUT = Objection("database_laid_out", "数据库尚未建立，请先运行 tian init")


def office(url: str = "") -> Office:
    """The office on a database that has been laid out and stands at the newest version."""
    from proposals import database
    from proposals.settings import settings

    if not exists(url or settings().url):
        raise NotFound(NOT_LAID_OUT)
    try:
        opened = database.open_office(url)
        require_version(opened)
    except (ValueError, OSError) as fault:
        raise Incomplete(Objection("rules_readable", str(fault))) from fault
    return opened


def exists(url: str) -> bool:
    """Whether there is something to open: SQLite would make an empty file unasked."""
    from proposals import database

    address = database.address(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return True
    return Path(address.database).is_file()


def require_version(opened: Office) -> None:
    """Refuse a database that this version of the program does not know."""
    from proposals import database
    from proposals.records import migrations

    with database.looking(opened.engine).connect() as connection:
        stands = migrations.current(connection)
    if not stands:
        raise NotFound(NOT_LAID_OUT)
    migrations.require_not_newer(stands)
    if stands != migrations.newest():
        sentence = f"库表版本为 {stands}，程序需要 {migrations.newest()}，请先运行 tian migrate"
        raise NotNow(Objection("database_up_to_date", sentence))


@contextmanager
def at_work() -> Iterator[Work]:
    """One piece of work in the office of the settings."""
    with _opened() as opened, opened.transaction() as work:
        yield work


@contextmanager
def looking() -> Iterator[Work]:
    """A look into the office of the settings, at once, whoever is writing meanwhile."""
    with _opened() as opened, opened.reading() as work:
        yield work


@contextmanager
def _opened() -> Iterator[Office]:
    opened = office()
    try:
        yield opened
    finally:
        opened.engine.dispose()


def now() -> datetime:
    """The office clock; the command line is where the moment enters."""
    from proposals import settings

    return settings.now()


def owner() -> Keeper:
    """Whoever holds the machine could write into the records anyway; here it stands on record."""
    from proposals.casework.access import keeper

    return keeper.owner(getpass.getuser(), now())


def person(work: Work, username: str, act: Act | None = None, role: Role | None = None) -> Actor:
    """Somebody with an account, in the role he names, or that may do the act, or his first."""
    from sqlmodel import select

    from proposals.casework.actor import Actor
    from proposals.records import Account, succession

    name = username or getpass.getuser()
    account = work.exec(select(Account).where(Account.username == name)).first()
    if account is None:
        sentence = f"没有账号“{name}”，请用 --as 指明办理人的账号"
        raise NotFound(Objection("account_exists", sentence))
    at = now()
    grant = _fitting(account, _held(work, account, at.date()), act, role)
    unit_id, units = account.unit_id, None
    if unit_id is not None:
        unit_id, units = succession.place(work, unit_id, at.date())
    belongs = (account.member_id, account.organisation_id, unit_id)
    return Actor(account.name, grant.role, at, *belongs, grant.scope, units)


def _held(work: Work, account: Account, today: date) -> list[Grant]:
    from sqlmodel import col, select

    from proposals.records import Grant
    from proposals.records.people import in_force

    asked = select(Grant).where(Grant.account_id == account.id).order_by(col(Grant.id))
    held = [g for g in work.exec(asked) if in_force(g.valid_from, g.valid_until, today)]
    if not held:
        sentence = f"账号“{account.username}”今日没有任何角色，请由系统管理员授权"
        raise NotFound(Objection("account_has_role", sentence))
    return held


def _fitting(account: Account, held: list[Grant], act: Act | None, role: Role | None) -> Grant:
    """Of several roles the one he names; else the first that may do the act."""
    from workflows.policies.permits import MAY

    wanted = MAY[act] if act is not None else frozenset()
    fitting = [g for g in held if g.role in ({role} if role is not None else wanted)]
    if role is not None and not fitting:
        holds = "、".join(dict.fromkeys(g.role.label for g in held))
        sentence = f"账号“{account.username}”今日没有角色“{role.label}”，所持的是：{holds}"
        raise NotYou(Objection("role_held", sentence))
    return (fitting or held)[0]
