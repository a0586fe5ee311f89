"""Case: what proposal, assignment, supervision, commitment and look-back share."""

from typing import Any, ClassVar, TypeVar

from sqlmodel import Field, SQLModel

from proposals.records.record import Record
from workflows.engine import Lifecycle

C = TypeVar("C", bound=type[SQLModel])


class Case(Record):
    """A record whose stage the rulebook decides; `casework.step` alone moves it."""

    life: ClassVar[Lifecycle[Any, Any]]

    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(default=1, nullable=False)

    @property
    def key(self) -> int:
        """The row's number; a case that acts is a recorded one."""
        assert self.id is not None, "an act is about a recorded case"
        return self.id


def one_writer(record: C) -> C:
    """Class decorator: the second of two who change the same row gets a conflict."""
    record.__mapper__.version_id_col = record.__table__.c.version  # type: ignore[attr-defined]
    return record
