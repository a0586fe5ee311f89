"""Setting: what a committee laid down while running, e.g. an imported year of holidays."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from proposals.records.columns import Moment


class Setting(SQLModel, table=True):
    """One named text: `calendar/2027` holds the notice as it was imported."""

    name: str = Field(primary_key=True)
    text: str
    set_by: str
    set_at: datetime = Field(sa_type=Moment)
