"""Which proposals a unit was given, and which are an assigner's by the kinds of their units."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, exists, literal, or_, true
from sqlmodel import col, select

from proposals.desk.reader import Reader, scopes
from proposals.records import Assignment, HandlingUnit, Proposal
from workflows.terms import AssignmentStage, Role, UnitRole


def given(reader: Reader) -> ColumnElement[bool]:
    """The unit has it, or had it and gave it back."""
    return col(Proposal.id).in_(select(Assignment.proposal_id).where(at_unit(reader)))


def living_ids(reader: Reader) -> Any:
    """The numbers of the proposals the unit still has."""
    return select(Assignment.proposal_id).where(
        at_unit(reader), col(Assignment.stage) != AssignmentStage.RETURNED
    )


def at_unit(reader: Reader) -> ColumnElement[bool]:
    """The unit's own rows and those it took over; who comes as 会办 sees only its 会办 ones."""
    own: ColumnElement[bool] = col(Assignment.unit_id).in_(reader.units)
    if reader.role == Role.CO_UNIT:
        own = and_(own, col(Assignment.role) == UnitRole.CO)
    return own


def of_kinds(reader: Reader, proposal: Any = Proposal) -> ColumnElement[bool]:
    """A unit of his kinds handles it or is proposed for it; a grant without scope is for all."""
    kinds = scopes(reader)
    if not kinds:
        return true()
    of_kind = col(HandlingUnit.kind).in_(kinds)
    handled = (
        select(Assignment.id)
        .join(HandlingUnit, col(HandlingUnit.id) == Assignment.unit_id)
        .where(col(Assignment.proposal_id) == proposal.id, of_kind)
    )
    return or_(exists(handled), exists(_named_units(proposal).where(of_kind)))


def _named_units(proposal: Any) -> Any:
    """The units named in 拟定承办单位, found in its text: JSON is spelt alike on both databases."""
    number = cast(col(HandlingUnit.id), String)
    named = cast(col(proposal.proposed_units), String)
    return select(HandlingUnit.id).where(named.contains(literal('"unit_id": "') + number + '"'))
