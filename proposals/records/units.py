"""Handling units with predecessor and successor, and the people to reach there."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from proposals.records.columns import word
from proposals.records.record import Record
from workflows.papers.contact_details import ContactDetails
from workflows.terms import Rank, UnitKind


class HandlingUnit(Record, table=True):
    """One 承办单位; a renamed unit ends and its successor names it as predecessor."""

    __tablename__ = "handling_unit"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    kind: UnitKind = Field(sa_type=word(UnitKind))
    sort: int = 0
    predecessor_id: int | None = Field(default=None, foreign_key="handling_unit.id")
    merged_into_id: int | None = Field(default=None, foreign_key="handling_unit.id")
    """The unit that was there already and took its work over."""
    valid_from: date
    valid_until: date | None = None

    __table_args__ = (
        CheckConstraint("name <> ''", "named"),
        CheckConstraint("merged_into_id IS NULL OR valid_until IS NOT NULL", "merged_is_ended"),
        UniqueConstraint("name", "valid_from"),
    )


class UnitContact(Record, table=True):
    """The three-level network of a unit: leader, office, handler (R-30)."""

    __tablename__ = "unit_contact"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="handling_unit.id")
    rank: Rank = Field(sa_type=word(Rank))
    name: str
    phone: str = ""

    __table_args__ = (UniqueConstraint("unit_id", "rank", "name"),)

    @property
    def contact_details(self) -> ContactDetails:
        """How this person is reached: in the office, by telephone."""
        return ContactDetails(phone=self.phone)
