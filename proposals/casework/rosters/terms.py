"""届次 and 会次: a term, its plenary sessions, the window and the cut-off of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from sqlmodel import col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.casework.actor import Actor
from proposals.casework.rosters import roll
from proposals.records import PlenarySession, Proposal, Term
from proposals.settings import zone
from proposals.work import Work
from workflows.papers import rosters
from workflows.papers.completeness import said
from workflows.papers.rosters import SessionDates, Span
from workflows.refusals import Incomplete, Objection
from workflows.terms import Act
from workflows.terms.numerals import official_date


def open_term(work: Work, term_number: int, begins_on: date, ends_on: date, actor: Actor) -> Term:
    """登记届次: beside no other term."""
    held = list(work.exec(select(Term).order_by(col(Term.number))))
    new = Span(f"第{term_number}届", begins_on, ends_on)
    spans = [_span(term) for term in held]
    against = rosters.term_objections(term_number, new, spans)
    if term_number in {term.number for term in held}:
        against.append(Objection("term_once", f"第{term_number}届已经登记，请核对届次"))
    roll.allow(Act.OPEN_TERM, actor, against)
    term = Term(number=term_number, begins_on=begins_on, ends_on=ends_on)
    roll.enter(
        work,
        Act.OPEN_TERM,
        term,
        actor,
        days=f"第{term_number}届，{official_date(begins_on)}至{official_date(ends_on)}",
    )
    return term


def open_session(
    work: Work, term_number: int, session_number: int, dates: SessionDates, actor: Actor
) -> PlenarySession:
    """登记会次: with its window and cut-off; nothing received before moves into it."""
    term = _term(work, term_number)
    others = _sessions(work, term)
    spans = [_window(term, other) for other in others]
    against = rosters.session_objections(session_number, dates, _span(term), spans)
    if session_number in {other.number for other in others}:
        sentence = f"第{term_number}届第{session_number}次会议已经登记，请核对会次"
        against.append(Objection("session_once", sentence))
    against += _received_since(work, dates.window_opens_on)
    roll.allow(Act.OPEN_SESSION, actor, against)
    session = PlenarySession(term_id=term.id or 0, number=session_number, **dates._asdict())
    days = f"第{term_number}届第{session_number}次会议，{_told(dates)}"
    roll.enter(work, Act.OPEN_SESSION, session, actor, days=days)
    return session


def correct_session(
    work: Work, plenary_session: PlenarySession, dates: SessionDates, reason: str, actor: Actor
) -> PlenarySession:
    """更正会次日程: what proposals already rest on stays (integrity rules 15 and 18)."""
    term = work.get_one(Term, plenary_session.term_id)
    others = [s for s in _sessions(work, term) if s.id != plenary_session.id]
    was = _dates(plenary_session)
    spans = [_window(term, other) for other in others]
    against = [
        *rosters.session_objections(plenary_session.number, dates, _span(term), spans),
        *said(reason, "reason_given", "请写明更正的理由"),
        *_settled(work, plenary_session, dates, actor),
    ]
    roll.allow(Act.CORRECT_SESSION, actor, against)
    for name, day in dates._asdict().items():
        setattr(plenary_session, name, day)
    what = f"第{term.number}届第{plenary_session.number}次会议日程"
    before, after = _told(was), _told(dates)
    facts = {"what": what, "before": before, "after": after, "reason": reason}
    roll.enter(work, Act.CORRECT_SESSION, plenary_session, actor, **facts)
    return plenary_session


def _term(work: Work, number: int) -> Term:
    term = work.exec(select(Term).where(Term.number == number)).first()
    if term is None:
        sentence = f"尚未登记第{number}届，请先登记届次"
        raise Incomplete(Objection("term_recorded", sentence))
    return term


def _sessions(work: Work, term: Term) -> list[PlenarySession]:
    asked = select(PlenarySession).where(PlenarySession.term_id == term.id)
    return list(work.exec(asked.order_by(col(PlenarySession.number))))


def _span(term: Term) -> Span:
    return Span(f"第{term.number}届", term.begins_on, term.ends_on)


def _window(term: Term, session: PlenarySession) -> Span:
    label = f"第{term.number}届第{session.number}次会议"
    return Span(label, session.window_opens_on, session.closes_on)


def _dates(session: PlenarySession) -> SessionDates:
    return SessionDates(
        session.window_opens_on, session.opens_on, session.closes_on, session.cutoff_at
    )


def _told(dates: SessionDates) -> str:
    cutoff = dates.cutoff_at.astimezone(zone())
    until = f"{official_date(cutoff)}{cutoff.hour}时{cutoff:%M}分"
    opens, closes = official_date(dates.opens_on), official_date(dates.closes_on)
    return f"征集自{official_date(dates.window_opens_on)}起至{until}止，会期{opens}至{closes}"


def _received_since(work: Work, day: date) -> Iterator[Objection]:
    """What came in belongs to the session of its day (integrity rule 15)."""
    begins = datetime.combine(day, time.min, zone())
    asked = select(func.count()).select_from(Proposal)
    if came := work.exec(asked.where(col(Proposal.submitted_at) >= begins)).one():
        sentence = (
            f"{official_date(day)}以来已收到提案{came}件，归入当时的会次，请把征集开始日定在今后"
        )
        yield Objection("session_takes_no_past", sentence)


def _settled(
    work: Work, session: PlenarySession, dates: SessionDates, actor: Actor
) -> Iterator[Objection]:
    """What may not change any more, because proposals were taken in or filed by it."""
    came = work.exec(_of(session)).one()
    filed = work.exec(_of(session).where(col(Proposal.filed_at).is_not(None))).one()
    if came and dates.window_opens_on != session.window_opens_on:
        sentence = f"本次会议已有提案{came}件，征集开始日不再更改"
        yield Objection("window_settled", sentence)
    moved = dates.cutoff_at != session.cutoff_at
    if came and moved and actor.at > min(dates.cutoff_at, session.cutoff_at):
        sentence = "截止时间已过，已收提案按原时间认定大会提案和平时提案，不再更改"
        yield Objection("cutoff_settled", sentence)
    days = (dates.opens_on, dates.closes_on)
    if filed and days != (session.opens_on, session.closes_on):
        sentence = f"本次会议已立案{filed}件，交办期限自闭幕起算，会期不再更改"
        yield Objection("days_settled", sentence)


def _of(session: PlenarySession) -> SelectOfScalar[int]:
    asked = select(func.count()).select_from(Proposal)
    return asked.where(Proposal.plenary_session_id == session.id)
