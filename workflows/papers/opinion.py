"""会办意见: written by a co unit for the lead unit, never for the proposer (integrity rule 26)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from workflows.papers.completeness import said
from workflows.refusals import Objection

UNFILLED = re.compile(r"[×xX]{2,}|\{\{|\}\}|\bNone\b|<[a-zA-Z/]")


def objections(text: str, contact: str, proposers: Collection[str]) -> list[Objection]:
    """Everything that keeps this opinion from being sent."""
    return [
        *_of_the_text(text, proposers),
        *said(contact, "contact_given", "请写明联系人和联系方式"),
    ]


def _of_the_text(text: str, proposers: Collection[str]) -> Iterator[Objection]:
    yield from said(text, "opinion_written", "请逐条写明会办意见")
    unfilled = UNFILLED.search(text)
    if unfilled:
        yield Objection("nothing_unfilled", f"文中有未填写的“{unfilled[0]}”，请补全")
    if addressed_to(text, proposers):
        yield Objection("opinion_to_the_lead", "会办意见送主办单位，不直接答复提案者，请改写称呼")


def addressed_to(text: str, proposers: Collection[str]) -> bool:
    """Whether the first words greet a proposer.

    >>> addressed_to("委员甲委员：您好", ["委员甲"]), addressed_to("区住建局：", ["委员甲"])
    (True, False)
    """
    opening, colon, _ = text.lstrip().partition("：")
    return bool(colon) and any(opening.startswith(name) for name in proposers)
