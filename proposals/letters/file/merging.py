"""Letters of 并案: to the proposers of both, with the rights they keep."""

from __future__ import annotations

from proposals.letters.file.copies import to_proposers
from proposals.letters.writing import Sheet
from proposals.records import Entry, Letter, Proposal
from proposals.work import Work

MERGED = Sheet("file/merge_notice", "并案通知", "提并")
UNMERGED = Sheet("file/unmerge_notice", "取消并案通知", "提并")


def merge_notice(
    work: Work, child: Proposal, lead: Proposal, entry: Entry, reason: str
) -> list[Letter]:
    """并案通知, to the proposers of the child and of the lead."""
    return _to_both(work, MERGED, child, lead, entry, reason)


def unmerge_notice(
    work: Work, child: Proposal, lead: Proposal, entry: Entry, reason: str
) -> list[Letter]:
    """取消并案通知, to the proposers of both."""
    return _to_both(work, UNMERGED, child, lead, entry, reason)


def _to_both(
    work: Work, sheet: Sheet, child: Proposal, lead: Proposal, entry: Entry, reason: str
) -> list[Letter]:
    consented = any(m.child_consent and m.lead_consent for m in child.mergings[-1:])
    facts = {"child": child, "lead": lead, "reason": reason, "consented": consented}
    return [
        letter
        for proposal in (child, lead)
        for letter in to_proposers(work, sheet, proposal, entry, **facts)
    ]
