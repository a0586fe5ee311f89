"""NumberSeries: given once, in the transaction of the act, never again; gaps are explained."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, select

from proposals.records.columns import Moment
from proposals.records.locked import Named, locked
from proposals.records.record import Record
from proposals.records.rows import keep
from proposals.work import Work


class NumberSeries(Named, table=True):
    """The last number given in one series, e.g. 案号 of 九届四次, 督办通知 of 2026."""

    __tablename__ = "number_series"

    last: int = 0


class GivenNumber(Record, table=True):
    """One number, to what it was given, and why it was voided if it was."""

    __tablename__ = "given_number"

    id: int | None = Field(default=None, primary_key=True)
    series: str = Field(foreign_key="number_series.name")
    value: int
    given_to: str
    given_at: datetime = Field(sa_type=Moment)
    voided_at: datetime | None = Field(default=None, sa_type=Moment)
    voided_why: str = ""

    __table_args__ = (UniqueConstraint("series", "value"),)


def next_number(work: Work, series: str, given_to: str, at: datetime) -> int:
    """Take the next number of a series; the row's lock makes the second of two wait."""
    row = locked(work, NumberSeries, series)
    row.last += 1
    keep(work, GivenNumber(series=series, value=row.last, given_to=given_to, given_at=at))
    return row.last


def void(work: Work, series: str, value: int, why: str, at: datetime) -> None:
    """Mark a number as given up; it is never given again."""
    given = work.exec(
        select(GivenNumber).where(GivenNumber.series == series, GivenNumber.value == value)
    ).one()
    given.voided_at, given.voided_why = at, why
