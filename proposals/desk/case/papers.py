"""文书: every letter of a case with where it went; the text itself is asked for one by one."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.orm import defer
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.desk import sight
from proposals.desk.sight import Sight
from proposals.records import Letter, Proposal, letter_case
from proposals.work import Work


class Paper(NamedTuple):
    """One letter as a list shows it."""

    id: int
    kind: str
    number: str
    title: str
    addressee: str
    copies: str
    written_at: datetime
    send_on: date
    state: str
    confirmed_by: str
    posted_at: datetime | None


def papers(work: Work, proposal: Proposal, seen: Sight) -> list[Paper]:
    """The letters of this case that this reader may read, the latest first, in one question."""
    mine = sight.letters(seen.reader)
    asked = select(Letter).where(letter_case.about(proposal.key), mine)
    return listed(work, asked.order_by(col(Letter.id).desc()))


def listed(work: Work, asked: SelectOfScalar[Letter]) -> list[Paper]:
    """Letters as lists show them; a list does not carry their texts."""
    return [paper(row) for row in work.exec(asked.options(defer(Letter.words)))]  # type: ignore[arg-type]


def paper(row: Letter) -> Paper:
    """One letter without its text."""
    return Paper(
        row.id or 0,
        row.kind,
        row.number or "",
        row.title,
        row.addressee,
        row.copies,
        row.written_at,
        row.send_on,
        state(row),
        row.confirmed_by,
        row.posted_at,
    )


def state(row: Letter) -> str:
    """Where a letter stands on its way, in a word."""
    if row.cancelled_at is not None:
        return "已作废"
    if row.posted_at is not None:
        return "已寄送"
    waits = row.needs_confirmation and row.confirmed_at is None
    return "待确认" if waits else "待寄送"
