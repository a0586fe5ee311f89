"""What the demo says when it has been played: its counts, its people, its address."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from proposals.cli import saying

if TYPE_CHECKING:
    from proposals.database import Office
    from proposals.rehearsal.faces import Face

COUNTED = {
    "received": "收件",
    "filed": "立案",
    "merged": "并案",
    "not_filed": "不予立案",
    "withdrawn": "撤案",
    "pending": "待审查",
    "returns": "申请退办",
    "extensions": "申请延期",
    "waivers": "免予面商",
    "commitments": "承诺",
    "lookbacks": "回头看",
    "supervisions": "督办",
    "entries": "留痕记录",
    "chain": "记录校验",
    "left_out": "没有正文而未演的",
    "seconds": "用时（秒）",
}
ROUNDS = {"round_1": "一轮", "round_2": "二轮", "reached_last_round": "办到末轮"}


def counts(counted: dict[str, Any], folder: Path, url: str) -> None:
    """The play in numbers, in Chinese, and how to look at what it left."""
    from workflows.terms import ProposalStage

    stages = {stage.value: stage.label for stage in ProposalStage}
    letters = counted["letters"]
    rows = [
        *((label, counted[name]) for name, label in COUNTED.items()),
        ("现在各阶段", _listed({stages[k]: n for k, n in counted["by_stage"].items()})),
        ("到过各站", _listed(counted["stations"])),
        ("催办级别", _listed(counted["rungs"])),
        ("办理轮次", _listed({ROUNDS[k]: n for k, n in counted["rounds"].items()})),
        ("文书", f"{sum(letters.values())}份，{len(letters)}种"),
    ]
    saying.table("演示：一年办完，一年正在办", ("项目", "数量"), rows)
    typer.echo(f"数据在 {folder}。查看：")
    typer.echo(f"  export TIAN_DATABASE_URL={url} TIAN_PROFILE={folder / 'profile.toml'}")
    typer.echo("  tian stats; tian case 1; tian verify")


def accounts(office: Office) -> None:
    """One account a role, to act with on the command line."""
    from proposals.rehearsal import moving
    from proposals.rehearsal.faces import faces as chosen

    at = moving.moment(office)
    assert at is not None, "the play has just been played"
    with office.reading() as work:
        faces(chosen(work, at.date()))


def faces(people: Iterable[Face]) -> None:
    """One account a role, with what its holder does."""
    rows = [(face.role.label, face.username, face.name, face.says) for face in people]
    saying.table("账号", ("角色", "账号", "姓名", "办什么"), rows)


def doors(address: str, folder: Path) -> None:
    """Where to look, how to stop, how to come back."""
    typer.echo(f"演示：{address}/demo")
    typer.echo(f"停止请按 Ctrl+C；接着办请运行 tian demo --dir {folder}")


def _listed(counted: dict[str, int]) -> str:
    return "、".join(f"{name}{count}" for name, count in counted.items())
