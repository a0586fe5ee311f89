"""letters(): a page of them; letter(): one as it was sent, with its way to its readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import defer, selectinload
from sqlmodel import col, select

from proposals.desk import sight
from proposals.desk.case.papers import Paper, paper
from proposals.desk.correspondence.wanted import ALL, State, Wanted, conditions
from proposals.desk.page import Page, page
from proposals.desk.reader import Reader
from proposals.letters.copying import copy
from proposals.letters.kinds import kinds as names
from proposals.letters.supervise.voiding import voidable
from proposals.printing import Copy
from proposals.records import Delivery, InboxItem, Letter, Proposal
from proposals.records.letter_case import TOLD
from proposals.work import Work
from workflows.policies import permits
from workflows.policies.permits import COMMITTEE
from workflows.refusals import NotFound, Objection
from workflows.terms import Act, Role

KEEPERS = COMMITTEE | {Role.AUDITOR}
"""Who is shown by which way a letter went and who has opened it."""

CHANNELS = {"inbox": "站内", "spool": "打印目录"}


class Sent(NamedTuple):
    """One channel of one letter."""

    channel: str
    attempts: int
    delivered_at: datetime | None
    error: str


class Received(NamedTuple):
    """In whose inbox it lies, and when it was read."""

    recipient: str
    laid_at: datetime
    read_at: datetime | None


class About(NamedTuple):
    """One case of which it tells, where the reader may open that."""

    proposal_id: int
    number: str


@dataclass(frozen=True)
class Opened:
    """One letter; the text is what was sent."""

    paper: Paper
    copy: Copy
    proposal_id: int | None
    cases: tuple[About, ...]
    deliveries: tuple[Sent, ...]
    received: tuple[Received, ...]
    may_confirm: bool
    """Whether it waits for somebody's signature."""
    may_void: bool
    """Whether it is the office's own, stands, and this reader may declare it void."""
    code: str
    """验证码, as printed; empty: a draft."""
    cancelled_why: str


def letters(work: Work, reader: Reader, wanted: Wanted = ALL) -> Page[Paper]:
    """The letters this reader may read, the latest first, in two questions."""
    asked = (
        select(Letter)
        .where(sight.letters(reader), *conditions(wanted))
        .order_by(col(Letter.id).desc())
        .options(defer(Letter.words))  # type: ignore[arg-type]  # a column
    )
    found = page(work, asked, wanted.page)
    return found.of([paper(row) for row in found.rows])


def kinds(work: Work, reader: Reader) -> dict[str, str]:
    """The kinds that occur among the reader's letters, with what they are called."""
    asked = select(Letter.kind).where(sight.letters(reader)).distinct()
    return {kind: names().get(kind, kind) for kind in work.exec(asked.order_by(col(Letter.kind)))}


def letter(work: Work, reader: Reader, id: int) -> Opened:
    """One letter as it was written; `NotFound` when it is not the reader's."""
    parts = (Letter.deliveries, Letter.items)
    asked = (
        select(Letter)
        .where(col(Letter.id) == id, sight.letters(reader))
        .options(*(selectinload(part) for part in parts))  # type: ignore[arg-type]  # relationships
    )
    row = work.exec(asked).first()
    if row is None:
        raise NotFound(Objection("letter_exists", "没有这份文书，请从文书列表进入"))
    shown = paper(row)
    keeps = reader.role in KEEPERS
    return Opened(
        shown,
        copy(row),
        row.proposal_id,
        _cases(work, reader, row),
        tuple(map(_sent, row.deliveries)) if keeps else (),
        tuple(map(_received, row.items)) if keeps else (),
        shown.state == State.TO_CONFIRM.label and reader.role in permits.MAY[Act.CONFIRM_LETTER],
        reader.role in permits.MAY[Act.VOID_LETTER] and _voidable(work, row),
        row.code_shown,
        row.cancelled_why,
    )


def _cases(work: Work, reader: Reader, row: Letter) -> tuple[About, ...]:
    told = select(TOLD.c.proposal_id).where(TOLD.c.letter_id == row.id)
    asked = select(Proposal).where(col(Proposal.id).in_(told), sight.visible(reader))
    return tuple(About(c.key, c.number) for c in work.exec(asked.order_by(col(Proposal.id))))


def _voidable(work: Work, row: Letter) -> bool:
    """The office's own, and its case, if it has one, still moves."""
    asked = select(Letter.id).where(Letter.id == row.id, voidable())
    if work.exec(asked).first() is None:
        return False
    case = row.proposal
    return case is None or Act.VOID_LETTER in case.life.acts_at(case.stage)


def _sent(row: Delivery) -> Sent:
    return Sent(CHANNELS.get(row.channel, row.channel), row.attempts, row.delivered_at, row.error)


def _received(row: InboxItem) -> Received:
    return Received(row.recipient, row.laid_at, row.read_at)
