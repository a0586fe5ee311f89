"""Keeper: who keeps the accounts; every act on an account goes into their chain in his name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from proposals.casework.actor import Actor
from proposals.records import Account, Entry, history
from proposals.settings import zone
from proposals.work import Work
from workflows.refusals import NotYou, Objection
from workflows.terms import AccountAct, Role


@dataclass(frozen=True)
class Keeper:
    """A system administrator with an account, or the owner of the machine, who has none."""

    name: str
    at: datetime
    account_id: int | None = None
    role: Role = Role.SYSADMIN
    """In which capacity; whoever holds the machine counts as an administrator."""

    @property
    def today(self) -> date:
        """The date in the office's zone."""
        return self.at.astimezone(zone()).date()

    @property
    def owns_the_machine(self) -> bool:
        """Whether he came in by the command line and not as anybody of the office."""
        return self.account_id is None


def keeper(actor: Actor, account_id: int | None = None) -> Keeper:
    """The actor as a keeper of accounts; content roles have no say here (domain 6)."""
    if actor.role != Role.SYSADMIN:
        raise NotYou(Objection("role_keeps_accounts", "账号和角色由系统管理员管理"))
    return Keeper(actor.name, actor.at, account_id)


def owner(login: str, at: datetime) -> Keeper:
    """Whoever holds the machine and its database."""
    return Keeper(f"本机（{login}）", at)


def himself(account: Account, at: datetime, role: Role) -> Keeper:
    """Everybody keeps his own password, in whichever role he is in."""
    return Keeper(account.name, at, account.id, role)


def record(work: Work, act: AccountAct, account: Account, keeper: Keeper, **facts: object) -> Entry:
    """One entry in the chain of the accounts; never a password, a token or a secret."""
    assert account.id is not None, "an act is about a recorded account"
    return history.append(
        work,
        history.ACCOUNTS,
        at=keeper.at,
        act=act,
        subject=history.of_account(account.id),
        by=keeper.name,
        role=keeper.role,
        facts={
            "account": f"{account.name}（{account.username}）",
            "by_id": keeper.account_id,
            **facts,
        },
    )
