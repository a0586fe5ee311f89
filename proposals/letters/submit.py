"""Letters of 提: receipt, invitation to co-sign, call of a sector, notice of withdrawal."""

from __future__ import annotations

from proposals.letters.addressing import first, session_name
from proposals.letters.writing import Sheet, To, write
from proposals.records import (
    Assignment,
    Entry,
    Letter,
    Member,
    PlenarySession,
    Proposal,
    SectorCall,
    Signature,
)
from proposals.work import Work
from workflows.terms import Intake

RECEIPT = Sheet("submit/receipt", "收件回执")
INVITED = Sheet("submit/cosign_invitation", "联名通知")
CALLED = Sheet("submit/call_notice", "界别提案征集通知")
WITHDRAWN = Sheet("submit/withdrawal_notice", "撤案通知", "提撤")


def receipt(work: Work, proposal: Proposal, entry: Entry) -> Letter:
    """收件回执, to the first proposer: number, moment, window, digest of the text."""
    to = first(proposal)
    facts: dict[str, object] = {
        "addressee": to.greeting,
        "session": session_name(work, proposal),
        "text_hash": proposal.text.text_hash,
        "again": proposal.text.number > 1,
    }
    occasion = f"{entry.chain} entry {entry.number} to {to.name}"
    return write(work, RECEIPT, To(to.name, entry.at, occasion, proposal, facts=facts))


def cosign_invitation(
    work: Work, proposal: Proposal, line: Signature, entry: Entry, *, changed: bool = False
) -> Letter:
    """联名通知, to the invited member: whose proposal, by when; again when text or file changed."""
    session = work.get_one(PlenarySession, proposal.plenary_session_id)
    in_window = proposal.intake != Intake.RECESS and proposal.drafted_at <= session.cutoff_at
    handed_in_before = changed and proposal.receipt_no is not None
    facts: dict[str, object] = {
        "addressee": f"{line.name}委员",
        "changed": changed,
        "before": session.cutoff_at if in_window and not handed_in_before else "",
    }
    occasion = f"{entry.chain} entry {entry.number} to {line.name}/{line.member_id}"
    return write(work, INVITED, To(line.name, entry.at, occasion, proposal, facts=facts))


def call_notice(
    work: Work, proposal: Proposal, call: SectorCall, member: Member, entry: Entry
) -> Letter:
    """界别提案征集通知, to a member of the sector: topic, until when, how to join."""
    facts: dict[str, object] = {"addressee": f"{member.name}委员", "call": call}
    occasion = f"{entry.chain} entry {entry.number} to {member.name}/{member.id}"
    return write(work, CALLED, To(member.name, entry.at, occasion, proposal, facts=facts))


def withdrawal_notice(
    work: Work, proposal: Proposal, assignment: Assignment, entry: Entry, reason: str
) -> Letter:
    """撤案通知, to a unit that has the case: stop, and keep the papers."""
    facts: dict[str, object] = {
        "session": session_name(work, proposal),
        "assignment": assignment,
        "reason": reason,
        "withdrawn_at": entry.at,
    }
    occasion = f"{entry.chain} entry {entry.number} to assignment {assignment.key}"
    return write(
        work, WITHDRAWN, To(assignment.unit_name, entry.at, occasion, proposal, facts=facts)
    )
