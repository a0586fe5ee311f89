"""One page of the list: five statements, whatever its length, and two for the filters."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, select, union_all
from sqlmodel import col

from proposals.desk import sight
from proposals.desk.listing import order, rows
from proposals.desk.listing.filters import conditions
from proposals.desk.listing.rows import Row
from proposals.desk.listing.wanted import Wanted
from proposals.desk.reader import DayReader, Reader, of_day
from proposals.desk.remembering import remembered
from proposals.records import Assignment, PlenarySession, Proposal, Term
from proposals.work import Work
from workflows.policies.permits import PROPOSERS

KEPT = 200
"""Statements kept written."""


class Page(NamedTuple):
    """Some of the lines wanted, and how many there are."""

    wanted: Wanted
    rows: list[Row]
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.wanted.per_page))

    @property
    def first(self) -> int:
        """The place of its first line in the list, 0 when there is none."""
        return (self.wanted.page - 1) * self.wanted.per_page + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The place of its last line."""
        return self.first + len(self.rows) - 1 if self.rows else 0


class Choices(NamedTuple):
    """What the filters offer: value → label, only what occurs in the reader's own cases."""

    categories: dict[str, str]
    sectors: dict[str, str]
    units: dict[str, str]
    sessions: dict[str, str]


def page(work: Work, reader: Reader, wanted: Wanted) -> Page:
    """The page asked for; one after the last becomes the last."""
    total = remembered(work, reader, wanted.turned(page=1), lambda: _count(work, reader, wanted))
    last = Page(wanted, [], total).pages
    wanted = wanted.turned(page=min(wanted.page, last))
    asked = _numbers(of_day(reader), wanted)
    ids = work.execute(asked).scalars().all() if total else ()
    found = rows.of_ids(work, reader.today, ids)
    return Page(wanted, _clocks_of_his_own(work, reader, found), total)


@lru_cache(maxsize=KEPT)
def _numbers(reader: DayReader, wanted: Wanted) -> Select[Any]:
    """Kept as it is written: to write it anew for every look takes longer than its answer."""
    return order.numbers(conditions(reader, wanted), wanted)


def _clocks_of_his_own(work: Work, reader: Reader, found: list[Row]) -> list[Row]:
    """Who reads a published case of others is not told what is owed in it."""
    if reader.role not in PROPOSERS or not found:
        return found
    ids = [row.id for row in found]
    asked = select(col(Proposal.id)).where(col(Proposal.id).in_(ids), sight.own(reader))
    own = set(work.execute(asked).scalars())
    return [row if row.id in own else row._replace(clock=None) for row in found]


def counting(reader: Reader, wanted: Wanted) -> Any:
    """How many lines the list would have, as part of another statement."""
    return _counting(reader, wanted).scalar_subquery()


def _count(work: Work, reader: Reader, wanted: Wanted) -> int:
    counted: int = work.execute(_counting(reader, wanted)).scalar_one()
    return counted


def _counting(reader: Reader, wanted: Wanted) -> Select[Any]:
    return select(func.count()).select_from(Proposal).where(*conditions(reader, wanted))


def choices(work: Work, reader: Reader) -> Choices:
    """What may be chosen in the filters, in one statement."""
    return remembered(work, reader, Choices, lambda: _choices(work, reader))


def _choices(work: Work, reader: Reader) -> Choices:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for what, value, label in work.execute(_offered(sight.visible(reader))):
        if value:
            found[what][value] = label
    return Choices(*(found[name] for name in Choices._fields))


def _offered(seen: ColumnElement[bool]) -> Any:
    mine = select(col(Proposal.id)).where(seen)
    session = literal("第") + cast(col(Term.number), String) + "届第"
    session = session + cast(col(PlenarySession.number), String) + "次会议"
    held = select(col(Proposal.plenary_session_id)).where(seen)
    parts = (
        _distinct("categories", Proposal.category, Proposal.category).where(seen),
        _distinct("sectors", Proposal.sector_name, Proposal.sector_name).where(seen),
        _distinct("units", cast(col(Assignment.unit_id), String), Assignment.unit_name).where(
            col(Assignment.proposal_id).in_(mine)
        ),
        _distinct("sessions", cast(col(PlenarySession.id), String), session)
        .join_from(PlenarySession, Term, col(Term.id) == PlenarySession.term_id)
        .where(col(PlenarySession.id).in_(held)),
    )
    offered = union_all(*parts).subquery()
    return select(offered).order_by(offered.c.what, offered.c.label)


def _distinct(what: str, value: Any, label: Any) -> Select[Any]:
    named = (literal(what).label("what"), value.label("value"), label.label("label"))
    return select(*named).distinct()
