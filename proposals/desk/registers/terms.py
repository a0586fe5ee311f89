"""届次: terms with their plenary sessions, windows and how many proposals each received."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import col, func, select

from proposals.records import PlenarySession, Proposal, Term
from proposals.work import Work
from workflows.terms import Intake


class SessionLine(NamedTuple):
    """One 次会议."""

    id: int
    number: int
    opens_on: date
    closes_on: date
    window_opens_on: date
    cutoff_at: datetime
    plenary: int
    """大会提案 received."""
    recess: int
    """平时提案 received."""
    filed: int


class TermLine(NamedTuple):
    """One 届 with its sessions, the first one first."""

    number: int
    begins_on: date
    ends_on: date
    now: bool
    sessions: tuple[SessionLine, ...]


def terms(work: Work, today: date) -> list[TermLine]:
    """Every term, the latest first, in three questions."""
    received, filed = _counted(work)
    sessions = list(work.exec(select(PlenarySession).order_by(col(PlenarySession.number))))
    return [
        TermLine(
            term.number,
            term.begins_on,
            term.ends_on,
            term.begins_on <= today <= term.ends_on,
            tuple(
                SessionLine(
                    s.id or 0,
                    s.number,
                    s.opens_on,
                    s.closes_on,
                    s.window_opens_on,
                    s.cutoff_at,
                    received[s.id or 0, Intake.PLENARY],
                    received[s.id or 0, Intake.RECESS],
                    filed[s.id or 0],
                )
                for s in sessions
                if s.term_id == term.id
            ),
        )
        for term in work.exec(select(Term).order_by(col(Term.number).desc()))
    ]


def _counted(work: Work) -> tuple[Counter[tuple[int, Intake | None]], Counter[int]]:
    """How many each session received by window, and how many of all were filed."""
    received: Counter[tuple[int, Intake | None]] = Counter()
    filed: Counter[int] = Counter()
    asked = (
        select(col(Proposal.plenary_session_id), col(Proposal.intake), func.count())
        .add_columns(func.count(col(Proposal.filed_at)))
        .where(col(Proposal.submitted_at).is_not(None))
        .group_by(col(Proposal.plenary_session_id), col(Proposal.intake))
    )
    for session, intake, came, lodged in work.execute(asked):
        received[session, intake] += came
        filed[session] += lodged
    return received, filed
