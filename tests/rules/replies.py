"""Replies that lack nothing: to be handed in whole, or with one thing taken away."""

from __future__ import annotations

from datetime import date

from workflows.papers.reply import Answer, Promise, ReplyPaper
from workflows.terms import Adoption, Publicity, Rank

PROMISE = Promise(
    "出台加装电梯补助办法",
    "印发办法",
    "征求意见后提请审议",
    date(2026, 9, 30),
    "局长庚",
    "房管科",
    "科员辛",
)


def paper(**changed: object) -> ReplyPaper:
    """A reply of class A that lacks nothing."""
    whole = ReplyPaper(
        opening="我局收到提案后，与您当面沟通，形成以下办理意见。",
        answers=(
            Answer(1, Adoption.ADOPTED, "已在政务大厅设立加装电梯一窗受理窗口。"),
            Answer(2, Adoption.PARTLY, "已印发费用分担参考标准，补助办法正在研究。"),
        ),
        result_class="A",
        class_reason="",
        evidence="受理窗口现场照片和印发的文件",
        publicity=Publicity.OPEN,
        signatory="副局长壬",
        signatory_rank=Rank.DEPUTY_LEADER,
        contact="房管科科员辛",
    )
    return whole._replace(**changed)  # type: ignore[arg-type]


def planned(**changed: object) -> ReplyPaper:
    """A reply of class B with one promise."""
    return paper(result_class="B", evidence="", promises=(PROMISE,), **changed)
