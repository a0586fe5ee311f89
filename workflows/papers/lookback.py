"""回头看: which answers are looked back on, and what a check must show (integrity rule 37)."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from workflows.papers.completeness import said
from workflows.policies.result_classes import ResultClass
from workflows.refusals import Objection

SAMPLE = 5
"""Of the solved ones every fifth is a sample (default, no source)."""
SILENT = "未反馈"


class Check(NamedTuple):
    """What was found on the spot, and what proves it."""

    findings: str
    evidence: str


def check_objections(check: Check) -> list[Objection]:
    """Without findings and evidence there is no conclusion."""
    return [
        *said(check.findings, "findings_given", "请写明核查情况"),
        *said(check.evidence, "evidence_given", "回头看结论须有核查证据，请写明佐证材料"),
    ]


def upgrade_objections(before: ResultClass, after: ResultClass) -> list[Objection]:
    """A plan may become a solution by 转类, never the reverse and never the same again."""
    if before.requires_next_review and after.counts_as_solved:
        return []
    sentence = f"{before.label}不能转为{after.label}；转类只由列入计划的类别转为已解决的类别"
    return [Objection("upgrade_only", sentence)]


def in_scope(scope: Collection[str], answered: ResultClass, number: int) -> bool:
    """Whether a closed answer is looked back on; `number` picks the sample.

    >>> from workflows.policies.result_classes import result_class
    >>> [in_scope(["A_sample", "B_all"], result_class("V1", code), 7) for code in "ABC"]
    [False, True, False]
    """
    if answered.counts_as_solved:
        return "A_all" in scope or ("A_sample" in scope and number % SAMPLE == 0)
    if answered.requires_next_review:
        return "B_all" in scope
    return "C_all" in scope
