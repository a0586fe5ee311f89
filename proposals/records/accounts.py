"""Accounts and the roles granted to them, with validity dates; a grant takes two people."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from proposals.records.columns import Moment, word
from proposals.records.record import Record
from workflows.terms import GrantState, Role


class Account(Record, table=True):
    """Somebody who acts in the system, for himself, an organisation or a unit."""

    id: int | None = Field(default=None, primary_key=True)
    username: str = Field(unique=True)
    name: str
    member_id: int | None = Field(default=None, foreign_key="member.id", index=True)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="handling_unit.id", index=True)
    closed_on: date | None = None
    """Since when nobody signs in with it; an account is never deleted."""

    __table_args__ = (CheckConstraint("username <> ''", "named"),)


class Grant(Record, table=True):
    """One role of one account, and the part of the work it is for."""

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    role: Role = Field(sa_type=word(Role))
    scope: str = ""
    """A reviewer's field, an assigner's kind of unit, a clerk's liaison scope (R-55)."""
    valid_from: date
    valid_until: date | None = None

    __table_args__ = (UniqueConstraint("account_id", "role", "scope", "valid_from"),)


class GrantProposal(Record, table=True):
    """One administrator proposes a role, another one decides (domain 6: two-person rule)."""

    __tablename__ = "grant_proposal"

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    role: Role = Field(sa_type=word(Role))
    scope: str = ""
    valid_until: date | None = None
    state: GrantState = Field(default=GrantState.PROPOSED, sa_type=word(GrantState), index=True)
    proposed_by: str
    proposed_by_id: int | None = Field(default=None, foreign_key="account.id")
    """None: the owner of the machine, on its command line."""
    proposed_at: datetime = Field(sa_type=Moment)
    decided_by: str = ""
    decided_by_id: int | None = Field(default=None, foreign_key="account.id")
    decided_at: datetime | None = Field(default=None, sa_type=Moment)

    __table_args__ = (
        CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", "decided"),
        CheckConstraint(
            "state <> 'confirmed' OR proposed_by_id IS NULL OR decided_by_id IS NULL"
            " OR proposed_by_id <> decided_by_id",
            "two_people",
        ),
    )
