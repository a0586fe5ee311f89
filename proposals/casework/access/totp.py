"""The second factor: six digits that change every half-minute (RFC 6238); optional, extra `mfa`."""

from __future__ import annotations

import secrets
from datetime import datetime
from importlib.util import find_spec
from typing import Any

from proposals.casework.access.keeper import Keeper, record
from proposals.records import Account, Credential
from proposals.work import Work
from workflows.refusals import Incomplete, NotNow, Objection
from workflows.terms import AccountAct

WRONG_CODE = Objection("totp_code", "验证码不对或已经用过，请核对手机时间，用下一个验证码再试")

NOT_INSTALLED = Objection(
    "totp_installed", "本系统没有安装动态验证码组件，请系统管理员安装 tian[mfa] 后再设置"
)


def installed() -> bool:
    """Whether this installation has the extra."""
    return find_spec("pyotp") is not None


def propose(work: Work, account: Account) -> str:
    """A new secret to be put into an authenticator; nothing is asked for until it is confirmed."""
    if not installed():
        raise NotNow(NOT_INSTALLED)
    import pyotp

    kept = work.get_one(Credential, account.id)
    if kept.totp_confirmed_at is not None:
        raise NotNow(Objection("totp_unset", "动态验证码已经启用，更换手机请先停用"))
    kept.totp_secret = kept.totp_secret or pyotp.random_base32()
    work.add(kept)
    return kept.totp_secret


def address(secret: str, username: str) -> str:
    """The otpauth link an authenticator opens."""
    link: str = _machine(secret).provisioning_uri(name=username, issuer_name="提案办理")
    return link


def confirm(work: Work, account: Account, code: str, keeper: Keeper) -> None:
    """启用: the person shows by a code that the authenticator holds the secret."""
    kept = work.get_one(Credential, account.id)
    if not kept.totp_secret or not accepts(work, kept, code, keeper.at):
        raise Incomplete(WRONG_CODE)
    kept.totp_confirmed_at = keeper.at
    record(work, AccountAct.SET_TOTP, account, keeper)


def drop(work: Work, account: Account, keeper: Keeper) -> None:
    """停用: by the person himself, or with a reset when the telephone is lost."""
    kept = work.get_one(Credential, account.id)
    if kept.totp_confirmed_at is not None:
        record(work, AccountAct.DROP_TOTP, account, keeper)
    kept.totp_secret, kept.totp_confirmed_at, kept.totp_last_step = "", None, 0
    work.add(kept)


def accepts(work: Work, kept: Credential, code: str, at: datetime) -> bool:
    """Whether the code is that of this half-minute or of a neighbour, and was not used before."""
    machine = _machine(kept.totp_secret)
    now = machine.timecode(at)
    digits = "".join(code.split()).encode()
    for step in (now - 1, now, now + 1):
        right = secrets.compare_digest(machine.generate_otp(step).encode(), digits)
        if right and step > kept.totp_last_step:
            kept.totp_last_step = step
            work.add(kept)
            return True
    return False


def _machine(secret: str) -> Any:
    import pyotp

    return pyotp.TOTP(secret)
