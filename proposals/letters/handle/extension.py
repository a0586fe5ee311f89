"""Letters of 延期: the request, the new date told to all concerned, the refusal."""

from __future__ import annotations

from datetime import date

from proposals.letters.addressing import Proposer
from proposals.letters.handle.sending import Occasion, body, everybody, send, signing, unit
from proposals.letters.writing import Sheet
from proposals.records import Extension, Letter, Proposal
from proposals.work import Work
from workflows.terms import Layout

REQUEST = Sheet("handle/extension_request", "延期办理申请", layout=Layout.FORM)
NOTICE = Sheet("handle/extension_notice", "延期办理告知", "提延")
DENIED = Sheet("handle/extension_denied", "不同意延期通知", "提延")


def extension_request(work: Work, asked: Extension, due_on: date, office: str) -> Letter:
    """延期申请, from the unit to the office that assigned."""
    facts = {
        "office": signing(work, asked.assignment, asked.requested_at),
        "asked": asked,
        "due_on": due_on,
        "proposers": everybody(asked.assignment.proposal),
    }
    occasion = Occasion(_name(asked), asked.requested_at)
    return send(work, REQUEST, asked.assignment.proposal, body(office), occasion, **facts)


def extension_notice(
    work: Work, asked: Extension, was_due_on: date, case: Proposal, to: Proposer
) -> Letter:
    """延期告知, to the unit, the committee and each proposer: the new date and why."""
    assert asked.decided_at is not None, "an extension is told once it is granted"
    occasion = Occasion(f"{_name(asked)} about {case.key}", asked.decided_at)
    facts = {"asked": asked, "was_due_on": was_due_on, "unit": asked.assignment.unit_name}
    return send(work, NOTICE, case, to, occasion, **facts)


def extension_denied(work: Work, asked: Extension, due_on: date, office: str) -> Letter:
    """不同意延期通知, to the unit: the date stands."""
    assert asked.decided_at is not None, "a refusal has been decided"
    facts = {"office": office, "asked": asked, "due_on": due_on}
    occasion = Occasion(_name(asked), asked.decided_at)
    to = unit(asked.assignment)
    return send(work, DENIED, asked.assignment.proposal, to, occasion, **facts)


def _name(asked: Extension) -> str:
    number = len(asked.assignment.extensions)
    return f"assignment {asked.assignment.key} extension {number}"
