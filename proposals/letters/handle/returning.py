"""Letters of 退办: the unit's request, and the refusal of it."""

from __future__ import annotations

from proposals.letters.handle.sending import Occasion, body, everybody, send, signing, unit
from proposals.letters.writing import Sheet
from proposals.records import Letter, ReturnRequest
from proposals.records.dockets.assignment import owed
from proposals.work import Work
from workflows.terms import Duty, Layout

REQUEST = Sheet("handle/return_request", "退办申请", layout=Layout.FORM)
DENIED = Sheet("handle/return_denied", "不同意退办通知", "提驳")


def return_request(work: Work, asked: ReturnRequest, office: str) -> Letter:
    """退办申请, from the unit to the office that assigned."""
    assignment = asked.assignment
    number = len(assignment.returns)
    occasion = Occasion(f"assignment {assignment.key} return {number}", asked.requested_at)
    facts = {
        "office": signing(work, assignment, asked.requested_at),
        "asked": asked,
        "role": assignment.role.label,
        "proposers": everybody(assignment.proposal),
    }
    return send(work, REQUEST, assignment.proposal, body(office), occasion, **facts)


def return_denied(work: Work, asked: ReturnRequest, office: str) -> Letter:
    """不同意退办通知, to the unit: why, and that its clocks go on."""
    assignment = asked.assignment
    assert asked.decided_at is not None, "a refusal has been decided"
    number = len(assignment.returns)
    occasion = Occasion(f"assignment {assignment.key} return {number}", asked.decided_at)
    due = owed(assignment, Duty.REPLY, Duty.REHANDLE, Duty.CO_OPINION)
    assert due is not None, "the unit still owes what it owed"
    facts = {"office": office, "asked": asked, "owes": due.duty.label, "due_on": due.due_on}
    return send(work, DENIED, assignment.proposal, unit(assignment), occasion, **facts)
