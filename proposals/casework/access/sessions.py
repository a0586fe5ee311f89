"""Sessions: opened after sign-in, found by their token, ended by time, by hand or for cause."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlmodel import col, select

from proposals.casework.access.keeper import Keeper, record
from proposals.records import Account, Credential, Grant, WebSession
from proposals.records.people import in_force
from proposals.work import Work
from workflows.refusals import NotFound, NotYou, Objection
from workflows.terms import AccountAct, Role, SessionEnd

SEEN_EVERY = timedelta(minutes=1)
NO_ROLE = Objection("account_has_role", "该账号今日没有任何角色，请联系系统管理员授予角色")
NO_SESSION = Objection("session_exists", "没有这一登录记录，或者已经结束")


def begin(
    work: Work,
    account: Account,
    at: datetime,
    address: str = "",
    device: str = "",
    *,
    vouched: bool = False,
) -> tuple[WebSession, str]:
    """Open one for a person who was let in; the token is told once and not kept."""
    assert account.id is not None, "a session is of a recorded account"
    held = grants_held(work, account.id, Keeper(account.name, at).today)
    if not held:
        raise NotYou(NO_ROLE)
    _lapse(work, account.id, at)
    token = secrets.token_urlsafe(32)
    session = WebSession(
        digest=digest(token),
        account_id=account.id,
        grant_id=_key(held[0]),
        csrf=secrets.token_urlsafe(32),
        opened_at=at,
        seen_at=at,
        vouched=vouched,
        address=address,
        device=device,
    )
    work.add(session)
    work.flush()
    return session, token


def digest(token: str) -> str:
    """What is kept of a token: who reads the records cannot enter with them."""
    return hashlib.sha256(token.encode()).hexdigest()


def found(work: Work, token: str, at: datetime) -> WebSession | None:
    """The living session of this token."""
    asked = select(WebSession).where(WebSession.digest == digest(token))
    session = work.exec(asked).first()
    return session if session is not None and session.living(at) else None


class Entrance(NamedTuple):
    """A living session with whose it is: all that every page asks first."""

    session: WebSession
    account: Account
    credential: Credential | None
    grants: list[Grant]
    """The roles the account holds today, in the order they were given."""


def entrance(work: Work, token: str, at: datetime) -> Entrance | None:
    """The living session of this token with its account and its roles, in one statement."""
    asked = (
        select(WebSession, Account, Credential, Grant)
        .join(Account, col(Account.id) == WebSession.account_id)
        .join(Credential, col(Credential.account_id) == Account.id, isouter=True)
        .join(Grant, col(Grant.account_id) == Account.id, isouter=True)
        .where(WebSession.digest == digest(token))
        .order_by(col(Grant.id))
    )
    rows = work.exec(asked).all()
    if not rows or not rows[0][0].living(at):
        return None
    session, account, credential, _ = rows[0]
    today = Keeper(account.name, at).today
    given: Iterable[Grant | None] = (grant for *_, grant in rows)
    held = [g for g in given if g is not None and in_force(g.valid_from, g.valid_until, today)]
    return Entrance(session, account, credential, held)


def is_due(session: WebSession, at: datetime) -> bool:
    """Whether its last sign of life is old enough to be written anew: not at every page."""
    return at >= session.seen_at + SEEN_EVERY


def see(work: Work, session_id: int, at: datetime) -> None:
    """Note a sign of life."""
    session = work.get_one(WebSession, session_id)
    session.seen_at = max(at, session.seen_at)
    work.add(session)


def grants_held(work: Work, account_id: int, today: date) -> list[Grant]:
    """The roles the account holds today, in the order they were given."""
    asked = select(Grant).where(Grant.account_id == account_id).order_by(col(Grant.id))
    return [g for g in work.exec(asked) if in_force(g.valid_from, g.valid_until, today)]


def switch_role(work: Work, session_id: int, grant_id: int, today: date) -> Role:
    """Go on in another role the account holds today."""
    session = work.get_one(WebSession, session_id)
    held = {grant.id: grant for grant in grants_held(work, session.account_id, today)}
    if grant_id not in held:
        raise NotFound(Objection("grant_held", "本人今日没有这一角色"))
    session.grant_id = grant_id
    work.add(session)
    return held[grant_id].role


def end(work: Work, session_id: int, why: SessionEnd, at: datetime) -> None:
    """End one: what its token opened is shut at once."""
    _end(work, [work.get_one(WebSession, session_id)], why, at)


def end_own(work: Work, account_id: int, session_id: int, at: datetime) -> None:
    """关闭: one of the person's own, from wherever he is; another's is not found."""
    session = work.get(WebSession, session_id)
    if session is None or session.account_id != account_id:
        raise NotFound(NO_SESSION)
    _end(work, [session], SessionEnd.CLOSED_BY_OWNER, at)


def end_for(work: Work, session_id: int, keeper: Keeper) -> None:
    """关闭: by a system administrator, on record."""
    session = work.get(WebSession, session_id)
    if session is None or session.closed_at is not None:
        raise NotFound(NO_SESSION)
    _end(work, [session], SessionEnd.CLOSED_BY_KEEPER, keeper.at)
    account = work.get_one(Account, session.account_id)
    record(work, AccountAct.CLOSE_SESSION, account, keeper, device=session.device)


def end_all(
    work: Work, account_id: int, why: SessionEnd, at: datetime, spare: int | None = None
) -> int:
    """End every open one of an account, but the one at work; how many there were."""
    ended = [session for session in _open(work, account_id) if session.id != spare]
    _end(work, ended, why, at)
    return len(ended)


def _lapse(work: Work, account_id: int, at: datetime) -> None:
    """Write down what time has ended; until somebody asks it makes no difference."""
    for session in _open(work, account_id):
        if (why := session.run_out(at)) is not None:
            _end(work, [session], why, at)


def _open(work: Work, account_id: int) -> list[WebSession]:
    asked = select(WebSession).where(WebSession.account_id == account_id)
    return list(work.exec(asked.where(col(WebSession.closed_at).is_(None))))


def _end(work: Work, ended: Iterable[WebSession], why: SessionEnd, at: datetime) -> None:
    for session in ended:
        if session.closed_at is None:
            session.closed_at, session.closed_why = at, why
            work.add(session)


def _key(grant: Grant) -> int:
    assert grant.id is not None, "a grant in use is recorded"
    return grant.id
