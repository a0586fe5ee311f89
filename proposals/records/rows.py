"""Many plain rows at once: written without an object for each, numbered like all others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, insert
from sqlmodel import SQLModel

from proposals.records.keys import next_keys
from proposals.work import Work


def add_rows(work: Work, record: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Write these rows of one table now; what they name is on record already.

    An object in hand that lists them must be asked again.
    """
    if rows:
        table = record.__table__  # type: ignore[attr-defined]
        numbers = next_keys(work, [table] * len(rows))
        numbered = [{"id": number, **row} for number, row in zip(numbers, rows, strict=True)]
        work.connection().execute(_into(table), numbered)


@cache
def _into(table: Table) -> Insert:
    return insert(table)
