"""Setting: what a committee laid down while running, e.g. an imported year of holidays."""

from datetime import datetime

from sqlmodel import Field

from proposals.records.columns import Moment
from proposals.records.record import Record


class Setting(Record, table=True):
    """One named text: `calendar/2027` holds the notice as it was imported."""

    name: str = Field(primary_key=True)
    text: str
    set_by: str
    set_at: datetime = Field(sa_type=Moment)
