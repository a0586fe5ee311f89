"""/accounts and /sessions: a system administrator keeps who may come in, and in which role."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from proposals.acting import naming
from proposals.acting.choices import Option
from proposals.casework.access import accounts, grants, keeper, sessions
from proposals.casework.access.accounts import Opened, Person
from proposals.casework.access.grants import NOT_GRANTED, Asked
from proposals.casework.access.keeper import Keeper
from proposals.desk import accounts as desk
from proposals.desk import page as pages
from proposals.records import Grant
from proposals.settings import now
from proposals.web import narrowing
from proposals.web.doorway import Id, Visit, entering, handed, handing_in, reading, writing
from proposals.web.forms import FormField
from proposals.web.refusals import status_of
from workflows.refusals import Incomplete, NotFound, Objection, Refusal
from workflows.terms import Role, View

router = APIRouter()
Handed = Annotated[FormData, Depends(handed)]
ACTS_FOR = (
    ("member_id", "代表委员", "委员编号或姓名；委员、召集人的账号填写"),
    ("organisation_id", "代表组织", "党派、团体或专委会的名称"),
    ("unit_id", "代表承办单位", "单位名称；承办单位的账号填写"),
)


@router.get("/accounts", name="accounts")
def listing(
    request: Request, visit: Visit = entering(View.ACCOUNTS), q: str = "", page: str = ""
) -> Response:
    """The accounts, and what waits for a second administrator."""
    matching = desk.matching(desk.lines(visit.work, now().date()), q)
    found = pages.part(matching, narrowing.number(page) or 1)
    return visit.show(
        "account/list.html",
        lines=found.rows,
        pages=narrowing.pager(request, found),
        waiting=desk.waiting(visit.work),
        q=q,
    )


@router.get("/accounts/new", name="new_account")
def new(visit: Visit = entering(View.ACCOUNTS)) -> Response:
    """The form for a new account."""
    return _new(visit, {})


@router.post("/accounts", name="add_account")
def add(request: Request, form: Handed) -> Response:
    """开立账号; the first password is shown on this answer and never again."""
    typed = {name: str(form.get(name, "")).strip() for name in form}
    try:
        with writing(request, View.ACCOUNTS, form) as visit:
            return _first_password(
                visit, accounts.add(visit.work, _person(visit, typed), _me(visit))
            )
    except Refusal as refusal:
        with reading(request, View.ACCOUNTS) as visit:
            return _new(visit, typed, refusal)


@router.get("/accounts/{account_id}", name="account_sheet")
def sheet(account_id: Id, visit: Visit = entering(View.ACCOUNTS)) -> Response:
    """One account: its roles, its sign-ins, what was done to it."""
    return _sheet(visit, account_id)


@router.post("/accounts/{account_id}/reset", name="reset_account")
def reset(account_id: Id, visit: Visit = handing_in(View.ACCOUNTS)) -> Response:
    """重置密码."""
    account = accounts.numbered(visit.work, account_id)
    return _first_password(visit, accounts.reset(visit.work, account, _me(visit)))


@router.post("/accounts/{account_id}/reopen", name="reopen_account")
def reopen(account_id: Id, visit: Visit = handing_in(View.ACCOUNTS)) -> Response:
    """恢复账号."""
    account = accounts.numbered(visit.work, account_id)
    return _first_password(visit, accounts.reopen(visit.work, account, _me(visit)))


@router.post("/accounts/{account_id}/close", name="close_account")
def close(account_id: Id, visit: Visit = handing_in(View.ACCOUNTS)) -> Response:
    """停用账号."""
    account = accounts.numbered(visit.work, account_id)
    accounts.close(visit.work, account, _me(visit))
    return visit.go(f"/accounts/{account_id}", f"账号“{account.username}”已停用，登录已关闭")


@router.post("/accounts/{account_id}/grants", name="propose_grant")
def propose(request: Request, account_id: Id, form: Handed) -> Response:
    """提请授予角色; refused, the form comes back as it was typed."""
    typed = {name: str(form.get(name, "")).strip() for name in form}
    try:
        with writing(request, View.ACCOUNTS, form) as visit:
            account = accounts.numbered(visit.work, account_id)
            grants.propose(visit.work, account, _asked(typed), _me(visit))
            said = "已提请授予角色，另一位系统管理员确认后生效"
            return visit.go(f"/accounts/{account_id}", said)
    except Refusal as refusal:
        with reading(request, View.ACCOUNTS) as visit:
            return _sheet(visit, account_id, typed, refusal)


@router.post("/accounts/grants/{grant_id}/end", name="end_grant")
def end(grant_id: Id, visit: Visit = handing_in(View.ACCOUNTS)) -> Response:
    """终止角色."""
    grant = visit.work.get(Grant, grant_id)
    if grant is None:
        raise NotFound(Objection("grant_held", "没有这一角色"))
    grants.end(visit.work, grant, _me(visit))
    return visit.go(f"/accounts/{grant.account_id}", f"已终止角色：{grant.role.label}")


@router.post("/accounts/proposals/{proposal_id}/confirm", name="confirm_grant")
def confirm(proposal_id: Id, visit: Visit = handing_in(View.ACCOUNTS)) -> Response:
    """确认授予角色, by the second of two."""
    grant = grants.confirm(visit.work, proposal_id, _me(visit))
    return visit.go(f"/accounts/{grant.account_id}", f"已授予角色：{grant.role.label}")


@router.post("/accounts/proposals/{proposal_id}/refuse", name="refuse_grant")
def refuse(proposal_id: Id, visit: Visit = handing_in(View.ACCOUNTS)) -> Response:
    """不同意授予角色, or one's own proposal taken back."""
    grants.refuse(visit.work, proposal_id, _me(visit))
    return visit.go("/accounts", "没有授予，提请已经了结")


