"""The board: every duty on the ladder by its rung, one debtor's duties together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import and_, exists
from sqlalchemy.orm import contains_eager
from sqlmodel import col, or_

from proposals.desk import clocks
from proposals.desk.board.told import ALL, Draft, Told, Wanted, drafts, seen, told_about
from proposals.desk.clocks import Clock, clock
from proposals.desk.reader import Reader
from proposals.records import Climb, Deadline, Proposal
from proposals.work import Work
from workflows.policies import permits
from workflows.terms import Act, Duty, Rung

RIGHTS = [duty for duty in Duty if duty.is_right]
SKIPPABLE = frozenset({Rung.REMIND, Rung.WARN, Rung.URGE})
"""From here a person may take a higher rung before its day."""


class Link(NamedTuple):
    """An act one may go to."""

    label: str
    href: str


class Card(NamedTuple):
    """One duty on the ladder."""

    proposal_id: int
    number: str
    title: str
    unit: str
    clock: Clock
    told: tuple[Told, ...]
    acts: tuple[Link, ...]

    @property
    def href(self) -> str:
        """The case."""
        return f"/proposals/{self.proposal_id}"


class Column(NamedTuple):
    """One rung with what stands on it, one debtor's duties together."""

    rung: Rung
    cards: tuple[Card, ...]

    @property
    def by_unit(self) -> list[tuple[str, tuple[Card, ...]]]:
        """The cards of each debtor, the one with most of them first."""
        each = [(unit, tuple(cards)) for unit, cards in groupby(self.cards, attrgetter("unit"))]
        return sorted(each, key=lambda pair: -len(pair[1]))


@dataclass(frozen=True)
class Board:
    """The ladder on one day."""

    drafts: tuple[Draft, ...]
    columns: tuple[Column, ...]
    unclimbed: tuple[Card, ...]
    """Late, and nobody was told yet: the clock has not looked since."""
    units: tuple[str, ...]
    """What the filter offers."""
    duties: tuple[Duty, ...]


def board(work: Work, reader: Reader, wanted: Wanted = ALL) -> Board:
    """The board as this reader sees it today, in four questions."""
    rows = _owed(work, reader, wanted)
    told = told_about(work, [row.id or 0 for row in rows])
    cards = [(clocks.rung(row), _card(work, reader, row, told)) for row in rows]
    kept = [(rung, card) for rung, card in cards if _fits(card, wanted)]
    return Board(
        drafts=tuple(drafts(work, reader, wanted)),
        columns=tuple(Column(rung, _by_unit(c for at, c in kept if at == rung)) for rung in Rung),
        unclimbed=_by_unit(card for at, card in kept if at is None),
        units=tuple(sorted({card.unit for _, card in cards})),
        duties=tuple(d for d in Duty if d in {row.duty for row in rows}),
    )


def _owed(work: Work, reader: Reader, wanted: Wanted) -> list[Deadline]:
    """Running duties that climbed for the date that holds, or are late."""
    climbed = exists().where(
        col(Climb.deadline_id) == col(Deadline.id),
        col(Climb.deadline_version) == col(Deadline.version),
    )
    late = and_(col(Deadline.due_on) < reader.today, col(Deadline.duty).not_in(RIGHTS))
    asked = (
        clocks.with_climbs()
        .join(Proposal, col(Proposal.id) == Deadline.proposal_id)
        .where(
            *seen(reader, wanted),
            col(Deadline.met_at).is_(None),
            col(Deadline.lifted_at).is_(None),
            col(Deadline.paused_on).is_(None),
            or_(climbed, late),
        )
        .options(contains_eager(Deadline.proposal))  # type: ignore[arg-type]  # a relationship
    )
    return list(work.exec(asked))


def _card(work: Work, reader: Reader, row: Deadline, told: dict[int, list[Told]]) -> Card:
    proposal = row.proposal
    return Card(
        proposal.key,
        proposal.number,
        proposal.title,
        row.debtor,
        clock(row, reader.today, work.calendar),
        tuple(told.get(row.id or 0, ())),
        _acts(reader, row),
    )


def _acts(reader: Reader, row: Deadline) -> tuple[Link, ...]:
    """提级, for those who may; whether it is possible now is asked by the act itself."""
    if reader.role not in permits.MAY[Act.SKIP_RUNG] or clocks.rung(row) not in SKIPPABLE:
        return ()
    address = f"/proposals/{row.proposal_id}/acts/{Act.SKIP_RUNG.value}?of={row.id}"
    return (Link(Act.SKIP_RUNG.label, address),)


def _fits(card: Card, wanted: Wanted) -> bool:
    right_duty = wanted.duty is None or card.clock.duty == wanted.duty.value
    return right_duty and wanted.unit in {"", card.unit}


def _by_unit(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Each debtor's cards together, the latest first among them."""
    return tuple(sorted(cards, key=lambda card: (card.unit, card.clock.due_on, card.clock.id)))
