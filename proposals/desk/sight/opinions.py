"""opinions(): which 征询意见表 somebody reads; a unit none before it is locked (rule 33)."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, false, or_, true
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from proposals.desk.reader import Reader
from proposals.desk.sight import parties, units
from proposals.desk.sight.rows import visible
from proposals.records import OpinionForm, Proposal, Signature
from workflows.policies.permits import PROPOSERS
from workflows.policies.sights import ANSWERED, INSIDE, SETTLED, UNITS
from workflows.terms import Role


def opinions(reader: Reader) -> ColumnElement[bool]:
    """A condition on opinion forms; where it does not name the case, every case is his to see."""
    if reader.role in INSIDE:
        return true()
    if reader.role in PROPOSERS:
        return _own(reader)
    if reader.role in UNITS:
        return and_(_locked(), col(OpinionForm.proposal_id).in_(units.living_ids(reader)))
    return _assigned(reader) if reader.role == Role.ASSIGNER else false()


def named(reader: Reader, form: OpinionForm) -> bool:
    """Whether he reads whose opinion it is: outside the committee only if that person agreed."""
    return form.named or reader.role in INSIDE | PROPOSERS


def _own(reader: Reader) -> ColumnElement[bool]:
    """His own forms and those of the body he acts for; nobody reads what a co-signer said."""
    made = select(Proposal.id).where(parties.is_first(reader), col(Proposal.member_id).is_(None))
    of_a_body = col(OpinionForm.of_proposal_id).in_(made)
    if reader.member_id is None:
        return of_a_body
    # Who signed for a sector speaks for it only while he convenes it.
    signed = (
        select(Signature.id)
        .join(Proposal, col(Proposal.id) == Signature.proposal_id)
        .where(Signature.member_id == reader.member_id, col(Proposal.sector_id).is_(None))
    )
    return or_(of_a_body, col(OpinionForm.signature_id).in_(signed))


def _assigned(reader: Reader) -> ColumnElement[bool]:
    cases = select(Proposal.id).where(visible(reader))
    return and_(_locked(), col(OpinionForm.proposal_id).in_(cases))


def _locked() -> ColumnElement[bool]:
    """`sights.locked`, asked of the rows."""
    case = aliased(Proposal)
    over = or_(col(OpinionForm.round) < case.round, col(case.stage).in_(SETTLED))
    settled = exists(select(case.id).where(case.id == OpinionForm.proposal_id, over))
    return and_(col(OpinionForm.state).in_(ANSWERED), settled)
