"""owed(): the open duties a sweep is about, of all cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlmodel import col

from proposals.records import Deadline, Proposal
from proposals.work import Work
from workflows.terms import Duty

OPEN = (
    col(Deadline.met_at).is_(None),
    col(Deadline.lifted_at).is_(None),
    col(Deadline.paused_on).is_(None),
)
"""Duties that run and are not paused."""
RUNNING: Select[*tuple[Any, ...]] = (
    select(
        *(col(Proposal.id), col(Proposal.case_no), col(Proposal.receipt_no)),
        *(col(Deadline.id), col(Deadline.debtor), col(Deadline.duty)),
    )
    .join(Deadline, col(Deadline.proposal_id) == Proposal.id)
    .where(*OPEN)
    .order_by(col(Proposal.id), col(Deadline.id))
)
"""Open duties, of which each sweep asks for its own."""


class Owed(NamedTuple):
    """An open duty, the names of its proposal, and who owes what."""

    proposal: int
    case_no: str | None
    receipt_no: str | None
    key: int
    debtor: str
    duty: Duty


def owed(work: Work, asked: Select[*tuple[Any, ...]], today: date) -> list[Owed]:
    """What this question of `RUNNING` finds."""
    return [Owed(*row) for row in work.execute(asked, {"today": today})]


def by_case(duties: Iterable[Owed]) -> list[tuple[str, list[int]]]:
    """Name of each proposal and the numbers of its duties, in the order in which they are given."""
    return [
        (f"提案{case_no or receipt_no or proposal}", [duty.key for duty in rows])
        for (proposal, case_no, receipt_no), rows in groupby(duties, itemgetter(0, 1, 2))
    ]
