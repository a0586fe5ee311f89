"""Record: what every table's rows share."""

from typing import TYPE_CHECKING

from sqlmodel import SQLModel


class Record(SQLModel):
    """A row; the database checks it, so what is set is not set a second time for pydantic."""

    if not TYPE_CHECKING:
        __setattr__ = object.__setattr__
