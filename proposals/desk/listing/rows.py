"""One line of the list and the statement that reads it: columns alone, no objects of the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, String, bindparam, cast, func, literal, select, type_coerce
from sqlalchemy.orm import aliased
from sqlmodel import col

from proposals.desk.clocks import Clock
from proposals.desk.listing import clocks
from proposals.desk.listing.strips import Standing, strips
from proposals.records import Assignment, Deadline, Proposal, SupervisedCase, Supervision
from proposals.work import Work
from workflows.journey import Stop
from workflows.terms import (
    AssignmentStage,
    Intake,
    ProposalStage,
    ProposerKind,
    SupervisionStage,
    UnitRole,
)

FIELD, RECORD = "\x1f", "\x1e"
"""Separators no name contains."""
HEAD = 16
"""How many columns stand before those of the clock."""


class UnitTag(NamedTuple):
    """One unit of a case, as a line names it."""

    name: str
    role: UnitRole
    stage: AssignmentStage


class Row(NamedTuple):
    """One proposal as a line shows it."""

    id: int
    number: str
    title: str
    proposer: str
    sector: str
    kind: ProposerKind
    category: str
    intake: Intake | None
    stage: ProposalStage
    round: int
    is_key: bool
    submitted_on: date | None
    result_class: str
    lead_number: str
    """Of the proposal it is merged into."""
    units: tuple[UnitTag, ...]
    stops: tuple[Stop, ...]
    clock: Clock | None

    @property
    def href(self) -> str:
        """The page of the case."""
        return f"/proposals/{self.id}"


Lead = aliased(Proposal, name="lead")
Next = aliased(Deadline, name="next_due")


@cache
def statement() -> Select[Any]:
    """The columns of a line with its next clock; the caller says which lines, in which order."""
    asked = select(*_head(), *clocks.columns(Next)).select_from(Proposal)
    return with_next(asked.outerjoin(Lead, col(Lead.id) == Proposal.lead_id))


def with_next(asked: Select[Any]) -> Select[Any]:
    """Cases with their next clock, if one runs."""
    next_id = (
        select(col(Deadline.id))
        .where(col(Deadline.proposal_id) == Proposal.id, clocks.running())
        .order_by(col(Deadline.due_on), col(Deadline.id))
        .limit(1)
        .correlate(Proposal)
        .scalar_subquery()
    )
    return asked.outerjoin(Next, col(Next.id) == next_id)


def of_ids(work: Work, today: date, ids: Sequence[int]) -> list[Row]:
    """The lines of these cases, in their order."""
    found = {row[0]: row for row in work.execute(_by_number(), {"ids": ids})} if ids else {}
    return _told(work, today, [found[id] for id in ids])


@cache
def _by_number() -> Select[Any]:
    """Written once: to write it anew for every page would cost as much as to ask it."""
    return statement().where(col(Proposal.id).in_(bindparam("ids", expanding=True)))


def read(work: Work, today: date, asked: Select[Any]) -> list[Row]:
    """The lines of a statement: one query for them and one for their journeys."""
    return _told(work, today, work.execute(asked).all())


def _told(work: Work, today: date, found: Sequence[Any]) -> list[Row]:
    standing = {row[0]: Standing(row[8], _watched_read(row[14])) for row in found}
    journeys = strips(work, standing)
    return [_row(work, today, row, journeys[row[0]]) for row in found]


def _head() -> tuple[Any, ...]:
    return (
        *(col(Proposal.id), number_of(Proposal), col(Proposal.title)),
        *(col(Proposal.proposer_name), col(Proposal.sector_name), col(Proposal.kind)),
        *(col(Proposal.category), col(Proposal.intake), col(Proposal.stage)),
        *(col(Proposal.round), col(Proposal.is_key), col(Proposal.submitted_at)),
        *(col(Proposal.result_class), number_of(Lead), _watched(), units()),
    )


def number_of(row: Any) -> Any:
    """案号, before filing the receipt number; NULL for a draft."""
    return func.coalesce(row.case_no, row.receipt_no)


def units() -> Any:
    """The living units of a case in one value."""
    line = col(Assignment.unit_name) + literal(FIELD) + _word(Assignment.role)
    line = line + literal(FIELD) + _word(Assignment.stage)
    return (
        select(func.aggregate_strings(line, RECORD))
        .where(
            col(Assignment.proposal_id) == Proposal.id,
            col(Assignment.stage) != AssignmentStage.RETURNED,
        )
        .correlate(Proposal)
        .scalar_subquery()
    )


def units_read(written: str | None) -> tuple[UnitTag, ...]:
    """The units out of that value, those that answer first."""
    lines = [line.split(FIELD) for line in (written or "").split(RECORD) if line]
    tags = [UnitTag(name, UnitRole(role), AssignmentStage(stage)) for name, role, stage in lines]
    return tuple(sorted(tags, key=lambda tag: (not tag.role.answers, tag.name)))


def _word(column: Any) -> Any:
    """A word of a dictionary by its value, as the database keeps it."""
    return type_coerce(column, String)


def _watched() -> Any:
    """Where each 督办 over a case stands, in one value."""
    return (
        select(func.aggregate_strings(cast(col(Supervision.stage), String), RECORD))
        .join(SupervisedCase, col(SupervisedCase.supervision_id) == Supervision.id)
        .where(col(SupervisedCase.proposal_id) == Proposal.id)
        .correlate(Proposal)
        .scalar_subquery()
    )


def _watched_read(written: str | None) -> tuple[SupervisionStage, ...]:
    return tuple(map(SupervisionStage, written.split(RECORD))) if written else ()


def _row(work: Work, today: date, row: Sequence[Any], stops: tuple[Stop, ...]) -> Row:
    id, number, title, proposer, sector, kind, category, intake, stage, *rest = row[:HEAD]
    round, is_key, submitted_at, result_class, lead_number, _, written = rest
    return Row(
        *(id, number or f"草稿{id}", title, proposer, sector, kind, category, intake, stage),
        *(round, is_key, _day(submitted_at), result_class, lead_number or ""),
        units_read(written),
        stops,
        clocks.read(work, today, tuple(row[HEAD:])),
    )


def _day(at: datetime | None) -> date | None:
    return at.date() if at else None
