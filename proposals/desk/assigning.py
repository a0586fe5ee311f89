"""交办会: the filed cases not yet handed over, with what is suggested and what is proposed."""

from __future__ import annotations

from typing import NamedTuple

from sqlmodel import col, func, select

from proposals.desk import sight
from proposals.desk.case import since
from proposals.desk.reader import Reader
from proposals.records import Proposal
from proposals.work import Work
from workflows.terms import ProposalStage, UnitRole

PER_PAGE = 30
"""Cases of one sheet; default, no source."""


class Part(NamedTuple):
    """One unit and the part it is to play."""

    unit_id: str
    unit: str
    role: UnitRole


class Filed(NamedTuple):
    """One case that waits for its units."""

    id: int
    number: str
    title: str
    proposer: str
    category: str
    suggested: tuple[str, ...]
    """By the proposer, in his words."""
    proposed: tuple[Part, ...]
    """拟定承办单位."""
    why: str
    """Why a CPPCC unit is named."""
    merged: tuple[str, ...]
    seen: int


class Sheet(NamedTuple):
    """Some of the cases that wait, and how many do."""

    cases: tuple[Filed, ...]
    page: int
    pages: int
    total: int


def sheet(work: Work, reader: Reader, page: int = 1) -> Sheet:
    """The cases that wait, in the order of their numbers."""
    waits = (sight.visible(reader), col(Proposal.stage) == ProposalStage.FILED)
    total = work.exec(select(func.count()).select_from(Proposal).where(*waits)).one()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(page, 1), pages)
    asked = (
        select(Proposal)
        .where(*waits)
        .order_by(col(Proposal.case_no), col(Proposal.id))
        .offset((page - 1) * PER_PAGE)
        .limit(PER_PAGE)
    )
    return Sheet(tuple(filed(work, case) for case in work.exec(asked)), page, pages, total)


def filed(work: Work, case: Proposal) -> Filed:
    """One case as the meeting reads it."""
    return Filed(
        case.key,
        case.number,
        case.title,
        case.proposer_name,
        case.category,
        tuple(case.suggested_units),
        tuple(Part(u["unit_id"], u["name"], UnitRole(u["role"])) for u in case.proposed_units),
        next((u["why"] for u in case.proposed_units if u.get("why")), ""),
        tuple(child.number for child in case.merged),
        since.length(work, case),
    )
