"""Looking at one case: tian case, tian explain, tian letter."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proposals.cli import opening, saying
from proposals.cli.asking import word_of
from workflows.refusals import Incomplete, Objection
from workflows.terms import Duty

if TYPE_CHECKING:
    from proposals.acting.possible import NextAct
    from proposals.desk.case import CaseView
    from proposals.printing import Copy

Number = Annotated[str, typer.Argument(metavar="NO", help="案号、收件号或记录号。")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]


class Format(StrEnum):
    """How a letter is printed."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


def case(number: Number, json: Json = False) -> None:
    """看一件提案：现状、七站、期限、可办的动作和不能办的理由。"""
    from proposals.acting.possible import next_acts
    from proposals.desk import case as cases
    from proposals.desk import finding

    with opening.looking() as work:
        proposal, at = finding.proposal(work, number), opening.now()
        view, acts = cases.view(work, proposal, at.date()), list(next_acts(work, proposal, at))
    if json:
        saying.as_json(view.as_json() | {"acts": [act.as_json() for act in acts]})
    else:
        show(view, acts)


def show(view: CaseView, acts: Sequence[NextAct]) -> None:
    """The case for people."""
    typer.echo(f"{view.number}《{view.title}》 现为“{view.stage.label}”，记录{view.entries}条")
    typer.echo(" → ".join(f"{stop.station.label}〔{stop.passing.label}〕" for stop in view.stops))
    typer.echo("；".join(f"{name}：{value}" for name, value in view.facts.items()))
    if view.signers:
        saying.table("署名", ("姓名", "身份", "答复"), view.signers)
    if view.units:
        header = ("号", "承办单位", "方式", "阶段", "轮次", "类别")
        saying.table("承办", header, view.units)
    if view.clocks:
        saying.table(
            "期限",
            ("责任", "责任人", "起算", "届满", "状态"),
            [
                (
                    *(f"{c.label} {c.duty}", c.debtor, c.started_on, _due(c.due_on, c.provisional)),
                    "逾期" if c.overdue else c.state,
                )
                for c in view.clocks
            ],
        )
    saying.table(
        "动作",
        ("案", "动作", "谁可以办", "现在能否办"),
        [
            (
                *(a.case, f"{a.act.label} {a.act}", "、".join(r.label for r in a.roles)),
                "可以" if a.possible else "；".join(o.sentence for o in a.objections),
            )
            for a in acts
        ],
    )


def _due(day: object, provisional: bool) -> str:
    return f"{day}（暂定）" if provisional else str(day)


def explain(
    number: Number,
    duty: Annotated[
        Duty, typer.Argument(metavar="DUTY", parser=word_of(Duty), help="期限，如 reply 或 答复。")
    ],
    json: Json = False,
) -> None:
    """期限计算书：从哪一天起算，每一天为什么计或不计。"""
    from proposals.desk import finding
    from workflows.deadlines import Certificate

    with opening.looking() as work:
        rows = finding.deadlines(finding.proposal(work, number), duty)
        sheets = [(row.debtor, row.certificate) for row in rows]
    if json:
        saying.as_json([{**sheet, "debtor": debtor} for debtor, sheet in sheets])
        return
    for debtor, sheet in sheets:
        typer.echo(f"责任人：{debtor}")
        typer.echo(Certificate.from_json(sheet).as_text())


def letter(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="文书种类，如 filing_notice 或 立案通知；或文号。")
    ],
    number: Number,
    format: Annotated[
        Format, typer.Option("--format", help="网页、可以编辑的文稿，或者印发用的 PDF。")
    ] = Format.HTML,
    to: Annotated[
        str, typer.Option("--to", metavar="NAME", help="送给何单位或何人的；有几件时须写明。")
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", dir_okay=False, help="只有网页可以不写，输出到屏幕。"),
    ] = None,
) -> None:
    """打印一件文书：存档的原文，与当时送出的一字不差。"""
    from proposals.desk import finding
    from proposals.letters.copying import copy

    if output is None and format is not Format.HTML:
        sentence = f"{format.value.upper()} 不能输出到屏幕，请用 -o 写明文件"
        raise Incomplete(Objection("output_named", sentence))
    with opening.looking() as work:
        found = finding.letter(work, finding.proposal(work, number), kind, to)
        printed = _printed(copy(found), format)
    if output is None:
        typer.echo(printed)
    else:
        output.write_bytes(printed)
        typer.echo(f"已写入 {output}：{found.title}，送{found.addressee}")


def _printed(copy: Copy, format: Format) -> bytes:
    """The printing asked for; only its own library is loaded."""
    if format is Format.DOCX:
        from proposals.printing.docx import docx

        return docx(copy)
    if format is Format.PDF:
        from proposals.printing.pdf import pdf

        return pdf([copy])
    from proposals.printing.html import page

    return page(copy).encode()
