"""tian act NO ACT: one act, one transaction, and what is open afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from proposals.cli import opening
from workflows.refusals import Incomplete, Objection
from workflows.terms import Act

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
    give: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY=VALUE",
            help="动作要写明的内容，可以多次给出；几项用逗号分开，一项有几段的用斜线分开，"
            "如 choices=区住建局/主办,区财政局/会办。",
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="较长的内容写在 TOML 或 JSON 文件里。"),
    ] = None,
) -> None:
    """办理一个动作；不能办的，说明全部理由，什么也不改动。"""
    from proposals.acting import arguments, table
    from proposals.cli.acting import giving
    from proposals.desk import finding
    from proposals.records import Proposal
    from workflows.policies import permits

    chosen = named(name)
    given = giving.collected(give or [], file)
    begun = number not in NEW
    function = table.function_of(chosen, begun=begun)
    with opening.at_work() as work:
        actor = opening.person(work, user, chosen)
        permits.require(actor.role, chosen)
        case = finding.proposal(work, number) if begun else None
        call = arguments.bound(work, function, case, given, actor)
        result = function(*call.args, **call.kwargs)
        if case is None and isinstance(result, Proposal):
            case = result
        work.flush()
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
