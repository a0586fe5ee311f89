"""check(): whether a paper in somebody's hands is the one the office issued, by its 验证码."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from proposals.desk import sight
from proposals.desk.reader import Reader
from proposals.letters.kinds import kinds
from proposals.records import Entry, Letter, Proposal, Publication, history, paper_codes
from proposals.settings import zone
from proposals.work import Work


class Checked(NamedTuple):
    """What a stranger may know of an issued paper; more only to who may read it."""

    kind: str
    number: str
    written_on: date
    code: str
    void: bool
    words_stand: bool
    """Whether the words kept still give this code."""
    record_stands: bool
    """Whether its chain of the record up to its issue is as it was then."""
    case: str = ""
    """案号; only where the proposal is published or the reader may read the letter."""
    href: str = ""
    """Where it can be read, for who may."""


def check(work: Work, raw: str, reader: Reader | None = None) -> Checked | None:
    """The paper with this code; None when there is none."""
    asked = select(Letter).where(Letter.code == paper_codes.typed(raw))
    letter = work.exec(asked).first() if raw else None
    if letter is None:
        return None
    reads = reader is not None and _reads(work, letter, reader)
    return Checked(
        kind=kinds().get(letter.kind, "文书"),
        number=letter.document.number,
        written_on=letter.written_at.astimezone(zone()).date(),
        code=letter.code_shown,
        void=letter.cancelled_at is not None,
        words_stand=paper_codes.code_of(letter) == letter.code,
        record_stands=not _faults(work, letter),
        case=_case(work, letter, reads),
        href=f"/letters/{letter.id}" if reads else "",
    )


def faults(found: Checked) -> Iterator[str]:
    """What speaks against the paper, in Chinese; nothing when it stands."""
    if found.void:
        yield "该文书已经作废"
    if not found.words_stand:
        yield "系统存档的文字、文号与验证码不符，存档可能被改动"
    if not found.record_stands:
        yield "文书签发时的办理记录与现有记录不一致，记录可能被改动"


def _reads(work: Work, letter: Letter, reader: Reader) -> bool:
    asked = select(Letter.id).where(Letter.id == letter.id, sight.letters(reader))
    return work.exec(asked).first() is not None


def _faults(work: Work, letter: Letter) -> list[str]:
    """Its chain of the record from the beginning to the day it was issued, recomputed."""
    asked = select(Entry).where(Entry.chain == letter.chain, Entry.number <= letter.anchored_at)
    entries = work.exec(asked.order_by(col(Entry.number)))
    return history.faults(entries, letter.anchored_at, letter.anchor)


def _case(work: Work, letter: Letter, reads: bool) -> str:
    if letter.proposal_id is None:
        return ""
    published = select(Publication.id).where(
        Publication.proposal_id == letter.proposal_id, Publication.what == "proposal"
    )
    if reads or work.exec(published).first() is not None:
        return work.get_one(Proposal, letter.proposal_id).number
    return ""
