"""tian act NO ACT: one act, one transaction, and what is open afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from proposals.cli import opening
from proposals.cli.asking import word_of
from workflows.refusals import Incomplete, Objection
from workflows.terms import Act, Role

NEW = ("new", "新")
"""What stands for a number when the act makes the case, or is done to what is of no case."""


def act(
    number: Annotated[
        str,
        typer.Argument(
            metavar="NO", help="案号、收件号或记录号；起草、办理名册、作废不属案卷的文书时写 new。"
        ),
    ],
    name: Annotated[str, typer.Argument(metavar="ACT", help="动作，如 file 或 立案。")],
    user: Annotated[
        str, typer.Option("--as", metavar="USER", envvar="TIAN_USER", help="办理人的账号。")
    ] = "",
    role: Annotated[
        Role | None,
        typer.Option(
            metavar="ROLE",
            parser=word_of(Role),
            help="以何身份办理，如 convenor 或 界别召集人；一人有几个角色时写明。",
        ),
    ] = None,
    give: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY=VALUE",
            help="动作要写明的内容，可以多次给出；几项用逗号分开，一项有几段的用斜线分开，"
            "如 choices=区住建局/主办,区财政局/会办；文件和扫描件写路径，如 scan=同意书.pdf。",
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="较长的内容写在 TOML 或 JSON 文件里。"),
    ] = None,
) -> None:
    """办理一个动作；不能办的，说明全部理由，什么也不改动。"""
    from proposals.acting import doing, table
    from proposals.cli.acting import giving, scans
    from proposals.desk import finding
    from workflows.policies import permits

    chosen = named(name)
    given = giving.collected(give or [], file)
    begun = number not in NEW
    # What follows of itself nobody carries out: said before it is asked who he is.
    table.function_of(chosen, begun=begun)
    with opening.at_work() as work:
        actor = opening.person(work, user, chosen, role)
        permits.require(actor.role, chosen)
        case = finding.proposal(work, number) if begun else None
        case = doing.done(work, chosen, case, scans.kept(work, given, actor), actor)
        done = f"已{chosen.label}"
        if case is not None:
            done = f"{case.number}：{done}，现为“{case.stage.label}”（记录号 {case.id}）"
    typer.echo(done)


def named(name: str) -> Act:
    """The act of that English name or Chinese label."""
    for each in Act:
        if name in {each.value, each.label}:
            return each
    raise Incomplete(
        Objection("act_known", f"没有“{name}”这个动作；请用 tian case NO 查看本案可办的动作")
    )
