"""Who is asking: from the signed cookie to the person, his roles and the one he is in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple, TypeVar

from fastapi import Request
from itsdangerous import BadSignature, URLSafeSerializer
from starlette.responses import Response

from proposals.casework.access import entering, sessions
from proposals.casework.access.entering import NOT_LET_IN, Attempt
from proposals.casework.access.sessions import Entrance
from proposals.casework.actor import Actor
from proposals.records import succession
from proposals.settings import secret
from proposals.work import Work
from workflows.refusals import NotYou, Objection
from workflows.terms import Role, SessionEnd

COOKIE = "tian"
UNKNOWN = Objection(
    "account_exists", "统一身份认证通过，但本系统没有对应的账号；请系统管理员用同一用户名开立账号"
)
R = TypeVar("R", bound=Response)
Transaction = Callable[[], AbstractContextManager[Work]]
BROWSERS = (
    *(("MicroMessenger", "微信"), ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox")),
    *(("Chrome", "Chrome"), ("Safari", "Safari")),
)
SYSTEMS = (
    *(("Harmony", "鸿蒙"), ("Android", "安卓"), ("iPhone", "iPhone"), ("iPad", "iPad")),
    *(("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")),
)


class Held(NamedTuple):
    """One role held today, to switch to."""

    grant_id: int
    role: Role
    scope: str

    @property
    def label(self) -> str:
        """The role and the part of the work it is for."""
        return f"{self.role.label}（{self.scope}）" if self.scope else self.role.label


@dataclass(frozen=True)
class Visitor:
    """Somebody signed in, in the role he has chosen."""

    account_id: int
    username: str
    name: str
    role: Role
    scope: str
    grant_id: int
    grants: tuple[Held, ...]
    """All held today."""
    session_id: int
    csrf: str
    must_change: bool
    """He came with a first password: nothing but changing it is open to him."""
    is_due: bool
    """Whether the session's sign of life is to be written anew."""
    member_id: int | None = None
    organisation_id: int | None = None
    unit_id: int | None = None
    stands_for: frozenset[int] | None = None

    def actor(self, at: datetime) -> Actor:
        """The person at work at this moment."""
        return Actor(
            self.name,
            self.role,
            at,
            self.member_id,
            self.organisation_id,
            self.unit_id,
            self.scope,
            self.stands_for,
        )


def visitor_of(request: Request, work: Work, at: datetime) -> Visitor | None:
    """Whom the cookie stands for; nobody when it is forged, closed, run out or without a role."""
    token = token_of(request)
    entered = sessions.entrance(work, token, at) if token else None
    if entered is None or entered.account.closed_on is not None or not entered.grants:
        return None
    visitor = _visitor(entered, at)
    if visitor.unit_id is None:
        return visitor
    unit_id, units = succession.place(work, visitor.unit_id, visitor.actor(at).today)
    return replace(visitor, unit_id=unit_id, stands_for=units)


def _visitor(entered: Entrance, at: datetime) -> Visitor:
    session, account, kept, held = entered
    assert session.id is not None, "a session found is recorded"
    # A role that ended while he was at work leaves him in the first of the others.
    current = next((grant for grant in held if grant.id == session.grant_id), held[0])
    return Visitor(
        account_id=session.account_id,
        username=account.username,
        name=account.name,
        role=current.role,
        scope=current.scope,
        grant_id=current.id or 0,
        grants=tuple(Held(grant.id or 0, grant.role, grant.scope) for grant in held),
        session_id=session.id,
        csrf=session.csrf,
        must_change=kept is not None and kept.must_change and not session.vouched,
        is_due=sessions.is_due(session, at),
        member_id=account.member_id,
        organisation_id=account.organisation_id,
        unit_id=account.unit_id,
    )


def let_in(transaction: Transaction, attempt: Attempt, at: datetime) -> str:
    """Sign in and give the token of the new session; `NotYou` with one sentence for every reason.

    The password is checked between two transactions: it takes a quarter of a second.
    """
    claim = proved(transaction, attempt, at)
    with transaction() as work:
        account = entering.settle(work, claim, attempt, at)
    # Who proved himself and has no role is refused, but his sign-in was no failure.
    with transaction() as work:
        _, token = sessions.begin(work, account, at, attempt.address, attempt.device)
    return token


def introduced(transaction: Transaction, attempt: Attempt, at: datetime) -> str:
    """Let in whom a single sign-on provider vouches for; nobody is created."""
    with transaction() as work:
        account = entering.introduce(work, attempt, at)
    if account is None:
        raise NotYou(UNKNOWN)
    with transaction() as work:
        _, token = sessions.begin(work, account, at, attempt.address, attempt.device, vouched=True)
    return token


def prove_again(transaction: Transaction, attempt: Attempt, at: datetime) -> None:
    """The password of somebody who is signed in, before what only he may do."""
    claim = proved(transaction, attempt, at)
    with transaction() as work:
        entering.vouch(work, claim)


def proved(transaction: Transaction, attempt: Attempt, at: datetime) -> entering.Claim:
    """The attempt on record, its password found right."""
    with transaction() as work:
        claim = entering.claim(work, attempt, at)
    if not entering.proved(claim, attempt):
        raise NotYou(NOT_LET_IN)
    return claim


def leave(transaction: Transaction, request: Request, at: datetime) -> None:
    """End the session the browser still held when somebody signed in anew."""
    with transaction() as work:
        session = sessions.found(work, token_of(request), at)
        if session is not None and session.id is not None:
            sessions.end(work, session.id, SessionEnd.SIGNED_OUT, at)


def keep_alive(transaction: Transaction, visitor: Visitor, at: datetime) -> None:
    """Note a sign of life, once a minute at most."""
    if visitor.is_due:
        with transaction() as work:
            sessions.see(work, visitor.session_id, at)


def attempt_of(request: Request, username: str, password: str, code: str = "") -> Attempt:
    """What was typed, with where it came from."""
    return Attempt(username, password, code, address_of(request), device_of(request))


def address_of(request: Request) -> str:
    """The address of the browser, or of the proxy the server was told to trust."""
    return request.client.host if request.client else ""


def device_of(request: Request) -> str:
    """The browser and system in two words, for a person to recognise; no fingerprint."""
    said = request.headers.get("user-agent", "")
    browser = next((name for sign, name in BROWSERS if sign in said), "其他浏览器")
    system = next((name for sign, name in SYSTEMS if sign in said), "其他系统")
    return f"{browser}，{system}"


def token_of(request: Request) -> str:
    """The token in the cookie, when the cookie is ours."""
    try:
        return str(_signer().loads(request.cookies.get(COOKIE, "")))
    except BadSignature:
        return ""


def hand_out(response: R, token: str, request: Request) -> R:
    """Give the browser its cookie; it ends with the browser, the session earlier if idle."""
    response.set_cookie(
        COOKIE,
        _signer().dumps(token),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


def take_back(response: R) -> R:
    """Let the browser forget its cookie."""
    response.delete_cookie(COOKIE)
    return response


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(secret(), salt="session")
