"""One letter of 办 to one reader, on an occasion that never comes twice."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from proposals.letters.addressing import Proposer, session_name
from proposals.letters.writing import Sheet, To, write
from proposals.records import Assignment, Letter, Proposal, succession
from proposals.settings import zone
from proposals.work import Work

MANY = 3


class Occasion(NamedTuple):
    """What the letter is written for, and when."""

    name: str
    at: datetime


def send(
    work: Work, sheet: Sheet, proposal: Proposal, to: Proposer, occasion: Occasion, **facts: object
) -> Letter:
    """Write it: stored under the reader's name, printed with his greeting."""
    given = {
        "addressee": to.greeting,
        "session": session_name(work, proposal),
        **facts,
    }
    # One body may stand under both a lead and a proposal merged into it.
    name = f"{occasion.name} of {proposal.key} to {to.name}/{to.key}"
    return write(work, sheet, To(to.name, occasion.at, name, proposal, facts=given))


def signing(work: Work, assignment: Assignment, at: datetime) -> str:
    """In whose name the unit's own papers go out: of one that ended, in its heir's."""
    return succession.name_on(work, assignment, at.astimezone(zone()).date())


def unit(assignment: Assignment) -> Proposer:
    """The unit as a reader."""
    return body(assignment.unit_name)


def body(name: str) -> Proposer:
    """An office as a reader."""
    return Proposer(name, name, "单位")


def everybody(proposal: Proposal) -> str:
    """In whose name it was made, in few words: 委员甲、委员乙等5位委员."""
    names = [s.name for s in proposal.confirmed] or [proposal.proposer_name]
    if proposal.kind.is_collective:
        return proposal.proposer_name
    return "、".join(names) if len(names) <= MANY else f"{'、'.join(names[:2])}等{len(names)}位委员"
