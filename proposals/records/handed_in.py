"""HandedIn: a form that was carried out; the same form handed in again does nothing more."""

from datetime import datetime

from sqlmodel import Field

from proposals.records.columns import Moment
from proposals.records.record import Record


class HandedIn(Record, table=True):
    """One form by the token it was drawn with, and where its maker was led."""

    __tablename__ = "handed_in"

    token: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    led_to: str
    at: datetime = Field(sa_type=Moment)
