"""Record: what every table's rows share."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import SQLModel


class Record(SQLModel):
    """A row; the database checks it, so what is set is not set a second time for pydantic."""

    if not TYPE_CHECKING:
        __setattr__ = object.__setattr__

        def __init__(self, **given: Any) -> None:
            """Lay down what goes without saying and what is given, then make the links."""
            blank, row = _blank(type(self)), self.__dict__
            linked = {name: given.pop(name) for name in blank.links if name in given}
            row.update(blank.fixed)
            row.update({name: make() for name, make in blank.made.items()})
            row.update(given)
            for name, others in linked.items():
                if others:
                    setattr(self, name, others)


class Blank(NamedTuple):
    """A row of which nothing is said yet."""

    fixed: Mapping[str, Any]
    made: Mapping[str, Callable[[], Any]]
    """Lists and the like: each row has its own."""
    links: tuple[str, ...]
    """Other rows; to whom it belongs the ORM has to hear."""


@cache
def _blank(record: type[SQLModel]) -> Blank:
    free = {name: field for name, field in record.model_fields.items() if not field.is_required()}
    made = {name: field.default_factory for name, field in free.items() if field.default_factory}
    fixed = {name: field.default for name, field in free.items() if name not in made}
    # None of ours asks what the other values are.
    return Blank(fixed, made, tuple(record.__sqlmodel_relationships__))  # type: ignore[arg-type]
