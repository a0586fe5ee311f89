"""prints(): letters to be printed or carried away, as this reader may have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import col, select

from proposals.desk import sight
from proposals.desk.reader import Reader
from proposals.letters.copying import UNPUBLISHED, copy
from proposals.letters.kinds import WRITTEN_BY_UNITS
from proposals.printing import Copy
from proposals.records import Letter, Publication
from proposals.records.letter_case import TOLD
from proposals.work import Work
from workflows.policies.permits import COMMITTEE
from workflows.policies.sights import UNITS
from workflows.refusals import Incomplete, NotFound, Objection

MOST = 200
"""Letters printed at once; default, no source."""
LONGEST_NAME = 80
UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')


class Print(NamedTuple):
    """One letter on its way to paper."""

    id: int
    copy: Copy
    name: str
    """What its file is called, without its ending: 文号, title, addressee."""
    addressee: str
    written_at: datetime


def prints(work: Work, reader: Reader, ids: Sequence[int]) -> list[Print]:
    """These letters in this order; `NotFound` when one of them is not his to read."""
    if not ids:
        raise Incomplete(Objection("letter_chosen", "尚未选定文书，请至少选定一件"))
    if len(ids) > MOST:
        raise Incomplete(Objection("letters_at_once", f"一次最多打印{MOST}件，请分批选定"))
    asked = select(Letter).where(col(Letter.id).in_(ids), sight.letters(reader))
    found = {letter.id: letter for letter in work.exec(asked)}
    if len(found) < len(set(ids)):
        raise NotFound(Objection("letter_exists", "没有这份文书，请从文书列表进入"))
    kept = _kept(work, found)
    return [_print(found[id], reader, id in kept) for id in dict.fromkeys(ids)]


def file_name(words: str) -> str:
    """A name any system can keep: no separators, no control signs, not too long.

    >>> file_name('提督〔2026〕3号 关于“甲/乙”的通知..')
    '提督〔2026〕3号 关于“甲 乙”的通知'
    """
    return UNSAFE.sub(" ", words).strip(" .")[:LONGEST_NAME].strip(" .") or "文书"


def _kept(work: Work, ids: Iterable[int | None]) -> set[int]:
    """Those of these letters that tell of a case which is not before the public."""
    asked = select(TOLD.c.letter_id, TOLD.c.proposal_id).where(TOLD.c.letter_id.in_(ids))
    told = [(letter, case) for letter, case in work.exec(asked) if case is not None]
    public = published(work, [case for _, case in told])
    return {letter for letter, case in told if case not in public}


def _print(letter: Letter, reader: Reader, kept: bool) -> Print:
    made = copy(letter, _watermark(letter, reader, kept))
    words = filter(None, (made.document.number, letter.title, letter.addressee))
    return Print(
        letter.id or 0,
        made,
        file_name(" ".join(words)),
        letter.addressee,
        letter.written_at,
    )


def _watermark(letter: Letter, reader: Reader, kept: bool) -> str:
    """A print says so that leaves the committee before the case is public; a unit seals its own."""
    own = reader.role in UNITS and letter.kind in WRITTEN_BY_UNITS
    return UNPUBLISHED if kept and not own and reader.role not in COMMITTEE else ""


def published(work: Work, cases: Sequence[int | None]) -> set[int]:
    """Those of these cases whose text is before the public."""
    asked = select(Publication.proposal_id).where(
        col(Publication.proposal_id).in_(cases), Publication.what == "proposal"
    )
    return set(work.exec(asked))
