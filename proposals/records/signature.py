"""Signature: whose names stand under a proposal, and what each of them confirmed."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Relationship

from proposals.records.columns import Moment, word
from proposals.records.proposal import Proposal
from proposals.records.record import Record
from workflows.terms import SignatureAnswer, SignatureRole

AUTHORS = frozenset({SignatureRole.FIRST, SignatureRole.DRAFTER})
"""They write the text themselves, so a change of theirs asks nobody else of them."""


class Signature(Record, table=True):
    """A name under a proposal: invited, confirmed by the person, declined or left."""

    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id")
    role: SignatureRole = Field(sa_type=word(SignatureRole))
    member_id: int | None = Field(default=None, foreign_key="member.id", index=True)
    name: str
    sector_name: str = ""
    answer: SignatureAnswer = Field(default=SignatureAnswer.INVITED, sa_type=word(SignatureAnswer))
    text_hash: str = ""
    """What was confirmed; a changed text asks again, and this stays until it is answered."""
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    seal_evidence: str = ""

    proposal: Proposal = Relationship(back_populates="signatures")

    __table_args__ = (UniqueConstraint("proposal_id", "name", "member_id", "role"),)
