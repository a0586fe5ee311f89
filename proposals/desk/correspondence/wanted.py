"""Which letters are wanted: in, out, to confirm; by kind, number, addressee and date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import and_, col

from proposals.desk.days import within
from proposals.letters.kinds import WRITTEN_BY_UNITS
from proposals.records import Letter
from workflows.terms import Term


class Way(Term):
    """Which of the letters."""

    OUT = "out", "发文"
    IN = "in", "来文"
    TO_CONFIRM = "to_confirm", "待确认"


class State(Term):
    """Where a letter stands on its way."""

    TO_CONFIRM = "to_confirm", "待确认"
    WAITING = "waiting", "待寄送"
    POSTED = "posted", "已寄送"
    CANCELLED = "cancelled", "已作废"


class Wanted(NamedTuple):
    """What the list is narrowed to."""

    way: Way | None = None
    state: State | None = None
    kind: str = ""
    number: str = ""
    addressee: str = ""
    since: date | None = None
    until: date | None = None
    page: int = 1


ALL = Wanted()


def conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.way is not None:
        yield WAYS[wanted.way]
    if wanted.state is not None:
        yield STATES[wanted.state]
    if wanted.kind:
        yield col(Letter.kind) == wanted.kind
    for column, words in ((Letter.number, wanted.number), (Letter.addressee, wanted.addressee)):
        if words:
            yield col(column).contains(words, autoescape=True)
    yield from within(Letter.written_at, wanted.since, wanted.until)


STANDS = col(Letter.cancelled_at).is_(None)
UNSIGNED = and_(col(Letter.needs_confirmation), col(Letter.confirmed_at).is_(None))
UNSENT = col(Letter.posted_at).is_(None)

STATES: Mapping[State, ColumnElement[bool]] = {
    State.TO_CONFIRM: and_(STANDS, UNSENT, UNSIGNED),
    State.WAITING: and_(STANDS, UNSENT, ~UNSIGNED),
    State.POSTED: and_(STANDS, ~UNSENT),
    State.CANCELLED: ~STANDS,
}
WAYS: Mapping[Way, ColumnElement[bool]] = {
    Way.IN: col(Letter.kind).in_(WRITTEN_BY_UNITS),
    Way.OUT: and_(col(Letter.kind).not_in(WRITTEN_BY_UNITS), ~STATES[State.TO_CONFIRM]),
    Way.TO_CONFIRM: STATES[State.TO_CONFIRM],
}
