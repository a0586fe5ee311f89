"""Who was told when about a duty, and the drafts of the ladder that wait for a signature."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement
from sqlalchemy.orm import defer
from sqlmodel import col, or_, select

from proposals.desk import sight
from proposals.desk.listing.filters import liaison
from proposals.desk.reader import Reader
from proposals.letters.supervise.urging import SUPERVISION_NOTICE
from proposals.records import Letter, Proposal
from proposals.records.letter_case import TOLD
from proposals.work import Work
from workflows.policies import permits
from workflows.terms import Act, Duty, Role


class Told(NamedTuple):
    """Somebody who was told, and when."""

    letter_id: int
    title: str
    number: str
    addressee: str
    at: datetime


class Draft(NamedTuple):
    """A letter the ladder drafted, which goes out once a person has signed it."""

    id: int
    proposal_id: int
    case: str
    title: str
    number: str
    addressee: str
    copies: str
    written_at: datetime
    kind: str
    deadline_id: int
    joins: bool
    """Whether one letter may tell its unit of several such cases (一单位一函)."""

    @property
    def href(self) -> str:
        """Where it can be read and confirmed."""
        return f"/letters/{self.id}"


class Wanted(NamedTuple):
    """What the board is narrowed to."""

    unit: str = ""
    duty: Duty | None = None
    mine: bool = False
    """Only the liaison scope of a clerk (R-55)."""


ALL = Wanted()


def told_about(work: Work, keys: list[int]) -> dict[int, list[Told]]:
    """Every letter that went out about these duties; a draft was told to nobody."""
    sent = or_(~col(Letter.needs_confirmation), col(Letter.confirmed_at).is_not(None))
    asked = (
        select(TOLD.c.deadline_id, Letter)
        .join(Letter, col(Letter.id) == TOLD.c.letter_id)
        .where(TOLD.c.deadline_id.in_(keys), col(Letter.cancelled_at).is_(None), sent)
        .order_by(col(Letter.id))
        .options(defer(Letter.words))  # type: ignore[arg-type]  # a column
    )
    found: dict[int, list[Told]] = defaultdict(list)
    for duty, row in work.exec(asked):
        told = Told(row.id or 0, row.title, row.number or "", row.addressee, row.written_at)
        found[duty].append(told)
    return found


def drafts(work: Work, reader: Reader, wanted: Wanted) -> list[Draft]:
    """What waits for a signature, the oldest first."""
    if reader.role not in permits.MAY[Act.CONFIRM_LETTER]:
        return []
    asked = (
        select(Letter, Proposal)
        .join(Proposal, col(Proposal.id) == Letter.proposal_id)
        .where(
            *seen(reader, wanted),
            col(Letter.needs_confirmation),
            col(Letter.confirmed_at).is_(None),
            col(Letter.cancelled_at).is_(None),
        )
        .order_by(col(Letter.id))
        .options(defer(Letter.words))  # type: ignore[arg-type]  # a column
    )
    return [
        _draft(letter, proposal, joins=_joins(work, letter))
        for letter, proposal in work.exec(asked)
        if wanted.unit in {"", letter.addressee}
    ]


def seen(reader: Reader, wanted: Wanted) -> list[ColumnElement[bool]]:
    mine = [liaison(reader)] if wanted.mine and reader.role == Role.CLERK else []
    return [sight.visible(reader), *mine]


def _joins(work: Work, letter: Letter) -> bool:
    """Where the committee, as it ruled on the day of the draft, does not want 一事一单."""
    per_unit = work.profile_on(letter.written_at.date()).papers.per_unit
    return letter.kind == SUPERVISION_NOTICE.kind and "supervision_notice" in per_unit


def _draft(letter: Letter, proposal: Proposal, joins: bool) -> Draft:
    return Draft(
        letter.id or 0,
        proposal.key,
        proposal.number,
        letter.title,
        letter.number or "",
        letter.addressee,
        letter.copies,
        letter.written_at,
        letter.kind,
        letter.deadline_id or 0,
        joins,
    )
