"""What is written into the rosters by hand, and what speaks against its dates and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from workflows.papers.completeness import said
from workflows.refusals import Objection
from workflows.terms import ProposerKind, UnitKind
from workflows.terms.numerals import official_date

PHONE = re.compile(r"\+?[\d\-() 转,/;]{5,40}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
POSTCODE = re.compile(r"[0-9]{6}")


class NamePaper(NamedTuple):
    """A 界别, or how an organisation is rightly called."""

    name: str


class BodyPaper(NamedTuple):
    """One organisation that may propose."""

    name: str
    kind: ProposerKind


class MemberPaper(NamedTuple):
    """One member; contact data are told to nobody who is not of the case."""

    name: str
    sector_id: int
    code: str = ""
    party: str = ""
    post: str = ""
    group: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""


class UnitPaper(NamedTuple):
    """One handling unit; the smaller the place, the further up it stands."""

    name: str
    kind: UnitKind
    sort: int = 0


class SessionDates(NamedTuple):
    """A plenary session with the window in which proposals for it are taken in."""

    window_opens_on: date
    opens_on: date
    closes_on: date
    cutoff_at: datetime

    @property
    def first(self) -> date:
        """From when proposals are taken in for it."""
        return self.window_opens_on

    @property
    def last(self) -> date:
        """Until when it sits."""
        return self.closes_on


class Span(NamedTuple):
    """A term, or a session with its window: what it is called, its first and its last day."""

    label: str
    first: date
    last: date


def term_objections(number: int, new: Span, held: Iterable[Span]) -> list[Objection]:
    """A term runs forward and does not run beside another."""
    forward = new.first < new.last
    late = Objection("term_runs_forward", "任期届满日须在任期开始日之后，请核对")
    return [
        *_counts(number, "term_number_counts", "届次"),
        *([] if forward else [late]),
        *_beside(new, held, "terms_apart"),
    ]


def session_objections(
    number: int, dates: SessionDates, term: Span, held: Iterable[Span]
) -> list[Objection]:
    """A session lies in its term, its cut-off in its window, and no two windows overlap."""
    return [
        *_counts(number, "session_number_counts", "会次"),
        *date_objections(dates, term),
        *_beside(Span(f"第{number}次会议", dates.first, dates.last), held, "sessions_apart"),
    ]


def date_objections(dates: SessionDates, term: Span) -> Iterator[Objection]:
    """The order of a session's own days (integrity rule 15)."""
    yield from _forward(
        dates.window_opens_on, dates.opens_on, "window_before_opening", "征集须在开幕当日或之前开始"
    )
    yield from _forward(
        dates.opens_on, dates.closes_on, "session_runs_forward", "闭幕须在开幕当日或之后"
    )
    if not (term.first <= dates.opens_on and dates.closes_on <= term.last):
        sentence = f"会期须在{term.label}任期（{term.first}至{term.last}）之内，请核对日期或届次"
        yield Objection("session_in_term", sentence)
    if not dates.window_opens_on <= dates.cutoff_at.date() <= dates.closes_on:
        sentence = "截止时间须在征集开始之后、闭幕当日或之前，请核对"
        yield Objection("cutoff_in_window", sentence)


def name_objections(name: str, label: str) -> list[Objection]:
    """A row of the rosters has a name that says something."""
    return said(name, "name_in_roster", f"请写明{label}")


def contact_objections(paper: MemberPaper) -> Iterator[Objection]:
    """Contact data are never repeated in a complaint (integrity rule 41)."""
    if paper.phone and not PHONE.fullmatch(paper.phone):
        yield Objection("phone_readable", "联系电话格式不对，只写号码，如 138-0000-0000")
    if paper.email and not EMAIL.fullmatch(paper.email):
        yield Objection("email_readable", "电子邮箱格式不对，应写作 名称@域名")
    if paper.postcode and not POSTCODE.fullmatch(paper.postcode):
        yield Objection("postcode_readable", "邮编格式不对，应为6位数字")


def last_day_objections(name: str, valid_from: date, last_on: date) -> list[Objection]:
    """Nothing ends before it began."""
    return _forward(
        valid_from,
        last_on,
        "last_day_later",
        f"{name}自{official_date(valid_from)}起有效，最后一日不能早于该日",
    )


def _counts(number: int, rule: str, label: str) -> list[Objection]:
    return [] if number >= 1 else [Objection(rule, f"{label}从1数起，请核对")]


def _forward(first: date, last: date, rule: str, sentence: str) -> list[Objection]:
    return [] if first <= last else [Objection(rule, sentence)]


def _beside(new: Span, held: Iterable[Span], rule: str) -> Iterator[Objection]:
    for other in held:
        if new.first <= other.last and other.first <= new.last:
            sentence = f"{new.label}与{other.label}（{other.first}至{other.last}）日期重叠，请核对"
            yield Objection(rule, sentence)
