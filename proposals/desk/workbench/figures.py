"""The three figures on a leader's workbench: integer counts first, each with its definition."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from proposals.desk import sight
from proposals.desk.listing import clocks
from proposals.desk.reader import Reader
from proposals.records import Commitment, Deadline, Proposal
from proposals.work import Work
from workflows.terms import CommitmentStage, Duty, ProposalStage

GONE = [ProposalStage.WITHDRAWN, ProposalStage.MERGED]
SETTLED = [CommitmentStage.VERIFIED, CommitmentStage.NOT_KEPT]


class Figure(NamedTuple):
    """One rate: of so many, so many; where its cases are."""

    label: str
    n: int
    d: int
    definition: str
    href: str


def figures(work: Work, reader: Reader) -> tuple[Figure, ...]:
    """办复, 按期, 兑现; one statement."""
    seen = sight.visible(reader)
    assigned = (seen, col(Proposal.assigned_at).is_not(None), col(Proposal.stage).not_in(GONE))
    owed = (seen, clocks.running(), col(Deadline.duty).in_([Duty.REPLY, Duty.REHANDLE]))
    promised = (seen, col(Commitment.stage).in_(SETTLED))
    counted = work.execute(
        select(
            _cases(*assigned, col(Proposal.replied_at).is_not(None)),
            _cases(*assigned),
            _clocks(*owed, ~clocks.late(reader.today)),
            _clocks(*owed),
            _promises(*promised, col(Commitment.stage) == CommitmentStage.VERIFIED),
            _promises(*promised),
        )
    ).one()
    return tuple(
        Figure(label, counted[2 * n], counted[2 * n + 1], definition, href)
        for n, (label, definition, href) in enumerate(DEFINED)
    )


DEFINED = (
    ("办复", "已交办的提案中，各承办单位都已答复的件数", "/proposals?phase=handle&phase=supervise"),
    ("未超期", "正在办理的答复中，没有超过期限的件数", "/proposals?late=1"),
    ("兑现", "已有结论的承诺中，核实兑现的项数", "/commitments"),
)
"""Each figure's name, what is counted of what, and where its cases stand."""


def _cases(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).select_from(Proposal).where(*conditions).scalar_subquery()


def _clocks(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    owed = select(func.count()).select_from(Deadline)
    joined = owed.join(Proposal, col(Proposal.id) == Deadline.proposal_id)
    return joined.where(*conditions).scalar_subquery()


def _promises(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    made = select(func.count()).select_from(Commitment)
    joined = made.join(Proposal, col(Proposal.id) == Commitment.proposal_id)
    return joined.where(*conditions).scalar_subquery()
