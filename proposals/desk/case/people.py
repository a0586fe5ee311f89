"""The people of a case: who signed, what each answered, and whom to reach at the units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import col, select

from proposals.desk.sight import Sight
from proposals.records import Assignment, Member, Proposal, Signature, UnitContact
from proposals.work import Work
from workflows.papers.masking import masked
from workflows.refusals import NotFound, Objection
from workflows.terms import AssignmentStage, Rank, SignatureAnswer

UNREACHED = Objection("in_the_case", "联系方式由本案有关人员查看，请从案卷页面打开")


class Signatory(NamedTuple):
    """One name under the proposal."""

    id: int
    name: str
    role: str
    sector: str
    answer: str
    answered_at: datetime | None
    stands_by_text: bool
    """Whether what was confirmed is the text in force."""
    sealed: bool
    contact_details: str
    """Masked; shown whole on request, and that is recorded."""
    member_id: int | None


class Contact(NamedTuple):
    """One person of a unit that has the case."""

    id: int
    unit: str
    rank: str
    name: str
    phone: str


class Named(NamedTuple):
    """Whom a unit named when it signed for the case (R-30)."""

    unit: str
    role: str
    leader: str
    office: str
    handler: str


@dataclass(frozen=True)
class People:
    """Everybody in one case; contact details are masked."""

    signatories: tuple[Signatory, ...]
    named: tuple[Named, ...]
    contacts: tuple[Contact, ...]


def people(work: Work, proposal: Proposal, seen: Sight) -> People:
    """The people of a case, in three questions; outside the case names alone."""
    units = [a for a in proposal.assignments if a.living and seen.handling]
    return People(
        signatories(work, proposal, seen),
        tuple(Named(a.unit_name, a.role.label, a.leader, a.office, a.handler) for a in units),
        contacts(work, proposal, seen),
    )


def signer(work: Work, proposal: Proposal, seen: Sight, signature_id: int) -> Member:
    """The member under that signature, for whom is in the case (domain 6)."""
    for signature in proposal.signatures if seen.contacts else ():
        if signature.id == signature_id and signature.member_id is not None:
            return work.get_one(Member, signature.member_id)
    raise NotFound(UNREACHED)


def contact(work: Work, proposal: Proposal, seen: Sight, contact_id: int) -> UnitContact:
    """A contact of a unit that still has the case, for whom is in it (domain 6)."""
    found = work.get(UnitContact, contact_id) if seen.contacts else None
    if found is None or found.unit_id not in {a.unit_id for a in proposal.assignments if a.living}:
        raise NotFound(UNREACHED)
    return found


def signatories(work: Work, proposal: Proposal, seen: Sight) -> tuple[Signatory, ...]:
    """The names under the proposal."""
    hashed = proposal.text.text_hash
    signed = (
        select(Signature, Member)
        .join(Member, col(Member.id) == Signature.member_id, isouter=True)
        .where(Signature.proposal_id == proposal.id)
        .order_by(col(Signature.id))
    )
    rows = work.exec(signed).all()
    set_committed_value(proposal, "signatures", [row for row, _ in rows])
    return tuple(_signatory(row, member if seen.handling else None, hashed) for row, member in rows)


def _signatory(row: Signature, member: Member | None, hashed: str) -> Signatory:
    assert row.id is not None, "a signature that is shown is recorded"
    answered = row.answer != SignatureAnswer.INVITED
    return Signatory(
        row.id,
        row.name,
        row.role.label,
        row.sector_name,
        row.answer.label,
        row.answered_at if answered else None,
        row.answer == SignatureAnswer.CONFIRMED and row.text_hash == hashed,
        answered and bool(row.seal_evidence),
        member.contact_details.masked if member else "",
        row.member_id,
    )


def contacts(work: Work, proposal: Proposal, seen: Sight) -> tuple[Contact, ...]:
    """The network of every unit that still has the case, leaders first; inside the case alone."""
    if not seen.handling:
        return ()
    asked = (
        select(UnitContact, Assignment.unit_name)
        .join(Assignment, col(Assignment.unit_id) == UnitContact.unit_id)
        .where(
            Assignment.proposal_id == proposal.id,
            col(Assignment.stage) != AssignmentStage.RETURNED,
        )
        .order_by(col(Assignment.id), col(UnitContact.id))
    )
    found = [
        (row.rank, Contact(row.id or 0, unit, row.rank.label, row.name, masked(row.phone)))
        for row, unit in work.exec(asked)
    ]
    units = list(dict.fromkeys(contact.unit for _, contact in found))
    ranks = list(Rank)[::-1]
    found.sort(key=lambda line: (units.index(line[1].unit), ranks.index(line[0])))
    return tuple(contact for _, contact in found)
