"""Workbenches of those who review, file and hand on: clerk, reviewer, head, assigner."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from proposals.desk.clocks import Clock
from proposals.desk.listing.filters import liaison
from proposals.desk.listing.rows import Row
from proposals.desk.reader import Reader, scopes
from proposals.desk.workbench import asks, letters, lines, undated
from proposals.desk.workbench.asks import Ask
from proposals.desk.workbench.letters import Draft
from proposals.desk.workbench.lines import Line, Pile
from proposals.work import Work
from workflows.policies import next_acts
from workflows.terms import Act

WAITING = 30
"""How many of those who are waited for stand beside; the board shows all."""


class Waiting(NamedTuple):
    """A case that waits for somebody else: for whom, for what, since when."""

    row: Row
    by: str
    step: str
    since: date | None
    clock: Clock | None


class ClerkBench(NamedTuple):
    """A morning's work from top to bottom, and what stands beside it."""

    today: Pile
    waiting: tuple[Waiting, ...]
    waiting_total: int
    arrivals: Pile
    drafts: tuple[Draft, ...]
    mine: bool
    """Only the clerk's own liaison scope is shown."""
    has_scope: bool


class HeadBench(NamedTuple):
    """What the director decides, and letters to confirm."""

    decide: Pile
    drafts: tuple[Draft, ...]
    waiting: tuple[Waiting, ...]
    waiting_total: int


class ReviewerBench(NamedTuple):
    """What is to be reviewed in his field."""

    review: Pile


class AssignerBench(NamedTuple):
    """What is to be assigned, decided and checked, and who is late."""

    today: Pile
    waiting: tuple[Waiting, ...]
    waiting_total: int


def clerk(work: Work, reader: Reader, *, mine: bool = False) -> ClerkBench:
    """今天要办, 等待他人, 新到, 文书待确认; `mine`: only what he keeps contact with (R-55)."""
    has_scope = bool(scopes(reader))
    narrowed = [liaison(reader)] if mine and has_scope else []
    clocked = asks.of_clocks(work, reader, asks.soon(work, reader), *narrowed)
    todo = [*asks.his(clocked), *undated.conversions(reader).asks(work)]
    waited = asks.others(clocked)
    new = undated.arrivals(reader).asks(work)
    today, beside, arrived = _piles(work, reader, todo, waited, new)
    return ClerkBench(
        today,
        beside,
        len(waited),
        arrived,
        tuple(letters.drafts(work, reader)),
        bool(narrowed),
        has_scope,
    )


def head(work: Work, reader: Reader) -> HeadBench:
    """What only the director may do; the office does the rest."""
    clocked = asks.of_clocks(work, reader)
    decide = [*asks.his(clocked), *undated.special_consultations(reader).asks(work)]
    waited = [a for a in asks.others(clocked) if a.clock and a.clock.overdue]
    today, beside, _ = _piles(work, reader, decide, waited, [])
    return HeadBench(today, tuple(letters.drafts(work, reader)), beside, len(waited))


def reviewer(work: Work, reader: Reader) -> ReviewerBench:
    """What waits for his opinion."""
    return ReviewerBench(lines.pile(work, reader, asks.his(asks.of_clocks(work, reader))))


def assigner(work: Work, reader: Reader) -> AssignerBench:
    """To assign, to decide on returns and extensions, to check replies; who is late."""
    clocked = asks.of_clocks(work, reader)
    todo = [*asks.his(clocked), *undated.extensions(reader).asks(work)]
    waited = [a for a in asks.others(clocked) if a.clock and a.clock.overdue]
    today, beside, _ = _piles(work, reader, todo, waited, [])
    return AssignerBench(today, beside, len(waited))


def _piles(
    work: Work, reader: Reader, todo: list[Ask], waited: list[Ask], new: list[Ask]
) -> tuple[Pile, tuple[Waiting, ...], Pile]:
    """Three piles whose cases are read together."""
    first = [lines.urgent(pile)[:most] for pile, most in _cut(todo, waited, new)]
    rows = lines.by_id(work, reader, {ask.proposal_id for pile in first for ask in pile})
    done, beside, arrived = (lines.with_rows(pile, rows) for pile in first)
    return (
        lines.arranged(done, len(todo)),
        tuple(map(_waiting, beside)),
        lines.arranged(arrived, len(new)),
    )


def _cut(*piles: list[Ask]) -> Iterable[tuple[list[Ask], int]]:
    return zip(piles, (lines.SHOWN, WAITING, lines.SHOWN), strict=True)


def _waiting(line: Line) -> Waiting:
    step = line.act.label if line.act else ""
    return Waiting(line.row, _by(line), step, line.since, line.clock)


def _by(line: Line) -> str:
    """The one who is named as owing it, unless the next step is somebody else's."""
    if line.act in {Act.APPROVE_RETURN, Act.PASS_REPLY}:
        return "、".join(role.label for role in next_acts.whose(line.act))
    return line.clock.debtor if line.clock else ""
