"""tian demo: a sample committee plays its two years by the real acts; tian serve comes later."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from proposals.cli import saying
from workflows.refusals import NotNow, Objection

if TYPE_CHECKING:
    from proposals.database import Office

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


def demo(
    once: Annotated[bool, typer.Option("--once", help="演完即退出，不开网页和时钟。")] = False,
    json: Annotated[bool, typer.Option("--json", help="输出一个 JSON。")] = False,
    dir: Annotated[
        Path | None,
        typer.Option("--dir", file_okay=False, help="演示委员会的文件夹；不写则新建一个。"),
    ] = None,
    seed: Annotated[int, typer.Option(help="同一个数，演出同样的两年。")] = 2026,
    proposals: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="真实提案：jsonl、csv 或 xlsx。"),
    ] = None,
    database: Annotated[
        str, typer.Option(metavar="URL", help="空数据库的地址；不写则在文件夹内新建。")
    ] = "",
) -> None:
    """演示：一个完整的样本委员会，两年提案由真实动作办成。"""
    from proposals import rehearsal

    folder = _fresh(dir)
    url = database or f"sqlite:///{folder / 'tian.db'}"
    office = _empty_office(url, folder)
    summary = rehearsal.play(office, rehearsal.Script(seed=seed, proposals=proposals))
    if json:
        saying.as_json(summary.as_json())
    else:
        _tell(summary.as_json(), folder, url)
        _accounts(office)
    office.engine.dispose()
    if not once:
        typer.echo("网页办公在第二部分提供；时钟请另运行 tian clock", err=True)


def _fresh(folder: Path | None) -> Path:
    from proposals.settings import settings

    if folder is None:
        settings().home.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix="demo-", dir=settings().home))
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def _empty_office(url: str, folder: Path) -> Office:
    """A laid-out database nobody has used: a play never mixes with real cases."""
    from sqlmodel import select

    from proposals import database, rehearsal
    from proposals.records import Term

    database.migrate(url)
    office = rehearsal.office(url, folder)
    with office.transaction() as work:
        used = work.exec(select(Term)).first() is not None
    if used:
        sentence = (
            "这个数据库里已有届次和提案，演示只在空数据库中进行，请换一个 --dir 或 --database"
        )
        raise NotNow(Objection("database_empty", sentence))
    return office


def _tell(counts: dict[str, Any], folder: Path, url: str) -> None:
    """The play in numbers, in Chinese, and how to look at what it left."""
    from workflows.terms import ProposalStage

    stages = {stage.value: stage.label for stage in ProposalStage}
    letters = counts["letters"]
    rows = [
        *((label, counts[name]) for name, label in COUNTED.items()),
        ("现在各阶段", _listed({stages[k]: n for k, n in counts["by_stage"].items()})),
        ("到过各站", _listed(counts["stations"])),
        ("催办级别", _listed(counts["rungs"])),
        ("办理轮次", _listed({ROUNDS[k]: n for k, n in counts["rounds"].items()})),
        ("文书", f"{sum(letters.values())}份，{len(letters)}种"),
    ]
    saying.table("演示：一年办完，一年正在办", ("项目", "数量"), rows)
    typer.echo(f"数据在 {folder}。查看：")
    typer.echo(f"  export TIAN_DATABASE_URL={url} TIAN_PROFILE={folder / 'profile.toml'}")
    typer.echo("  tian stats；tian case 第0001号；tian verify")


def _listed(counts: dict[str, int]) -> str:
    return "、".join(f"{name}{count}" for name, count in counts.items())


def _accounts(office: Office) -> None:
    """One account a role, to act with."""
    from sqlmodel import col, select

    from proposals.records import Account, Grant
    from workflows.terms import Role

    asked = select(Grant.role, Account.username, Account.name).join(
        Account, col(Account.id) == Grant.account_id
    )
    with office.transaction() as work:
        found = work.exec(asked.order_by(col(Grant.id).desc())).all()
    first = {role: (Role(role).label, username, name) for role, username, name in found}
    saying.table("账号", ("角色", "账号", "姓名"), list(first.values())[::-1])


def serve() -> None:
    """网页办公（第二部分提供）。"""
    sentence = "网页办公在第二部分提供；现在可用 tian case、tian act、tian clock 办理"
    raise NotNow(Objection("web_available", sentence))
