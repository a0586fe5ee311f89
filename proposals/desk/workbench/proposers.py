"""The workbench of a member, a convenor or an organisation: my proposals as cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from proposals.desk import sight
from proposals.desk.listing.rows import Row
from proposals.desk.reader import Reader
from proposals.desk.workbench import asks, lines, undated
from proposals.desk.workbench.asks import Ask
from proposals.desk.workbench.lines import Line
from proposals.desk.workbench.sentences import sentence
from proposals.records import Proposal
from proposals.work import Work
from workflows.terms import ProposalStage

SHOWN = 50
OVER = [ProposalStage.ARCHIVED, ProposalStage.WITHDRAWN]


class Card(NamedTuple):
    """One proposal: where it stands, what happens now, what is asked of the reader."""

    row: Row
    sentence: str
    asked: tuple[Line, ...]


class ProposerBench(NamedTuple):
    """Cards that ask something first, then the others, the newest first."""

    cards: tuple[Card, ...]
    invited: tuple[Line, ...]
    """Proposals of others that ask for his name or his pen."""
    finished: int
    """How many are archived or withdrawn; the list shows them."""


def proposer(work: Work, reader: Reader) -> ProposerBench:
    """My proposals, and what I am asked."""
    clocked = asks.of_clocks(work, reader)
    asked = [*asks.his(clocked), *_undated(work, reader)]
    invited = [*undated.invitations(reader).asks(work), *undated.calls(reader).asks(work)]
    elsewhere = {ask.proposal_id for ask in invited}
    mine = [id for id in _mine(work, reader) if id not in elsewhere]
    named = (ask.proposal_id for ask in (*asked, *invited))
    found = lines.by_id(work, reader, [*mine, *named])
    by_case = _grouped(asked)
    cards = [_card(reader, found[id], clocked, by_case[id], found) for id in mine if id in found]
    return ProposerBench(
        tuple(sorted(cards, key=lambda card: not card.asked)),
        tuple(lines.with_rows(invited, found)),
        _finished(work, reader),
    )


def _undated(work: Work, reader: Reader) -> list[Ask]:
    return [
        *undated.meetings_to_confirm(reader).asks(work),
        *undated.drafts(work, reader),
        *undated.mergings_to_consent(reader).asks(work),
        *undated.conversions_to_consent(reader).asks(work),
    ]


def _mine(work: Work, reader: Reader) -> list[int]:
    """His living cases, the newest first."""
    asked = (
        select(col(Proposal.id))
        .where(sight.own(reader), sight.visible(reader), col(Proposal.stage).not_in(OVER))
        .order_by(col(Proposal.id).desc())
        .limit(SHOWN)
    )
    return list(work.execute(asked).scalars())


def _finished(work: Work, reader: Reader) -> int:
    counted = select(func.count()).select_from(Proposal)
    over = counted.where(sight.own(reader), col(Proposal.stage).in_(OVER))
    number: int = work.execute(over).scalar_one()
    return number


def _grouped(asked: Iterable[Ask]) -> dict[int, list[Ask]]:
    found: dict[int, list[Ask]] = defaultdict(list)
    for ask in asked:
        found[ask.proposal_id].append(ask)
    return found


def _card(
    reader: Reader, row: Row, clocked: Iterable[Ask], asked: list[Ask], rows: Mapping[int, Row]
) -> Card:
    clocks = [ask.clock for ask in clocked if ask.proposal_id == row.id and ask.clock]
    told = sentence(row, clocks, reader.today)
    return Card(row, told, tuple(lines.with_rows(lines.urgent(asked), rows)))
