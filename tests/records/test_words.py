"""A dictionary is a type on PostgreSQL: of two with one name the second would have no words."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Enum, TypeDecorator
from sqlmodel import SQLModel

import proposals.records  # noqa: F401  # so that every table is known


def test_a_name_stands_for_one_dictionary() -> None:
    named: dict[str | None, set[tuple[str, ...]]] = defaultdict(set)
    for table in SQLModel.metadata.tables.values():
        for column in table.columns:
            kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
            if isinstance(kind, Enum):
                named[kind.name].add(tuple(kind.enums))
    assert {"done", "proposalstage"} <= named.keys()
    assert [name for name, words in named.items() if len(words) > 1] == []
