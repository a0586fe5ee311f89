"""Signing in: claimed, proved, settled; three steps, so that no check of a password holds a lock.

An attempt counts as a failure from the moment it is claimed: many at once gain nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam
from sqlmodel import col, delete, select

from proposals.casework.access import locking, passwords, totp
from proposals.casework.access.locking import FAILURES, MINUTES
from proposals.records import Account, Credential, SignIn
from proposals.work import Work
from workflows.refusals import NotYou, Objection
from workflows.terms import SignInOutcome

OLD = (
    delete(SignIn)
    .where(col(SignIn.at) < bindparam("before"))
    # None of them is in hand: no need to look through all that is.
    .execution_options(synchronize_session=False)
)
LONGEST_NAME = 64
# One sentence for every reason: nobody learns which names there are, or what was right.
NOT_LET_IN = Objection(
    "sign_in",
    f"用户名、密码或验证码不正确。连续{FAILURES}次不正确的，暂停登录{MINUTES}分钟；"
    "忘记密码的，请联系系统管理员重置",
)


class Attempt(NamedTuple):
    """What somebody typed, and from where."""

    username: str
    password: str
    code: str = ""
    address: str = ""
    device: str = ""


class Claim(NamedTuple):
    """An attempt on record, and the hash its password must match."""

    sign_in_id: int
    password_hash: str
    barred: bool


def claim(work: Work, attempt: Attempt, at: datetime) -> Claim:
    """Write the attempt down as a failure until it is proved to be none."""
    username = attempt.username.strip()[:LONGEST_NAME]
    # The row lock lets two attempts on one account in one after the other.
    asked = select(Account).where(Account.username == username).with_for_update()
    account = work.exec(asked).first()
    kept = work.get(Credential, account.id) if account is not None else None
    since = kept.changed_at if kept is not None else None
    barred = locking.barred(work, username, attempt.address, since, at)
    tried = SignIn(
        username=username,
        account_id=account.id if account is not None else None,
        address=attempt.address,
        device=attempt.device,
        at=at,
        outcome=SignInOutcome.BARRED if barred else SignInOutcome.FAILED,
    )
    work.add(tried)
    work.flush()
    assert tried.id is not None, "an attempt is on record before it is judged"
    return Claim(tried.id, kept.password_hash if kept is not None else "", barred)


def proved(claim: Claim, attempt: Attempt) -> bool:
    """Whether the password is right; takes as long for a name nobody has. No database is held."""
    if claim.barred:
        return False
    known = passwords.matches(claim.password_hash or passwords.nobodys(), attempt.password)
    return known and bool(claim.password_hash)


def settle(work: Work, claim: Claim, attempt: Attempt, at: datetime) -> Account:
    """After a proved password: look at the second factor and note the success.

    Raises `NotYou` with the one sentence; the attempt stays on record as the failure it was.
    """
    account = vouch(work, claim)
    kept = work.get_one(Credential, account.id)
    if kept.totp_confirmed_at is not None and not totp.accepts(work, kept, attempt.code, at):
        raise NotYou(NOT_LET_IN)
    return account


def vouch(work: Work, claim: Claim) -> Account:
    """Note the success of a proved password, for somebody who is signed in already."""
    tried = work.get_one(SignIn, claim.sign_in_id)
    account, kept = _holder(work, tried)
    if kept.password_hash != claim.password_hash or account.closed_on is not None:
        raise NotYou(NOT_LET_IN)
    tried.outcome = SignInOutcome.PASSED
    work.add(tried)
    return account


def introduce(work: Work, attempt: Attempt, at: datetime) -> Account | None:
    """Somebody a single sign-on provider vouches for: an open account of that name, or nobody.

    Either way the attempt is on record; what the provider asked for is its own affair.
    """
    username = attempt.username.strip()[:LONGEST_NAME]
    account = work.exec(select(Account).where(Account.username == username)).first()
    welcome = account is not None and account.closed_on is None
    tried = SignIn(
        username=username,
        account_id=account.id if account is not None else None,
        address=attempt.address,
        device=attempt.device,
        at=at,
        outcome=SignInOutcome.PASSED if welcome else SignInOutcome.FAILED,
    )
    work.add(tried)
    return account if welcome else None


def _holder(work: Work, tried: SignIn) -> tuple[Account, Credential]:
    assert tried.account_id is not None, "a proved password is somebody's"
    asked = select(Account).where(Account.id == tried.account_id).with_for_update()
    return work.exec(asked).one(), work.get_one(Credential, tried.account_id)


def forget(work: Work, before: datetime) -> int:
    """Take off the attempts made before a moment; how many there were."""
    with work.no_autoflush:
        gone = work.execute(OLD, {"before": before})
    return int(getattr(gone, "rowcount", 0))
