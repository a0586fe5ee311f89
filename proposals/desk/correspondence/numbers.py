"""series(): the numbers of letters, how far each series has come, and every gap explained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, String, cast
from sqlmodel import col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.letters import kinds
from proposals.records import GivenNumber, Letter, NumberSeries
from proposals.work import Work


class Void(NamedTuple):
    """A number that is used and holds no more, and why."""

    number: str
    at: datetime | None
    why: str
    letter_id: int | None


class Series(NamedTuple):
    """One series of one year."""

    name: str
    last: int
    given: int
    void: tuple[Void, ...]
    lost: tuple[str, ...]
    """Numbers that no letter bears and nobody explained: there are none in an honest register."""

    @property
    def lacking(self) -> int:
        """How many numbers were passed over without being given."""
        return self.last - self.given


def series(work: Work) -> list[Series]:
    """Every series of the office's letters, the latest year first, in four questions."""
    rows = [row for row in work.exec(_asked()) if row.name.partition("〔")[0] in kinds.series()]
    rows.sort(key=lambda row: row.name.partition("〔")[2], reverse=True)
    names = [row.name for row in rows]
    counted = select(GivenNumber.series, func.count()).group_by(GivenNumber.series)
    given = dict(work.exec(counted).all())
    void, lost = _by_series(_void(work, names)), _by_series(_lost(work, names))
    return [
        Series(
            row.name,
            row.last,
            given.get(row.name, 0),
            tuple(void[row.name]),
            tuple(each.number for each in lost[row.name]),
        )
        for row in rows
    ]


def _asked() -> SelectOfScalar[NumberSeries]:
    return select(NumberSeries).order_by(col(NumberSeries.name))


def _void(work: Work, names: list[str]) -> Iterator[tuple[str, Void]]:
    asked = (
        select(GivenNumber, Letter.id)
        .outerjoin(Letter, col(Letter.number) == _number())
        .where(col(GivenNumber.voided_at).is_not(None), col(GivenNumber.series).in_(names))
        .order_by(col(GivenNumber.value))
    )
    for row, letter_id in work.exec(asked):
        number = f"{row.series}{row.value}号"
        yield row.series, Void(number, row.voided_at, row.voided_why, letter_id)


def _lost(work: Work, names: list[str]) -> Iterator[tuple[str, Void]]:
    asked = (
        select(GivenNumber)
        .outerjoin(Letter, col(Letter.number) == _number())
        .where(
            col(Letter.id).is_(None),
            col(GivenNumber.voided_at).is_(None),
            col(GivenNumber.series).in_(names),
        )
        .order_by(col(GivenNumber.value))
    )
    for row in work.exec(asked):
        yield row.series, Void(f"{row.series}{row.value}号", None, "", None)


def _number() -> ColumnElement[str]:
    """The number as letters bear it."""
    return col(GivenNumber.series) + cast(col(GivenNumber.value), String) + "号"


def _by_series(found: Iterator[tuple[str, Void]]) -> dict[str, list[Void]]:
    sorted_in: dict[str, list[Void]] = defaultdict(list)
    for name, each in found:
        sorted_in[name].append(each)
    return sorted_in
