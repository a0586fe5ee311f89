"""letters(): which letters somebody reads: the committee all, others what was sent to them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, true, union
from sqlmodel import col, select

from proposals.desk.reader import Reader, scopes
from proposals.desk.sight import parties, units
from proposals.desk.sight.rows import own, visible
from proposals.letters.writing import COMMITTEE as COMMITTEE_NAME
from proposals.records import (
    Assignment,
    HandlingUnit,
    InboxItem,
    Invitation,
    Letter,
    Member,
    Organisation,
    Proposal,
)
from workflows.papers.units import assigning_office
from workflows.policies.permits import COMMITTEE, PROPOSERS
from workflows.policies.sights import UNITS
from workflows.terms import Role, UnitKind

Condition = ColumnElement[bool]
WITHOUT = frozenset({Role.REVIEWER, Role.SYSADMIN, Role.PUBLIC, Role.CLOCK})


def letters(reader: Reader) -> Condition:
    """A condition on letters: posted ones by name, and by the case, since names recur."""
    if reader.role in COMMITTEE:
        return true()
    if reader.role in WITHOUT:
        return false()
    if reader.role == Role.AUDITOR:
        return or_(col(Letter.proposal_id).is_(None), _about(visible(reader)))
    return and_(col(Letter.posted_at).is_not(None), _for(reader), _concerning(reader))


def received(reader: Reader) -> Condition:
    """A condition on inbox items: what was laid there for him; the letter is asked for besides."""
    return col(InboxItem.recipient).in_(_names(reader))


def _for(reader: Reader) -> Condition:
    """He is the addressee, or it was laid into his inbox as a copy."""
    names = _names(reader)
    laid = select(InboxItem.letter_id).where(col(InboxItem.recipient).in_(names))
    return or_(col(Letter.addressee).in_(names), col(Letter.id).in_(laid))


def _names(reader: Reader) -> Any:
    """What letters call him, from the register; an office is called by its role."""
    if reader.role in UNITS:
        now = select(HandlingUnit.name).where(col(HandlingUnit.id).in_(reader.units))
        then = select(Assignment.unit_name).where(col(Assignment.unit_id).in_(reader.units))
        return union(now, then)
    if reader.role in PROPOSERS:
        return _proposer_names(reader)
    offices = [assigning_office(UnitKind(kind)) for kind in _kinds(reader)]
    offices += [COMMITTEE_NAME] if reader.role in COMMITTEE else []
    return [reader.role.label, reader.name, *offices]


def _proposer_names(reader: Reader) -> Any:
    name = col(Member.name)
    as_member = col(Member.id) == reader.member_id
    bodies = select(Proposal.proposer_name).where(parties.is_first(reader))
    parts = [select(Member.name).where(as_member), select(name + "委员").where(as_member), bodies]
    body = select(Organisation.name).where(Organisation.id == reader.organisation_id)
    return union(*parts, body) if reader.role == Role.ORG_PROPOSER else union(*parts)


def _kinds(reader: Reader) -> list[str]:
    if reader.role != Role.ASSIGNER:
        return []
    return scopes(reader) or [kind.value for kind in UnitKind]


def _concerning(reader: Reader) -> Condition:
    """About a case he is in, or a supervision he is invited to."""
    if reader.role in UNITS:
        rows = select(Assignment.proposal_id).where(units.at_unit(reader))
        return or_(col(Letter.proposal_id).in_(rows), col(Letter.proposal_id).is_(None))
    if reader.role in PROPOSERS:
        invited = select(Invitation.supervision_id).where(
            col(Invitation.member_id) == reader.member_id
        )
        return or_(_about(own(reader)), col(Letter.supervision_id).in_(invited))
    return or_(col(Letter.proposal_id).is_(None), _about(visible(reader)))


def _about(seen: Condition) -> Condition:
    return col(Letter.proposal_id).in_(select(Proposal.id).where(seen))
