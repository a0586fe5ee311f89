"""NumberSeries: given once, in the transaction of the act, never again; gaps are explained."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, select

from proposals.records.columns import Moment
from proposals.records.record import Record


class NumberSeries(Record, table=True):
    """The last number given in one series, e.g. 案号 of 九届四次, 督办通知 of 2026."""

    __tablename__ = "number_series"

    name: str = Field(primary_key=True)
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


def next_number(session: Session, series: str, given_to: str, at: datetime) -> int:
    """Take the next number of a series; the row's lock makes the second of two wait."""
    row = _locked(session, series)
    row.last += 1
    session.add(GivenNumber(series=series, value=row.last, given_to=given_to, given_at=at))
    return row.last


def void(session: Session, series: str, value: int, why: str, at: datetime) -> None:
    """Mark a number as given up; it is never given again."""
    given = session.exec(
        select(GivenNumber).where(GivenNumber.series == series, GivenNumber.value == value)
    ).one()
    given.voided_at, given.voided_why = at, why


def _locked(session: Session, series: str) -> NumberSeries:
    """The series, locked once for each piece of work; opened when it is the first number of it."""
    held: dict[str, NumberSeries] = session.info.setdefault("series", {})
    if series not in held:
        # Nothing pending changes a series that this work does not hold yet.
        with session.no_autoflush:
            held[series] = _found(session, series) or _opened(session, series)
    return held[series]


def _found(session: Session, series: str) -> NumberSeries | None:
    asked = select(NumberSeries).where(NumberSeries.name == series).with_for_update()
    return session.exec(asked, execution_options={"populate_existing": True}).first()


def _opened(session: Session, series: str) -> NumberSeries:
    """Of two who open it at once the second finds it open."""
    kind = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    row = {"name": series, "last": 0}
    session.execute(kind.insert(NumberSeries).values(row).on_conflict_do_nothing())
    found = _found(session, series)
    assert found is not None, "the series was opened just now"
    return found
