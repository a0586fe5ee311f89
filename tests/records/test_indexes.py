"""An index that is the beginning of another one costs every writer and helps no reader."""

from __future__ import annotations

import pytest
from sqlalchemy import Index, Table, UniqueConstraint
from sqlmodel import SQLModel

import proposals.records  # noqa: F401  # lays out the tables

Columns = tuple[str, ...]


def names(over: Index | UniqueConstraint) -> Columns:
    return tuple(column.name for column in over.columns)


def whole(index: Index) -> bool:
    """Whether it holds every row."""
    return not any(options.get("where") is not None for options in index.dialect_options.values())


def sorted_by(table: Table) -> list[Columns]:
    unique = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
    return [*map(names, unique), *map(names, filter(whole, table.indexes))]


@pytest.mark.parametrize("table", SQLModel.metadata.sorted_tables, ids=str)
def test_no_index_is_the_beginning_of_another(table: Table) -> None:
    kept = sorted_by(table)
    needless = [
        mine
        for mine in map(names, filter(whole, table.indexes))
        if any(len(other) > len(mine) and other[: len(mine)] == mine for other in kept)
    ]
    assert needless == []
