"""paper(): a report as a work report on paper, from the same figures."""

from __future__ import annotations

from datetime import datetime

from proposals.desk.statistics.report import Report
from proposals.letters.printed.reports import NOT_UPWARD, Told, Upward, work_report
from proposals.printing import Copy
from proposals.work import Work


def paper(work: Work, report: Report, at: datetime, upward: Upward = NOT_UPWARD) -> Copy:
    """提案工作情况报告 of the committee, sent upward where it is signed."""
    told = Told(report.as_of, work.rules.committee, report.partition.text, report.tables)
    return work_report(work, told, at, upward)
