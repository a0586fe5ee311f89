"""NumberSeries: given once, in the transaction of the act, never again; gaps are explained."""

from datetime import datetime

from sqlalchemy import UniqueConstraint, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, SQLModel, select

from proposals.records.columns import Moment


class NumberSeries(SQLModel, table=True):
    """The last number given in one series, e.g. 案号 of 九届四次, 督办通知 of 2026."""

    __tablename__ = "number_series"

    name: str = Field(primary_key=True)
    last: int = 0


class GivenNumber(SQLModel, table=True):
    """One number, to what it was given, and why it was voided if it was."""

    __tablename__ = "given_number"

    id: int | None = Field(default=None, primary_key=True)
    series: str = Field(foreign_key="number_series.name", index=True)
    value: int
    given_to: str
    given_at: datetime = Field(sa_type=Moment)
    voided_at: datetime | None = Field(default=None, sa_type=Moment)
    voided_why: str = ""

    __table_args__ = (UniqueConstraint("series", "value"),)


SERIES = NumberSeries.metadata.tables["number_series"]
# Made once: a number is taken with almost every letter. Run on the connection, not the session:
# nothing pending changes a series, so nothing need be flushed for it.
ADVANCE = (
    update(SERIES)
    .where(SERIES.c.name == bindparam("series"))
    .values(last=SERIES.c.last + 1)
    .returning(SERIES.c.last)
)
GIVE = insert(GivenNumber.metadata.tables["given_number"])


def next_number(session: Session, series: str, given_to: str, at: datetime) -> int:
    """Take the next number of a series; the row's lock makes the second of two wait."""
    value = _advance(session, series)
    if value is None:
        _open(session, series)
        value = _advance(session, series)
    assert value is not None, "the series was opened just now"
    given = {"series": series, "value": value, "given_to": given_to, "given_at": at}
    session.connection().execute(GIVE, given | {"voided_why": ""})
    return value


def void(session: Session, series: str, value: int, why: str, at: datetime) -> None:
    """Mark a number as given up; it is never given again."""
    given = session.exec(
        select(GivenNumber).where(GivenNumber.series == series, GivenNumber.value == value)
    ).one()
    given.voided_at, given.voided_why = at, why


def _advance(session: Session, series: str) -> int | None:
    return session.connection().execute(ADVANCE, {"series": series}).scalar_one_or_none()


def _open(session: Session, series: str) -> None:
    row = {"name": series, "last": 0}
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sqlite.insert(NumberSeries).values(row).on_conflict_do_nothing())
    else:
        session.execute(postgresql.insert(NumberSeries).values(row).on_conflict_do_nothing())
