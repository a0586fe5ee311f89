"""Questions about accounts: who has which role, who waits for one, who is signed in from where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import col, select

from proposals.desk import telling
from proposals.records import (
    Account,
    Credential,
    Entry,
    Grant,
    GrantProposal,
    HandlingUnit,
    Member,
    Organisation,
    SignIn,
    WebSession,
    history,
)
from proposals.records.people import in_force
from proposals.work import Work
from workflows.refusals import NotFound, Objection
from workflows.terms import GrantState, Role

NEWEST = 20


class AccountLine(NamedTuple):
    """One account in the list."""

    id: int
    username: str
    name: str
    roles: str
    closed_on: date | None
    has_password: bool


class GrantLine(NamedTuple):
    """One role held today."""

    id: int
    label: str
    valid_from: date
    valid_until: date | None


class Waiting(NamedTuple):
    """A role somebody proposed, which another must confirm."""

    id: int
    account_id: int
    username: str
    name: str
    label: str
    valid_until: date | None
    proposed_by: str
    proposed_by_id: int | None
    proposed_at: datetime


class EventLine(NamedTuple):
    """What was done to an account."""

    at: datetime
    label: str
    by: str
    note: str


class SignInLine(NamedTuple):
    """One attempt to sign in."""

    at: datetime
    outcome: str
    address: str
    device: str


class SessionLine(NamedTuple):
    """One open session."""

    id: int
    account_id: int
    username: str
    name: str
    role: str
    opened_at: datetime
    seen_at: datetime
    address: str
    device: str


@dataclass(frozen=True)
class AccountSheet:
    """Everything about one account; never its password."""

    line: AccountLine
    acts_for: str
    must_change: bool
    totp: str
    """`on`, `begun`, or nothing."""
    totp_secret: str
    """Only while it is being set up, for the person himself."""
    grants: list[GrantLine]
    waiting: list[Waiting]
    events: list[EventLine]
    sign_ins: list[SignInLine]


def lines(work: Work, today: date) -> list[AccountLine]:
    """Every account with its roles of today, those in use first."""
    roles = _roles(work, today)
    kept = set(work.exec(select(Credential.account_id)))
    order = (col(Account.closed_on).is_not(None), col(Account.username))
    found = work.exec(select(Account).order_by(*order))
    return [_line(account, roles, _key(account.id) in kept) for account in found]


def matching(found: list[AccountLine], words: str) -> list[AccountLine]:
    """Those whose name, user name or role holds these words."""
    sought = words.strip().casefold()
    return [line for line in found if sought in _words(line)]


def sheet(work: Work, account_id: int, today: date) -> AccountSheet:
    """One account."""
    account = work.get(Account, account_id)
    if account is None:
        raise NotFound(Objection("account_exists", "没有这个账号"))
    kept = work.get(Credential, account_id)
    begun = kept is not None and kept.totp_confirmed_at is None
    return AccountSheet(
        line=_line(account, _roles(work, today, account_id), kept is not None),
        acts_for=_acts_for(work, account),
        must_change=kept is not None and kept.must_change,
        totp="" if kept is None or not kept.totp_secret else "begun" if begun else "on",
        totp_secret=kept.totp_secret if kept is not None and begun else "",
        grants=_grants(work, account_id, today),
        waiting=waiting(work, account_id),
        events=_events(work, account_id),
        sign_ins=_sign_ins(work, account_id),
    )


def waiting(work: Work, account_id: int | None = None) -> list[Waiting]:
    """The roles that wait for a second person, the longest waiting first."""
    asked = select(GrantProposal, Account).where(
        GrantProposal.account_id == Account.id, GrantProposal.state == GrantState.PROPOSED
    )
    if account_id is not None:
        asked = asked.where(GrantProposal.account_id == account_id)
    return [
        Waiting(
            _key(p.id),
            p.account_id,
            account.username,
            account.name,
            labelled(p.role, p.scope),
            p.valid_until,
            p.proposed_by,
            p.proposed_by_id,
            p.proposed_at,
        )
        for p, account in work.exec(asked.order_by(col(GrantProposal.id)))
    ]


def sessions(work: Work, at: datetime, account_id: int | None = None) -> list[SessionLine]:
    """The open sessions, the newest first; all, or those of one account."""
    asked = select(WebSession, Account, Grant).where(
        WebSession.account_id == Account.id,
        WebSession.grant_id == Grant.id,
        col(WebSession.closed_at).is_(None),
    )
    if account_id is not None:
        asked = asked.where(WebSession.account_id == account_id)
    return [
        SessionLine(
            _key(session.id),
            session.account_id,
            account.username,
            account.name,
            labelled(grant.role, grant.scope),
            session.opened_at,
            session.seen_at,
            session.address,
            session.device,
        )
        for session, account, grant in work.exec(asked.order_by(col(WebSession.id).desc()))
        if session.living(at)
    ]


def labelled(role: Role, scope: str) -> str:
    """A role and the part of the work it is for."""
    return f"{role.label}（{scope}）" if scope else role.label


def _words(line: AccountLine) -> str:
    return f"{line.username} {line.name} {line.roles}".casefold()


def _line(account: Account, roles: dict[int, list[str]], has_password: bool) -> AccountLine:
    number = _key(account.id)
    held = "、".join(roles.get(number, ()))
    return AccountLine(
        number, account.username, account.name, held, account.closed_on, has_password
    )


def _roles(work: Work, today: date, account_id: int | None = None) -> dict[int, list[str]]:
    asked = select(Grant).order_by(col(Grant.id))
    if account_id is not None:
        asked = asked.where(Grant.account_id == account_id)
    found: dict[int, list[str]] = defaultdict(list)
    for grant in work.exec(asked):
        if in_force(grant.valid_from, grant.valid_until, today):
            found[grant.account_id].append(labelled(grant.role, grant.scope))
    return found


def _grants(work: Work, account_id: int, today: date) -> list[GrantLine]:
    asked = select(Grant).where(Grant.account_id == account_id).order_by(col(Grant.id))
    return [
        GrantLine(_key(g.id), labelled(g.role, g.scope), g.valid_from, g.valid_until)
        for g in work.exec(asked)
        if in_force(g.valid_from, g.valid_until, today)
    ]


def _acts_for(work: Work, account: Account) -> str:
    if account.member_id is not None:
        return f"委员{work.get_one(Member, account.member_id).name}"
    if account.organisation_id is not None:
        return work.get_one(Organisation, account.organisation_id).name
    return work.get_one(HandlingUnit, account.unit_id).name if account.unit_id is not None else ""


def _events(work: Work, account_id: int) -> list[EventLine]:
    subject = history.of_account(account_id)
    asked = select(Entry).where(Entry.chain == history.ACCOUNTS, Entry.subject == subject)
    newest = asked.order_by(col(Entry.number).desc()).limit(NEWEST)
    return [
        EventLine(e.at, e.act.label, e.by, telling.note(e, known={"account"}))
        for e in work.exec(newest)
    ]


def _sign_ins(work: Work, account_id: int) -> list[SignInLine]:
    asked = select(SignIn).where(SignIn.account_id == account_id)
    newest = asked.order_by(col(SignIn.id).desc()).limit(NEWEST)
    return [SignInLine(s.at, s.outcome.label, s.address, s.device) for s in work.exec(newest)]


def _key(number: int | None) -> int:
    assert number is not None, "what is asked for is recorded"
    return number
