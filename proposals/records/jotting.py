"""Jotting: what somebody typed into a form and has not handed in yet; nobody else reads it."""

from datetime import datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from proposals.records.columns import Moment
from proposals.records.record import Record


class Jotting(Record, table=True):
    """One form half filled in, by its address; gone when the act is done or it is given up."""

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    address: str
    fields: dict[str, list[str]] = Field(default_factory=dict, sa_type=JSON)
    """What was typed, by the names on the form; a name may come several times."""
    saved_at: datetime = Field(sa_type=Moment)

    __table_args__ = (UniqueConstraint("account_id", "address"),)
