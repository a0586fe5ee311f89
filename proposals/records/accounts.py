"""Accounts and the roles granted to them, with validity dates."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from proposals.records.columns import word
from workflows.terms import Role


class Account(SQLModel, table=True):
    """Somebody who acts in the system, for himself, an organisation or a unit."""

    id: int | None = Field(default=None, primary_key=True)
    username: str = Field(unique=True)
    name: str
    member_id: int | None = Field(default=None, foreign_key="member.id", index=True)
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="handling_unit.id", index=True)

    __table_args__ = (CheckConstraint("username <> ''", "named"),)


class Grant(SQLModel, table=True):
    """One role of one account, and the part of the work it is for."""

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    role: Role = Field(sa_type=word(Role))
    scope: str = ""
    """A reviewer's field, an assigner's kind of unit, a clerk's liaison scope (R-55)."""
    valid_from: date
    valid_until: date | None = None

    __table_args__ = (UniqueConstraint("account_id", "role", "scope", "valid_from"),)
