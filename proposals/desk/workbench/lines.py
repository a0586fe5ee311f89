"""Line: one case on a workbench, with the one next act; many asks become lines by one reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from sqlmodel import col

from proposals.desk.clocks import Clock
from proposals.desk.listing import rows
from proposals.desk.listing.rows import Row
from proposals.desk.reader import Reader
from proposals.desk.workbench.asks import Ask
from proposals.records import Proposal
from proposals.work import Work
from workflows.terms import Act

SHOWN = 100
"""More lines than this nobody works off in a morning; the rest is counted."""


class Line(NamedTuple):
    """One case and what is to be done about it."""

    row: Row
    act: Act | None
    of: int | None
    clock: Clock | None
    since: date | None
    words: str

    @property
    def href(self) -> str:
        """Where the act is done; without an act, the case."""
        if self.act is None:
            return f"/proposals/{self.row.id}"
        of = f"?of={self.of}" if self.of is not None else ""
        return f"/proposals/{self.row.id}/acts/{self.act}{of}"


class Group(NamedTuple):
    """Lines that ask for the same act."""

    label: str
    lines: tuple[Line, ...]


class Pile(NamedTuple):
    """Groups of lines, and how many lines there are in all."""

    groups: tuple[Group, ...]
    total: int

    @property
    def hidden(self) -> int:
        """How many are not shown here."""
        return self.total - sum(len(group.lines) for group in self.groups)


def pile(work: Work, reader: Reader, asks: Iterable[Ask]) -> Pile:
    """The asks grouped by act, the group with the most late line first."""
    in_order = urgent(asks)
    rows = by_id(work, reader, {ask.proposal_id for ask in in_order[:SHOWN]})
    return arranged(with_rows(in_order[:SHOWN], rows), len(in_order))


def urgent(asks: Iterable[Ask]) -> list[Ask]:
    """The most late first; what has no last day after all that have, the oldest first."""
    return sorted(asks, key=_urgency)


def arranged(found: Sequence[Line], total: int) -> Pile:
    """Lines that stand in order of urgency, put together by what they ask."""
    labels = list(dict.fromkeys(map(_label, found)))
    place = {label: n for n, label in enumerate(labels)}
    by_label = sorted(found, key=lambda line: place[_label(line)])
    groups = groupby(by_label, _label)
    return Pile(tuple(Group(label, tuple(some)) for label, some in groups), total)


def with_rows(asks: Iterable[Ask], rows: Mapping[int, Row]) -> list[Line]:
    """The asks with what a line shows of their cases, in the order given."""
    return [
        Line(rows[ask.proposal_id], ask.act, ask.of, ask.clock, ask.since, ask.words)
        for ask in asks
        if ask.proposal_id in rows
    ]


def by_id(work: Work, reader: Reader, ids: Iterable[int]) -> dict[int, Row]:
    """What a line shows of each case: two statements for all of them."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    asked = rows.statement().where(col(Proposal.id).in_(wanted))
    return {row.id: row for row in rows.read(work, reader.today, asked)}


def _label(line: Line) -> str:
    if line.act is not None:
        return line.act.label
    return line.clock.label if line.clock else ""


def _urgency(ask: Ask) -> tuple[date, date]:
    due_on = ask.clock.due_on if ask.clock else date.max
    return due_on, ask.since or date.max