@router.get("/sessions", name="sessions")
def open_sessions(visit: Visit = entering(View.SESSIONS)) -> Response:
    """Who is signed in, from where."""
    return visit.show("account/sessions.html", sessions=desk.sessions(visit.work, now()))


@router.post("/sessions/{session_id}/close", name="close_session")
def close_session(session_id: Id, visit: Visit = handing_in(View.SESSIONS)) -> Response:
    """关闭登录."""
    sessions.end_for(visit.work, session_id, _me(visit))
    return visit.go("/sessions", "已关闭这次登录")


def _me(visit: Visit) -> Keeper:
    return keeper.keeper(visit.actor.later(now()), visit.visitor.account_id)


def _first_password(visit: Visit, opened: Opened) -> Response:
    return visit.show("account/opened.html", opened=opened)


def _person(visit: Visit, typed: dict[str, str]) -> Person:
    """The person typed in; whom he acts for is named as people name them."""
    belongs = {
        field: naming.record(visit.work, naming.BY_FIELD[field], typed[field]).id
        for field, _, _ in ACTS_FOR
        if typed.get(field)
    }
    return Person(typed.get("username", ""), typed.get("name", ""), **belongs)


def _asked(typed: dict[str, str]) -> Asked:
    try:
        role = Role(typed.get("role", ""))
        until = date.fromisoformat(typed["until"]) if typed.get("until") else None
    except ValueError as fault:
        raise Incomplete(
            Objection("grant_readable", "请选择角色；截止日期写作 2026-11-20")
        ) from fault
    return Asked(role, typed.get("scope", ""), until)


def _new(visit: Visit, typed: dict[str, str], refusal: Refusal | None = None) -> Response:
    rows = (
        ("username", "用户名", "登录时填写，开立后不再改动；字母、数字或汉字"),
        ("name", "姓名", "实名；一人一号，不开立单位共用的账号"),
        *ACTS_FOR,
    )
    return visit.show(
        "account/new.html",
        status=status_of(refusal) if refusal else 200,
        above=refusal.objections if refusal else (),
        fields=[
            FormField(
                name,
                label,
                "line",
                hint,
                required=name in {"username", "name"},
                value=typed.get(name, ""),
            )
            for name, label, hint in rows
        ],
    )


def _sheet(
    visit: Visit,
    account_id: int,
    typed: dict[str, str] | None = None,
    refusal: Refusal | None = None,
) -> Response:
    return visit.show(
        "account/sheet.html",
        status=status_of(refusal) if refusal else 200,
        above=refusal.objections if refusal else (),
        sheet=desk.sheet(visit.work, account_id, now().date()),
        sessions=desk.sessions(visit.work, now(), account_id),
        fields=_grant_fields(typed or {}),
    )


def _grant_fields(typed: dict[str, str]) -> tuple[FormField, ...]:
    roles = tuple(Option(r.value, r.label) for r in Role if r not in NOT_GRANTED)
    scope = "审查组的类别、交办机关的系统（如 government）或联系范围；没有的不填"
    return (
        FormField(
            "role", "角色", "choice", required=True, value=typed.get("role", ""), options=roles
        ),
        FormField("scope", "范围", "line", scope, value=typed.get("scope", "")),
        FormField("until", "截止日期", "day", "不填则一直有效", value=typed.get("until", "")),
    )
