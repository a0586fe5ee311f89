"""In which order the lines stand, and which of them a page holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select, union_all
from sqlmodel import col

from proposals.desk.listing import rows
from proposals.desk.listing.wanted import Sort, Wanted
from proposals.records import Proposal
from workflows.terms import ProposalStage

FAR = date(9999, 12, 31)
"""A case without a clock stands after all that have one."""
PLACES = {stage: place for place, stage in enumerate(ProposalStage)}
"""Of a stage in the life of a case; a database knows its word alone."""
KEYS: dict[Sort, Any] = {
    Sort.SUBMITTED: func.coalesce(Proposal.submitted_at, Proposal.drafted_at),
    Sort.NUMBER: func.coalesce(rows.number_of(Proposal), ""),
    Sort.TITLE: col(Proposal.title),
    Sort.PROPOSER: col(Proposal.proposer_name),
    Sort.STAGE: case(PLACES, value=col(Proposal.stage)),
    Sort.DUE: func.coalesce(rows.Next.due_on, FAR),
}
ID: Any = col(Proposal.id).label("id")
PARTS: tuple[tuple[Any, tuple[Any, ...]], ...] = (
    (col(Proposal.submitted_at).is_not(None), (ID, col(Proposal.submitted_at).label("at"))),
    (col(Proposal.submitted_at).is_(None), (ID, col(Proposal.drafted_at).label("at"))),
)
"""What was handed in and what never was, each with its moment."""


def ordered(asked: Select[Any], wanted: Wanted) -> Select[Any]:
    """Sorted as wanted, the newest record first among equals."""
    return _by(asked, KEYS[wanted.sort], col(Proposal.id), wanted)


def numbers(where: Sequence[ColumnElement[bool]], wanted: Wanted) -> Select[Any]:
    """The numbers of the lines on the page, in their order."""
    start = (wanted.page - 1) * wanted.per_page
    if wanted.sort is Sort.SUBMITTED:
        found = _by_moment(where, wanted, start + wanted.per_page)
    else:
        found = select(col(Proposal.id)).where(*where)
        if wanted.sort is Sort.DUE:
            found = rows.with_next(found)
        found = ordered(found, wanted)
    return found.limit(wanted.per_page).offset(start)


def _by_moment(where: Sequence[ColumnElement[bool]], wanted: Wanted, last: int) -> Select[Any]:
    """What was handed in and what never was, each the way its index lies; all would be sorted."""
    handed_in, never = (
        _by(select(*columns).where(*where, condition), columns[1], columns[0], wanted).limit(last)
        for condition, columns in PARTS
    )
    both = union_all(select(handed_in.subquery()), select(never.subquery())).subquery()
    return _by(select(both.c.id), both.c.at, both.c.id, wanted)


def _by(asked: Select[Any], key: Any, id: Any, wanted: Wanted) -> Select[Any]:
    return asked.order_by(key.desc() if wanted.descending else key.asc(), id.desc())
