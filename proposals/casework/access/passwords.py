"""Passwords: how they are kept, which are refused, and the first one, which is used once."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterator
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from proposals.casework.access.keeper import Keeper, record
from proposals.records import Account, Credential
from proposals.settings import settings
from proposals.work import Work
from workflows.refusals import Incomplete, Objection
from workflows.terms import AccountAct

SHORTEST, LONGEST = 10, 128
OWN_LETTERS = 6
"""What must be left of a password when the user's own names are taken out of it."""
UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789"
# Each check takes 64 MiB; more at once would let a burst of sign-ins take the machine's memory.
AT_ONCE = BoundedSemaphore(4)


def hashed(password: str) -> str:
    """The password as it is kept."""
    with AT_ONCE:
        return _hasher().hash(_plain(password))


def matches(kept: str, password: str) -> bool:
    """Whether this is the password that was kept."""
    try:
        with AT_ONCE:
            return _hasher().verify(kept, _plain(password))
    except (VerificationError, InvalidHashError):
        return False


@cache
def nobodys() -> str:
    """A hash no password matches: an unknown name takes as long to refuse as a known one."""
    return hashed(secrets.token_urlsafe())


def one_time() -> str:
    """A first password, to be read aloud and typed once: 59 bits without mistakable letters."""
    letters = "".join(secrets.choice(UNMISTAKABLE) for _ in range(12))
    return "-".join(letters[i : i + 4] for i in (0, 4, 8))


def objections(password: str, account: Account) -> Iterator[Objection]:
    """Why this cannot be the account's password; no kinds of characters are asked for.

    Length protects, while rules about digits and signs lead to the same few endings.
    """
    plain = _plain(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        sentence = f"密码须有{SHORTEST}至{LONGEST}个字符；长短最要紧，可以用一句自己记得住的话"
        yield Objection("password_length", sentence)
    rest = plain.casefold().replace(account.username.casefold(), "")
    if len(rest.replace(account.name.casefold(), "")) < OWN_LETTERS:
        sentence = "密码不能主要由用户名或姓名组成，这样的密码最先被人试到"
        yield Objection("password_not_the_name", sentence)


def change(work: Work, account: Account, new: str, keeper: Keeper) -> None:
    """修改密码: by the person himself, who has just proved that he knows the old one."""
    kept = work.get_one(Credential, account.id)
    found = list(objections(new, account))
    if matches(kept.password_hash, new):
        sentence = "新密码不能与原密码相同，初始密码已有他人经手"
        found.append(Objection("password_is_new", sentence))
    if found:
        raise Incomplete(*found)
    keep(work, account, new, keeper, must_change=False)
    record(work, AccountAct.CHANGE_PASSWORD, account, keeper)


def keep(
    work: Work, account: Account, password: str, keeper: Keeper, *, must_change: bool
) -> Credential:
    """Put this password in place of whatever there was."""
    assert account.id is not None, "a password is of a recorded account"
    kept = work.get(Credential, account.id) or Credential(
        account_id=account.id, password_hash="", must_change=True, changed_at=keeper.at
    )
    kept.password_hash, kept.must_change = hashed(password), must_change
    kept.changed_at = keeper.at
    work.add(kept)
    return kept


def _plain(password: str) -> str:
    # One spelling: an input method may give full-width letters for the same keys.
    return unicodedata.normalize("NFKC", password)


def _hasher() -> PasswordHasher:
    return PasswordHasher(memory_cost=settings().password_memory_kib)
