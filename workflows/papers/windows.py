"""In which window a proposal arrives: 大会提案 to the cut-off second, then 平时提案 (rule 15)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Generic, NamedTuple, Protocol, TypeVar

from workflows.refusals import NotNow, Objection
from workflows.terms import Intake
from workflows.terms.numerals import official_date


class Window(Protocol):
    """What the rule asks of a plenary session."""

    @property
    def window_opens_on(self) -> date:
        """The first day on which proposals for this session are taken in."""

    @property
    def cutoff_at(self) -> datetime:
        """The last second of the window."""


W = TypeVar("W", bound=Window)


class Admission(NamedTuple, Generic[W]):
    """The session a proposal belongs to, and as what."""

    session: W
    intake: Intake


def admitted(sessions: Iterable[W], at: datetime, today: date) -> Admission[W]:
    """The session whose window holds the moment, else the latest one opened, as 平时提案."""
    opened = [session for session in sessions if session.window_opens_on <= today]
    if not opened:
        sentence = f"{official_date(today)}尚无已开启提案征集的全体会议，请核对日期或先登记会议日程"
        raise NotNow(Objection("window_opened", sentence))
    latest = max(opened, key=lambda session: session.window_opens_on)
    return Admission(latest, Intake.PLENARY if in_time(latest, at) else Intake.RECESS)


def in_time(session: Window, at: datetime) -> bool:
    """At or before the cut-off second."""
    return at.replace(microsecond=0) <= session.cutoff_at
