"""tian account, tian session: who may come in, kept by the owner of the machine in his own name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from proposals.cli import opening, saying
from proposals.cli.asking import word_of
from workflows.terms import Role

if TYPE_CHECKING:
    from proposals.casework.access.accounts import Opened
    from proposals.records import Account, Grant, GrantProposal
    from proposals.work import Work

app = typer.Typer(help="账号：开立、重置、停用，授予和终止角色。", no_args_is_help=True)
visits = typer.Typer(help="登录：查看和关闭正在登录的人。", no_args_is_help=True)

MOST = 2**31 - 1
"""As far as a database counts its rows."""
Username = Annotated[str, typer.Argument(metavar="USER", help="用户名。")]
RoleName = Annotated[
    Role,
    typer.Argument(metavar="ROLE", parser=word_of(Role), help="角色，如 clerk 或 提案委办公室。"),
]
Scope = Annotated[str, typer.Option(help="角色的范围：审查类别、交办系统或联系范围。")]
Number = Annotated[int, typer.Argument(metavar="NO", max=MOST, help="列表中的号。")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]


@app.command()
def add(  # noqa: PLR0913, PLR0917  # a command's options are its arguments
    username: Username,
    name: Annotated[str, typer.Option(help="姓名，实名。")],
    member: Annotated[str, typer.Option(help="代表哪位委员：编号或姓名。")] = "",
    organisation: Annotated[str, typer.Option(help="代表哪个组织：名称。")] = "",
    unit: Annotated[str, typer.Option(help="代表哪个承办单位：名称。")] = "",
    role: Annotated[
        list[Role] | None,
        typer.Option(metavar="ROLE", parser=word_of(Role), help="同时授予的角色，可写多次。"),
    ] = None,
    scope: Scope = "",
) -> None:
    """开立账号，显示一次初始密码；可以同时授予角色。"""
    from proposals.casework.access import accounts

    with opening.at_work() as work:
        belongs = _belongs(work, member_id=member, organisation_id=organisation, unit_id=unit)
        opened = accounts.add(work, accounts.Person(username, name, **belongs), opening.owner())
        given = [_propose(work, opened.account, each, scope) for each in role or ()]
    _tell_password(opened)
    for line in given:
        typer.echo(line)


@app.command()
def reset(username: Username) -> None:
    """重置密码，显示一次初始密码；同时停用动态验证码，关闭已有的登录。"""
    from proposals.casework.access import accounts

    with opening.at_work() as work:
        opened = accounts.reset(work, accounts.named(work, username), opening.owner())
    _tell_password(opened)


@app.command()
def close(username: Username) -> None:
    """停用账号：角色全部终止，登录全部关闭，记录不变。"""
    from proposals.casework.access import accounts

    with opening.at_work() as work:
        accounts.close(work, accounts.named(work, username), opening.owner())
    typer.echo(f"账号“{username}”已停用")


@app.command()
def reopen(username: Username) -> None:
    """恢复停用的账号，显示一次初始密码；角色须重新授予。"""
    from proposals.casework.access import accounts

    with opening.at_work() as work:
        opened = accounts.reopen(work, accounts.named(work, username), opening.owner())
    _tell_password(opened)


@app.command(name="list")
def list_accounts(
    words: Annotated[str, typer.Argument(help="用户名、姓名或角色的一部分。")] = "",
    json: Json = False,
) -> None:
    """列出账号、今日的角色，以及待另一人确认的角色。"""
    from proposals.desk import accounts as desk

    with opening.looking() as work:
        found = desk.matching(desk.lines(work, opening.now().date()), words)
        waiting = desk.waiting(work)
    if json:
        rows = [line._asdict() for line in found]
        saying.as_json({"accounts": rows, "waiting": [line._asdict() for line in waiting]})
        return
    header = ("用户名", "姓名", "角色", "密码", "停用")
    table = [
        (a.username, a.name, a.roles, "有" if a.has_password else "无", a.closed_on) for a in found
    ]
    saying.table("账号", header, table)
    if waiting:
        lines = [(w.id, w.username, w.label, w.proposed_by, w.proposed_at) for w in waiting]
        saying.table("待另一人确认", ("号", "用户名", "角色", "提请人", "提请时间"), lines)


@app.command()
def grant(
    username: Username,
    role: RoleName,
    scope: Scope = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="截止日期，不写则一直有效。")] = "",
) -> None:
    """授予角色；已有两位系统管理员的，由其中一位在网页上确认后生效。"""
    from proposals.casework.access import accounts

    with opening.at_work() as work:
        line = _propose(work, accounts.named(work, username), role, scope, until)
    typer.echo(line)


@app.command()
def confirm(number: Number) -> None:
    """确认系统管理员提请授予的角色（两人办理的第二人）。"""
    from proposals.casework.access import grants

    with opening.at_work() as work:
        given = grants.confirm(work, number, opening.owner())
    typer.echo(f"已授予角色：{given.role.label}")


@app.command()
def refuse(number: Number) -> None:
    """不同意提请授予的角色。"""
    from proposals.casework.access import grants

    with opening.at_work() as work:
        grants.refuse(work, number, opening.owner())
    typer.echo("没有授予，提请已经了结")


@app.command(name="end-grant")
def end_grant(username: Username, role: RoleName, scope: Scope = "") -> None:
    """终止角色，即时生效。"""
    from proposals.casework.access import accounts, grants
    from workflows.refusals import NotFound, Objection

    with opening.at_work() as work:
        keeper, account = opening.owner(), accounts.named(work, username)
        held = grants.held(work, account, role, keeper.today)
        meant = [given for given in held if scope in {"", given.scope}]
        if not meant:
            sentence = f"账号“{username}”今日没有角色“{role.label}”"
            raise NotFound(Objection("grant_held", sentence))
        for given in meant:
            grants.end(work, given, keeper)
    typer.echo(f"已终止账号“{username}”的角色：{role.label}")


@visits.command(name="list")
def list_sessions(json: Json = False) -> None:
    """列出正在登录的人。"""
    from proposals.desk import accounts as desk

    with opening.looking() as work:
        found = desk.sessions(work, opening.now())
    if json:
        saying.as_json([line._asdict() for line in found])
        return
    header = ("号", "用户名", "姓名", "身份", "登录", "最近操作", "地址", "设备")
    rows = [
        (s.id, s.username, s.name, s.role, s.opened_at, s.seen_at, s.address, s.device)
        for s in found
    ]
    saying.table("正在登录", header, rows)


@visits.command(name="close")
def close_session(
    number: Annotated[
        int | None, typer.Argument(metavar="NO", max=MOST, help="列表中的号。")
    ] = None,
    account: Annotated[str, typer.Option(metavar="USER", help="关闭这个账号的全部登录。")] = "",
) -> None:
    """关闭一次登录，或一个账号的全部登录。"""
    from proposals.casework.access import accounts, sessions
    from proposals.desk import accounts as desk

    if (number is None) == (not account):
        raise typer.BadParameter("请写明一个号，或用 --account 写明用户名")
    with opening.at_work() as work:
        numbers = [number] if number is not None else []
        if account:
            of = accounts.named(work, account).id
            numbers = [line.id for line in desk.sessions(work, opening.now(), of)]
        for each in numbers:
            sessions.end_for(work, each, opening.owner())
    typer.echo(f"已关闭登录{len(numbers)}处")


def _propose(work: Work, account: Account, role: Role, scope: str, until: str = "") -> str:
    from proposals.acting import dates
    from proposals.casework.access import grants

    ends = dates.day(until) if until else None
    made = grants.propose(work, account, grants.Asked(role, scope, ends), opening.owner())
    return _said(made)


def _said(made: Grant | GrantProposal) -> str:
    from proposals.records import Grant

    if isinstance(made, Grant):
        return f"已授予角色：{made.role.label}"
    return (
        f"已提请授予角色：{made.role.label}，由系统管理员在网页“账号”中确认后生效（号 {made.id}）"
    )


def _belongs(work: Work, **named: str) -> dict[str, int]:
    from proposals.acting import naming

    asked = {field: raw for field, raw in named.items() if raw}
    return {f: naming.record(work, naming.BY_FIELD[f], raw).id for f, raw in asked.items()}


def _tell_password(opened: Opened) -> None:
    account = opened.account
    typer.echo(f"账号 {account.username}（{account.name}）的初始密码：{opened.first_password}")
    typer.echo("只显示这一次，请当面或电话告知本人；首次登录后须先修改", err=True)
