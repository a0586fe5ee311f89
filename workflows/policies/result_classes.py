"""办理结果分类 A/B/C/D, what each class asks of a reply, and when an answer is not enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from workflows.refusals import Incomplete, Objection

UnsatisfiedRule = Literal["any", "first_proposer_only", "majority"]


class _Origin(NamedTuple):
    """Where a variant comes from and since when it may be used."""

    variant: str
    valid_from: date
    source: str


@dataclass(frozen=True)
class ResultClass:
    """One class of one variant; what it asks for follows from its meaning, not from its letter."""

    variant: str
    valid_from: date
    source: str
    code: str
    definition: str
    colour: str
    counts_as_solved: bool = False
    requires_evidence: bool = False
    requires_commitment: bool = False
    requires_next_review: bool = False
    requires_reason: bool = False

    @property
    def label(self) -> str:
        """As it is marked at the head of a reply: A类."""
        return f"{self.code}类"


def _solved(origin: _Origin, code: str, definition: str) -> ResultClass:
    """Done: shown by evidence."""
    return ResultClass(
        *origin, code, definition, "绿", counts_as_solved=True, requires_evidence=True
    )


def _promised(origin: _Origin, code: str, definition: str, colour: str = "蓝") -> ResultClass:
    """To be done: a dated commitment (R-43), reviewed next year."""
    return ResultClass(
        *origin, code, definition, colour, requires_commitment=True, requires_next_review=True
    )


def _declined(origin: _Origin, code: str, definition: str, colour: str = "黄") -> ResultClass:
    """Not now or not at all: the legal or material reason is given (integrity rule 28)."""
    return ResultClass(*origin, code, definition, colour, requires_reason=True)


# V1's first year is not known: it holds from the first profile on.
_V1 = _Origin("V1", date(2024, 1, 1), "参照：浙江省海洋与渔业局办理结果分类")
_V2 = _Origin("V2", date(2024, 1, 1), "参照：佛坪县2024年办理结果分类")
_V3 = _Origin("V3", date(2008, 1, 1), "参照：2008年市级办理结果四分类")
_V4 = _Origin("V4", date(2023, 1, 1), "参照：河南省2023年办理结果分类")

RESULT_CLASSES = (
    _solved(_V1, "A", "已解决或者基本解决"),
    _promised(_V1, "B", "部分解决或者已列入计划"),
    _declined(_V1, "C", "受条件限制，留作参考或者不可行"),
    _solved(_V2, "A", "已解决或者已采纳"),
    _promised(_V2, "B", "列入计划，拟解决或者拟采纳"),
    _declined(_V2, "C", "留作参考"),
    _solved(_V3, "A", "已解决或者基本解决"),
    _promised(_V3, "B", "正在解决或者列入规划逐步解决"),
    _declined(_V3, "C", "因目前条件限制或者其他原因以后解决"),
    _declined(_V3, "D", "留作参考", "红"),
    _solved(_V4, "A", "已解决或者已通过其他途径解决"),
    _promised(_V4, "B", "正在解决或者已启动"),
    _promised(_V4, "C", "已列入计划逐步解决", "黄"),
)
VARIANTS = tuple(dict.fromkeys(row.variant for row in RESULT_CLASSES))


def classes(variant: str) -> tuple[ResultClass, ...]:
    """The classes of one variant, best first, or `Incomplete` for an unknown variant."""
    found = tuple(row for row in RESULT_CLASSES if row.variant == variant)
    if not found:
        choice = "、".join(VARIANTS)
        raise Incomplete(
            Objection("class_variant_known", f"没有分类办法“{variant}”，请用：{choice}")
        )
    return found


def result_class(variant: str, code: str) -> ResultClass:
    """One class, or `Incomplete` naming the classes to choose from."""
    offered = classes(variant)
    for row in offered:
        if row.code == code:
            return row
    choice = "、".join(f"{row.code}（{row.definition}）" for row in offered)
    raise Incomplete(Objection("result_class_known", f"没有办理结果“{code}”，请选定其一：{choice}"))


def done_again(rule: UnsatisfiedRule, dissatisfied: Sequence[bool]) -> bool:
    """Whether the proposers' answers call for 二次办理 (R-09); the first proposer's stands first.

    >>> done_again("any", [False, True]), done_again("majority", [False, True])
    (True, False)
    """
    if rule == "first_proposer_only":
        return any(dissatisfied[:1])
    if rule == "majority":
        return 2 * sum(dissatisfied) > len(dissatisfied)
    return any(dissatisfied)
