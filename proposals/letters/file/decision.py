"""Letters of the decision: filed, not filed, converted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from proposals.letters.addressing import Proposer, proposers
from proposals.letters.file.copies import to_one, to_proposers
from proposals.letters.writing import Sheet
from proposals.records import Entry, Letter, Proposal
from proposals.work import Work
from workflows.policies import filing
from workflows.policies.filing import Disposition, Reason
from workflows.terms import Layout

FILED = Sheet("file/filing_notice", "立案通知", "提立")
NOT_FILED = Sheet("file/rejection_notice", "不予立案通知", "提不立")
CONVERTED = Sheet("file/conversion_slip", "转办单", "提转", layout=Layout.FORM)


def filing_notice(work: Work, proposal: Proposal, entry: Entry, assign_by: date) -> list[Letter]:
    """立案通知, to every proposer: 案号, date, what comes next, how to follow."""
    return to_proposers(work, FILED, proposal, entry, assign_by=assign_by)


def rejection_notice(
    work: Work, proposal: Proposal, entry: Entry, reasons: tuple[Reason, ...], explanation: str
) -> list[Letter]:
    """不予立案通知, to every proposer: reasons, where it goes, the right to hand in anew."""
    facts = {
        "reasons": reasons,
        "explanation": explanation,
        "disposition": filing.disposition(proposal.disposition),
        "offline": any(reason.offline for reason in reasons),
    }
    return to_proposers(work, NOT_FILED, proposal, entry, **facts)


def conversion_slip(
    work: Work, proposal: Proposal, entry: Entry, target: str, disposition: Disposition
) -> Letter:
    """转办单, to whoever takes the paper on in its new form; the proposers get a copy."""
    names = "、".join(proposer.name for proposer in proposers(proposal))
    sheet = replace(CONVERTED, copies=names)
    to = Proposer(target, target, "转办")
    return to_one(work, sheet, proposal, to, entry, proposers=names, disposition=disposition)
