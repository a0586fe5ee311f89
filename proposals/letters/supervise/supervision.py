"""Letters of one 督办: the plan, the invitation, what is to be put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from proposals.letters.addressing import Proposer
from proposals.letters.supervise.urging import Block
from proposals.letters.writing import Sheet, To, write
from proposals.records import Finding, Invitation, Letter, Proposal, Supervision
from proposals.work import Work

PLAN = Sheet("supervise/supervision_plan", "重点提案督办方案", series="提督案")
INVITATION = Sheet("supervise/supervision_invitation", "督办邀请", series="提督邀")
FINDINGS = Sheet("supervise/findings_notice", "督办整改通知", series="提督改")
CANCELLED = Sheet("supervise/supervision_cancelled", "督办取消告知")


class Covered(NamedTuple):
    """One supervised proposal with its units, as the plan lists it."""

    proposal: Proposal
    units: str


def supervision_plan(
    work: Work,
    supervision: Supervision,
    covered: Sequence[Covered],
    readers: Sequence[str],
    at: datetime,
) -> list[Letter]:
    """重点提案督办方案, to the committees and units that take part."""
    facts: dict[str, object] = {"covered": covered, "block": block(supervision)}
    return [
        _write(work, PLAN, supervision, Proposer(reader, reader, "机关"), at, facts)
        for reader in readers
    ]


def supervision_invitation(
    work: Work,
    supervision: Supervision,
    covered: Sequence[Covered],
    guest: Invitation,
    at: datetime,
) -> Letter:
    """督办邀请, to one proposer or expert (R-08)."""
    facts: dict[str, object] = {"covered": covered, "block": block(supervision)}
    return _write(work, INVITATION, supervision, _whom(guest), at, facts)


def findings_notice(
    work: Work,
    supervision: Supervision,
    findings: Sequence[tuple[Proposal, Finding]],
    unit: str,
    at: datetime,
) -> Letter:
    """督办整改通知: all findings of one unit, in four parts each (R-42)."""
    facts: dict[str, object] = {"findings": findings, "held_on": supervision.held_on}
    # A unit that takes a case over is told of its findings beside those it had.
    to = Proposer(unit, unit, f"单位 {at.isoformat()}")
    return _write(work, FINDINGS, supervision, to, at, facts)


def supervision_cancelled(
    work: Work, supervision: Supervision, guest: Invitation, reason: str, at: datetime
) -> Letter:
    """Tell an invited guest that it will not take place."""
    return _write(work, CANCELLED, supervision, _whom(guest), at, {"reason": reason})


def block(supervision: Supervision) -> Block:
    """The responsibility block of the supervision; it is approved only with a date."""
    assert supervision.due_on is not None, "an approved plan has its date"
    offices = "、".join(supervision.coop_offices)
    return Block(supervision.lead_leader, supervision.lead_office, offices, supervision.due_on)


def _whom(guest: Invitation) -> Proposer:
    """A member is greeted as such; two of one name are told apart."""
    greeting = guest.name if guest.member_id is None else f"{guest.name}委员"
    return Proposer(guest.name, greeting, str(guest.member_id))


def _write(
    work: Work,
    sheet: Sheet,
    supervision: Supervision,
    whom: Proposer,
    at: datetime,
    facts: dict[str, object],
) -> Letter:
    occasion = f"supervision {supervision.key} to {whom.name}/{whom.key}"
    facts = {"supervision": supervision, "addressee": whom.greeting, **facts}
    return write(
        work, sheet, To(whom.name, at, occasion, supervision_id=supervision.key, facts=facts)
    )
