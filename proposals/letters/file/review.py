"""Letters of the review: sent back, text revised, the sheet of opinions."""

from __future__ import annotations

from datetime import date

from proposals.letters.addressing import Proposer, first
from proposals.letters.file.copies import to_one, to_proposers
from proposals.letters.writing import COMMITTEE, Sheet
from proposals.records import Entry, Letter, Proposal, Revision
from proposals.work import Work
from workflows.policies import filing
from workflows.terms import Layout

RETURNED = Sheet("file/returned_notice", "退回修改通知", "提退")
REVISED = Sheet("file/revision_notice", "文字修订通知", "提修")
REVIEW_SHEET = Sheet("file/review_sheet", "提案审查表", layout=Layout.FORM)
FILE_COPY = Proposer(COMMITTEE, f"{COMMITTEE}（存档）", "存档")


def returned_notice(
    work: Work, proposal: Proposal, entry: Entry, reason: str, due_on: date
) -> Letter:
    """退回修改通知, to the first proposer: why, what to change, by when."""
    to = first(proposal)
    return to_one(work, RETURNED, proposal, to, entry, reason=reason, due_on=due_on)


def revision_notice(
    work: Work, proposal: Proposal, entry: Entry, before: Revision, reason: str
) -> list[Letter]:
    """文字修订通知, to every proposer: the text before and after, and why."""
    changes = changed_parts(before, proposal.text)
    return to_proposers(work, REVISED, proposal, entry, changes=changes, reason=reason)


def review_sheet(work: Work, proposal: Proposal, entry: Entry, decision: str) -> Letter:
    """审查表: every level's opinion and the decision, for the file."""
    given = [row.sentence for row in filing.REASONS if row.code in proposal.reasons]
    return to_one(work, REVIEW_SHEET, proposal, FILE_COPY, entry, decision=decision, reasons=given)


def changed_parts(before: Revision, after: Revision) -> list[tuple[str, str, str]]:
    """Which parts were changed: the part's name, its words before and after."""
    parts = [
        ("案由", before.title, after.title),
        ("情况", before.facts, after.facts),
        ("分析", before.analysis, after.analysis),
    ]
    parts += [
        (f"建议第{old.number}条", old.text, new.text)
        for old, new in zip(before.suggestions, after.suggestions, strict=True)
    ]
    return [part for part in parts if part[1] != part[2]]
