"""What a 督办 finds: problem, target, measures, date (R-42), and who answers for it (R-41)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from workflows.papers.completeness import said
from workflows.refusals import Objection


class FindingPaper(NamedTuple):
    """One 整改意见 as the supervisors write it down."""

    proposal_id: int
    problem: str
    target: str
    measures: str
    due_on: date
    lead_leader: str
    lead_office: str
    coop_offices: str


def objections(paper: FindingPaper, today: date) -> list[Objection]:
    """The four parts, the responsibility block, and a date that still lies ahead (rule 16)."""
    late = [] if paper.due_on > today else [_late(paper.due_on)]
    return [
        *said(paper.problem, "finding_has_problem", "请写明存在的问题"),
        *said(paper.target, "finding_has_target", "请写明整改目标"),
        *said(paper.measures, "finding_has_measures", "请写明整改措施"),
        *said(paper.lead_leader, "block_has_leader", "请写明牵头领导"),
        *said(paper.lead_office, "block_has_office", "请写明牵头委室"),
        *said(paper.coop_offices, "block_has_coop_offices", "请写明配合委室"),
        *late,
    ]


def _late(due_on: date) -> Objection:
    return Objection("date_ahead", f"完成时限{due_on}不在今日之后，请另定日期")
