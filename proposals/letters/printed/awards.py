"""优秀提案推荐表, 先进承办单位推荐表: facts of the record, room for what is written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from proposals.letters.addressing import session_name
from proposals.letters.handle.sending import everybody
from proposals.letters.writing import Sheet, To, draw
from proposals.printing import Copy
from proposals.records import Proposal
from proposals.work import Work
from workflows.terms import Layout

EXCELLENT = Sheet("printed/excellent_recommendation", "优秀提案推荐表", layout=Layout.FORM)
ADVANCED = Sheet("printed/unit_recommendation", "先进承办单位推荐表", layout=Layout.FORM)


class Quota(NamedTuple):
    """How many may be honoured: a share of all, rounded down (domain 5.4)."""

    of: int
    percent: str
    most: int
    source: str


class Merit(NamedTuple):
    """What the record knows of a proposal that is recommended."""

    as_of: date
    units: Sequence[str]
    meetings: int
    """In person, confirmed by the proposer."""
    ratings: str
    adopted: str
    kept: str
    supervised: bool
    late: Sequence[str]
    unredone: Sequence[str]
    alike: Sequence[str]
    quota: Quota


class Reckoned(Protocol):
    """One figure with what it is counted over."""

    @property
    def label(self) -> str:
        """Its name."""

    @property
    def text(self) -> str:
        """n, or the rate with n and d."""

    @property
    def definition(self) -> str:
        """What is counted."""


class Standing(NamedTuple):
    """How a unit stands that is recommended for one year."""

    unit: str
    year: int
    as_of: date
    main: int
    ranked: bool
    """Whether it had cases enough to be compared with others."""
    figures: Sequence[Reckoned]
    faults: Sequence[Reckoned]
    late: Sequence[str]
    unredone: Sequence[str]
    quota: Quota


def excellent_recommendation(work: Work, proposal: Proposal, merit: Merit, at: datetime) -> Copy:
    """优秀提案推荐表, with what speaks against it on record."""
    facts: dict[str, object] = {
        **merit._asdict(),
        "session": session_name(work, proposal),
        "proposers": everybody(proposal),
    }
    return draw(work, EXCELLENT, To("", at, "", proposal, facts=facts))


def unit_recommendation(work: Work, standing: Standing, at: datetime) -> Copy:
    """先进承办单位推荐表: each indicator with its figure, its score left open."""
    return draw(work, ADVANCED, To("", at, "", facts=standing._asdict()))
