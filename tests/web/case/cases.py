"""Cases of the played committee and the accounts of their people."""

from __future__ import annotations

from sqlmodel import col, select

from proposals.database import Office
from proposals.records import Account, Assignment, Proposal
from workflows.terms import ProposalStage


def at(office: Office, stage: ProposalStage) -> int:
    """The number of a case at this stage."""
    with office.reading() as work:
        return work.exec(select(Proposal.id).where(Proposal.stage == stage)).first() or 0


def author(office: Office, case: int) -> str:
    """The account of its first proposer, a member."""
    with office.reading() as work:
        asked = select(Account.username).join(
            Proposal, col(Proposal.member_id) == Account.member_id
        )
        return work.exec(asked.where(Proposal.id == case, col(Account.username) > "m")).one()


def unit_office(office: Office, case: int) -> str:
    """The office of the unit that has it first."""
    with office.reading() as work:
        asked = (
            select(Account.username)
            .join(Assignment, col(Assignment.unit_id) == Account.unit_id)
            .where(Assignment.proposal_id == case, col(Account.username).endswith("-office"))
        )
        return work.exec(asked.order_by(col(Assignment.id))).first() or ""
