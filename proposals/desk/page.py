"""Page: some rows of a long list, and how many there are in all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from sqlmodel import func, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.work import Work

T = TypeVar("T")
R = TypeVar("R")
SIZE = 50


class Page(NamedTuple, Generic[T]):
    """One page; one after the last is the last."""

    rows: tuple[T, ...]
    number: int
    total: int
    size: int = SIZE

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    def of(self, rows: list[R]) -> Page[R]:
        """The same page with its rows told otherwise."""
        return Page(tuple(rows), self.number, self.total, self.size)


def part(rows: Sequence[R], number: int, size: int = SIZE) -> Page[R]:
    """One page of rows that are all at hand."""
    empty: Page[R] = Page((), 1, len(rows), size)
    number = min(max(number, 1), empty.pages)
    return Page(tuple(rows[(number - 1) * size : number * size]), number, len(rows), size)


def page(work: Work, asked: SelectOfScalar[T], number: int, size: int = SIZE) -> Page[T]:
    """The rows of one page and the count of all, in two statements."""
    # Without its order: a count has none, and PostgreSQL would sort for nothing.
    every: Any = asked.order_by(None).subquery()
    total = work.exec(select(func.count()).select_from(every)).one()
    empty: Page[T] = Page((), 1, total, size)
    number = min(max(number, 1), empty.pages)
    rows = work.exec(asked.limit(size).offset((number - 1) * size)) if total else ()
    return Page(tuple(rows), number, total, size)
