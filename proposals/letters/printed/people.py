"""委员业绩通报 of a session and 委员履职档案 of the whole term of office (R-36, domain 5.6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from proposals.letters.printed.awards import Reckoned
from proposals.letters.writing import Sheet, To, draw
from proposals.printing import Copy
from proposals.work import Work
from workflows.terms import Layout

PERFORMANCE_FILE = Sheet("printed/performance_file", "委员履职档案", layout=Layout.FORM)


class Beside(NamedTuple):
    """One figure of his beside those of his 界别."""

    label: str
    own: int
    whole: int
    mean: str


class Stood(NamedTuple):
    """One proposal he stands under."""

    number: str
    title: str
    role: str
    stage: str
    result_class: str
    is_key: bool
    opinion: str
    """How he rates the result; empty: not asked, or not answered."""


class Performed(NamedTuple):
    """What one member did."""

    name: str
    code: str
    sector: str
    party: str
    group: str
    post: str
    valid_from: date
    valid_until: date | None
    session: str
    """Of which plenary's year; empty: the whole term of office."""
    as_of: date
    figures: Sequence[Reckoned]
    serving: int
    """Members in office of his 界别."""
    beside: Sequence[Beside]
    """Empty where the 界别 is too small to be compared."""
    proposals: Sequence[Stood]


def performance_file(work: Work, performed: Performed, at: datetime) -> Copy:
    """委员履职档案; of one session, 委员业绩通报."""
    return draw(work, PERFORMANCE_FILE, To("", at, "", facts=performed._asdict()))
