"""提案工作情况报告, 提案审查情况报告, 提案办理工作总结: figures as counted, none typed (R-15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple, Protocol

from proposals.letters.writing import Sheet, To, draw
from proposals.printing import Copy
from proposals.work import Work
from workflows.terms import Layout

WORK_REPORT = Sheet("printed/work_report", "提案工作情况报告", layout=Layout.REPORT)
REVIEW_REPORT = Sheet("printed/review_report", "提案审查情况报告", layout=Layout.REPORT)
HANDLING_SUMMARY = Sheet("printed/handling_summary", "提案办理工作总结", layout=Layout.REPORT)


class Tabled(Protocol):
    """One table of a report."""

    @property
    def title(self) -> str:
        """What it counts."""

    @property
    def header(self) -> Sequence[str]:
        """Its columns."""

    @property
    def rows(self) -> Sequence[Sequence[object]]:
        """Its lines."""


class Upward(NamedTuple):
    """What stands at the head of a report upward, as its drawer says (GB/T 9704-2012, 7.2.6)."""

    number: str = ""
    signer: str = ""


NOT_UPWARD = Upward()


class Told(NamedTuple):
    """What a work report tells."""

    as_of: date
    whose: str
    partition: str
    tables: Sequence[Tabled]


class Reviewed(NamedTuple):
    """What came of the proposals handed in for one plenary."""

    session: str
    whose: str
    as_of: date
    cutoff_at: datetime
    partition: str
    tables: Sequence[Tabled]


class Summed(NamedTuple):
    """What a unit did in one year."""

    unit: str
    year: int
    as_of: date
    tables: Sequence[Tabled]


def work_report(work: Work, told: Told, at: datetime, upward: Upward = NOT_UPWARD) -> Copy:
    """提案工作情况报告: figures as counted, none typed (R-15); in 文件格式 once it is signed."""
    sheet = replace(WORK_REPORT, layout=Layout.RED_HEAD) if upward.signer else WORK_REPORT
    return draw(work, sheet, To("", at, "", facts=told._asdict() | upward._asdict()))


def review_report(work: Work, reviewed: Reviewed, at: datetime) -> Copy:
    """提案审查情况报告, as it is laid before the plenary."""
    return draw(work, REVIEW_REPORT, To("", at, "", facts=reviewed._asdict()))


def handling_summary(work: Work, summed: Summed, at: datetime) -> Copy:
    """提案办理工作总结: the figures; what was done and learnt, the unit writes itself."""
    return draw(work, HANDLING_SUMMARY, To("", at, "", facts=summed._asdict()))
