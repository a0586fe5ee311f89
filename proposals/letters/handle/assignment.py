"""Letters of 交办: to the units, to the proposers, and when another unit takes over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from proposals.letters.addressing import Proposer
from proposals.letters.handle.sending import Occasion, everybody, send, unit
from proposals.letters.writing import Sheet, To, compose
from proposals.records import Assignment, Letter, LetterCase, Proposal
from proposals.records.dockets.assignment import owed, return_window
from proposals.work import Work
from workflows.terms import Duty, Rank, UnitRole

NOTICE = Sheet("handle/assignment_notice", "交办通知", "提交")
LIST = Sheet("handle/assignment_list", "交办通知", "提交")
ASSIGNED = Sheet("handle/assigned_notice", "提案交办告知", "提告")
REASSIGNED = Sheet("handle/reassigned_notice", "承办单位变更通知", "提改")


class Change(NamedTuple):
    """Who handled the case, who does from now on, and why."""

    old: str
    new: str
    why: str


class Line(NamedTuple):
    """One case of an assignment notice, with what the unit owes."""

    proposal: Proposal
    proposers: str
    merged: str
    role: UnitRole
    others: str
    reply_by: date
    sign_off: Rank


def assignment_notice(work: Work, assignment: Assignment, office: str, at: datetime) -> Letter:
    """交办通知, to one unit about one case."""
    facts = {"line": line(work, assignment), **_first_days(assignment, office)}
    occasion = Occasion(f"assignment {assignment.key}", at)
    return send(work, NOTICE, assignment.proposal, unit(assignment), occasion, **facts)


def assignment_list(
    work: Work, assignments: Sequence[Assignment], office: str, at: datetime
) -> Letter:
    """交办通知 with 交办清单, to one unit about all its cases of one batch; still to be issued."""
    first = assignments[0]
    facts = {
        "lines": [line(work, assignment) for assignment in assignments],
        **_first_days(first, office),
    }
    keys = "、".join(str(assignment.key) for assignment in assignments)
    cases = [LetterCase(proposal_id=assignment.proposal_id) for assignment in assignments]
    to = To(first.unit_name, at, f"assignments {keys}", cases=cases, facts=facts)
    return compose(work, LIST, to)


def assigned_notice(
    work: Work, case: Proposal, lead: Proposal, to: Proposer, at: datetime
) -> Letter:
    """交办告知, to a proposer of the case or of one merged into it: who answers him by when."""
    occasion = Occasion(f"proposal {lead.key} assigned about {case.key}", at)
    due = (owed(a, Duty.REPLY) for a in lead.answering)
    facts = {
        "lead": lead,
        "units": [(a.unit_name, a.role.label) for a in lead.assignments if a.living],
        "reply_by": max(row.due_on for row in due if row is not None),
    }
    return send(work, ASSIGNED, case, to, occasion, **facts)


def reassigned_notice(
    work: Work, old: Assignment, change: Change, case: Proposal, to: Proposer, at: datetime
) -> Letter:
    """改派通知, to the unit that no longer has the case and to each proposer."""
    occasion = Occasion(f"assignment {old.key} changed about {case.key}", at)
    facts = {"change": change, "for_unit": to == unit(old), "lead": old.proposal}
    return send(work, REASSIGNED, case, to, occasion, **facts)


def line(work: Work, assignment: Assignment) -> Line:
    """What a notice says about one case."""
    proposal = assignment.proposal
    due = owed(assignment, Duty.REPLY, Duty.REHANDLE, Duty.CO_OPINION)
    assert due is not None, "a unit is told what it owes"
    handling = work.profile_on(due.since_on).handling
    others = [a for a in proposal.assignments if a.living and a is not assignment]
    return Line(
        proposal,
        everybody(proposal),
        "、".join(child.number for child in proposal.merged),
        assignment.role,
        "、".join(f"{a.unit_name}（{a.role.label}）" for a in others),
        due.due_on,
        handling.sign_off_key if proposal.is_key else handling.sign_off_normal,
    )


def _first_days(assignment: Assignment, office: str) -> dict[str, object]:
    sign, window = owed(assignment, Duty.SIGN_FOR), return_window(assignment)
    assert sign is not None, "a case is signed for by a date"
    assert window is not None, "a case can be given back until a date"
    return {"office": office, "sign_by": sign.due_on, "return_by": window.due_on}
