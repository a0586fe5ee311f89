"""/account: one's own name, roles, password, second factor and sessions.

Who may come in goes by the wall clock, also where a demo moves the office's.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from proposals.casework.access import accounts, keeper, sessions, totp
from proposals.casework.access.passwords import SHORTEST
from proposals.desk import accounts as desk
from proposals.records import Account
from proposals.settings import now
from proposals.web import doorway, narrowing, signin
from proposals.web.doorway import Id, Visit, handed, handing_in, reading, writing
from proposals.web.forms import FormField
from proposals.web.posting import require_own
from proposals.web.refusals import status_of
from workflows.refusals import Incomplete, Objection, Refusal
from workflows.terms import View

router = APIRouter()
Handed = Annotated[FormData, Depends(handed)]
LENGTH = f"至少{SHORTEST}个字符。长短最要紧：可以用一句自己记得住的话，不必夹杂符号"
TWICE = Objection("password_twice", "两次输入的新密码不一致，请重新输入")


@router.get("/account", name="account")
def own(visit: Visit = doorway.entering(View.ACCOUNT)) -> Response:
    """Who I am here; with a first password nothing but changing it."""
    return _page(visit)


@router.post("/account/role", name="switch_role")
def switch_role(visit: Visit = handing_in(View.ACCOUNT)) -> Response:
    """Go on in another of one's roles."""
    number = narrowing.number(str(visit.form.get("grant", ""))) or 0
    role = sessions.switch_role(visit.work, visit.visitor.session_id, number, now().date())
    return visit.go("/", f"现以“{role.label}”的身份办理")


@router.post("/account/sessions/{session_id}/close", name="close_own_session")
def close_session(session_id: Id, visit: Visit = handing_in(View.ACCOUNT)) -> Response:
    """End one of one's own sessions, e.g. that of a lost telephone."""
    sessions.end_own(visit.work, visit.visitor.account_id, session_id, now())
    return visit.go("/account", "已关闭这次登录")


@router.post("/account/password", name="change_password")
def change_password(request: Request, form: Handed) -> Response:
    """The old one proved, the new one kept; all other sessions end."""
    try:
        _prove(request, form)
        with writing(request, View.ACCOUNT, form) as visit:
            account, himself = _himself(visit)
            new = _typed_twice(form)
            accounts.change_password(visit.work, account, new, himself, visit.visitor.session_id)
            return visit.go("/", "密码已修改，其他地方的登录已经关闭")
    except Refusal as refusal:
        return _again(request, refusal)


@router.post("/account/totp", name="propose_totp")
def propose_totp(visit: Visit = handing_in(View.ACCOUNT)) -> Response:
    """A secret for an authenticator."""
    totp.propose(visit.work, _himself(visit)[0])
    return visit.go("/account#totp")


@router.post("/account/totp/confirm", name="confirm_totp")
def confirm_totp(request: Request, form: Handed) -> Response:
    """From now on the codes are asked for."""
    try:
        with writing(request, View.ACCOUNT, form) as visit:
            account, himself = _himself(visit)
            totp.confirm(visit.work, account, str(form.get("code", "")), himself)
            return visit.go("/account", "动态验证码已启用，下次登录时须填写")
    except Refusal as refusal:
        return _again(request, refusal)


@router.post("/account/totp/drop", name="drop_totp")
def drop_totp(request: Request, form: Handed) -> Response:
    """The password alone lets in again; it is asked for first."""
    try:
        _prove(request, form)
        with writing(request, View.ACCOUNT, form) as visit:
            account, himself = _himself(visit)
            totp.drop(visit.work, account, himself)
            return visit.go("/account", "动态验证码已停用")
    except Refusal as refusal:
        return _again(request, refusal)


def _prove(request: Request, form: FormData) -> None:
    """The present password, checked as at the door: who sits at a left desk does not know it."""
    with reading(request, View.ACCOUNT) as visit:
        require_own(request, form, visit.visitor)
    typed = str(form.get("password", ""))
    attempt = signin.attempt_of(request, visit.visitor.username, typed)
    signin.prove_again(visit.site.office.transaction, attempt, now())


def _himself(visit: Visit) -> tuple[Account, keeper.Keeper]:
    account = accounts.numbered(visit.work, visit.visitor.account_id)
    return account, keeper.himself(account, now(), visit.actor.role)


def _typed_twice(form: FormData) -> str:
    new, again = str(form.get("new", "")), str(form.get("again", ""))
    if new != again:
        raise Incomplete(TWICE)
    return new


def _again(request: Request, refusal: Refusal) -> Response:
    with reading(request, View.ACCOUNT) as visit:
        return _page(visit, refusal)


def _page(visit: Visit, refusal: Refusal | None = None) -> Response:
    sheet = desk.sheet(visit.work, visit.visitor.account_id, now().date())
    return visit.show(
        "account/own.html",
        status=status_of(refusal) if refusal else 200,
        above=refusal.objections if refusal else (),
        sheet=sheet,
        sessions=desk.sessions(visit.work, now(), visit.visitor.account_id),
        password_fields=(
            FormField("password", "当前密码", "password", required=True),
            FormField("new", "新密码", "password", LENGTH, required=True),
            FormField("again", "再输入一次新密码", "password", required=True),
        ),
        totp_installed=totp.installed(),
        otpauth=_otpauth(visit, sheet.totp_secret),
    )


def _otpauth(visit: Visit, secret: str) -> str:
    return totp.address(secret, visit.visitor.username) if secret else ""
