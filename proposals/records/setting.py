"""Setting: what a committee laid down while running, e.g. an imported year of holidays."""

from datetime import datetime

from sqlmodel import Field, col, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.records.columns import Moment
from proposals.records.record import Record

CALENDAR = "calendar/"
"""What the name of an imported year of holidays begins with."""


class Setting(Record, table=True):
    """One named text: `calendar/2027/1` holds the first notice imported for that year."""

    name: str = Field(primary_key=True)
    text: str
    set_by: str
    set_at: datetime = Field(sa_type=Moment)


def imported_years() -> SelectOfScalar[Setting]:
    """The years of holidays in the order of their import: a later one replaces an earlier."""
    named = col(Setting.name)
    imported = select(Setting).where(named.startswith(CALENDAR))
    return imported.order_by(col(Setting.set_at), named)
