"""Under which proposals somebody stands, by the record's numbers and never by a name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from proposals.desk.reader import Reader
from proposals.records import Convenor, Member, Merging, Proposal, SectorCall, Signature
from workflows.terms import ProposalStage, Role, SignatureAnswer, SignatureRole

OTHER = aliased(Proposal)
"""Made once: an alias adapts every column anew."""
STANDING = [SignatureAnswer.INVITED, SignatureAnswer.CONFIRMED]
"""Who declined or left has no part in it any more."""


def stands_under(reader: Reader, proposal: Any = Proposal) -> ColumnElement[bool]:
    """He is its first proposer, invited or confirmed, or acts for the body that proposes."""
    parts = [_as_member(reader, proposal), _as_organisation(reader, proposal)]
    parts.append(_as_convenor(reader, proposal))
    return or_(*(part for part in parts if part is not None), false())


def is_first(reader: Reader, proposal: Any = Proposal) -> ColumnElement[bool]:
    """He is the first proposer himself, or acts for the body that proposes."""
    parts = [_as_organisation(reader, proposal), _as_convenor(reader, proposal)]
    if reader.member_id is not None:
        parts.append(_is(proposal.member_id, reader.member_id))
    return or_(*(part for part in parts if part is not None), false())


def proposes(reader: Reader, proposal: Any = Proposal) -> ColumnElement[bool]:
    """He is one of its proposers: the first, one beside him, or acting for the body."""
    if reader.member_id is None:
        return is_first(reader, proposal)
    beside = select(Signature.proposal_id).where(
        Signature.member_id == reader.member_id,
        Signature.role == SignatureRole.COSIGNER,
        Signature.answer == SignatureAnswer.CONFIRMED,
    )
    return or_(is_first(reader, proposal), col(proposal.id).in_(beside))


def called_upon(reader: Reader) -> ColumnElement[bool]:
    """A draft of his own sector for which drafters are still sought (R-17)."""
    if reader.member_id is None:
        return false()
    sector = select(Member.sector_id).where(Member.id == reader.member_id)
    calls = select(SectorCall.proposal_id).where(col(SectorCall.closes_on) >= reader.today)
    return and_(
        col(Proposal.stage) == ProposalStage.DRAFT,
        col(Proposal.id).in_(calls),
        col(Proposal.sector_id).in_(sector),
    )


def asked_to_merge(reader: Reader) -> ColumnElement[bool]:
    """The other side of a merging for which his consent is sought: nobody agrees unread."""
    mine = select(OTHER.id).where(is_first(reader, OTHER))
    pending = and_(col(Merging.merged_at).is_(None), col(Merging.undone_at).is_(None))
    leads = select(Merging.lead_id).where(pending, col(Merging.child_id).in_(mine))
    children = select(Merging.child_id).where(pending, col(Merging.lead_id).in_(mine))
    return or_(col(Proposal.id).in_(leads), col(Proposal.id).in_(children))


def _as_member(reader: Reader, proposal: Any) -> ColumnElement[bool] | None:
    if reader.member_id is None:
        return None
    signed = select(Signature.proposal_id).where(
        Signature.member_id == reader.member_id, col(Signature.answer).in_(STANDING)
    )
    return or_(_is(proposal.member_id, reader.member_id), col(proposal.id).in_(signed))


def _as_organisation(reader: Reader, proposal: Any) -> ColumnElement[bool] | None:
    if reader.role != Role.ORG_PROPOSER or reader.organisation_id is None:
        return None
    return _is(proposal.organisation_id, reader.organisation_id)


def _as_convenor(reader: Reader, proposal: Any) -> ColumnElement[bool] | None:
    if reader.role != Role.CONVENOR or reader.member_id is None:
        return None
    convened = select(Convenor.sector_id).where(
        Convenor.member_id == reader.member_id,
        col(Convenor.valid_from) <= reader.today,
        or_(col(Convenor.valid_until).is_(None), col(Convenor.valid_until) >= reader.today),
    )
    return and_(col(proposal.sector_id).is_not(None), col(proposal.sector_id).in_(convened))


def _is(column: Any, number: int) -> ColumnElement[bool]:
    """Equal, and plainly not so where the column is empty, so that the rule may be turned round."""
    return and_(col(column).is_not(None), col(column) == number)
