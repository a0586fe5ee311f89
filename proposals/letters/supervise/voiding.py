"""文书作废告知: to everybody who got a letter that is void now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, or_

from proposals.letters.kinds import WRITTEN_BY_UNITS
from proposals.letters.writing import Sheet, To, write
from proposals.records import Letter
from proposals.work import Work

VOID_NOTICE = Sheet("supervise/void_notice", "文书作废告知")


def voidable() -> ColumnElement[bool]:
    """The office's own letters that are issued and stand; a unit's paper is not ours to void."""
    signed = or_(~col(Letter.needs_confirmation), col(Letter.confirmed_at).is_not(None))
    ours = col(Letter.kind).not_in({*WRITTEN_BY_UNITS, VOID_NOTICE.kind})
    return and_(signed, ours, col(Letter.cancelled_at).is_(None))


def void_notice(work: Work, letter: Letter, at: datetime) -> Letter:
    """Which letter is void since when, and why; to its addressee and all who had a copy."""
    facts: dict[str, object] = {
        "addressee": letter.document.addressee.removesuffix("：") or letter.addressee,
        "void_title": letter.title,
        "void_number": letter.number or "",
        "void_of": letter.written_at,
        "why": letter.cancelled_why,
    }
    sheet = replace(VOID_NOTICE, copies=letter.copies)
    about = (letter.proposal, letter.supervision_id)
    return write(work, sheet, To(letter.addressee, at, f"letter {letter.id}", *about, facts=facts))
