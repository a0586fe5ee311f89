"""Barring after failures: counted from the attempts on record, so that every process agrees."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from proposals.records import SignIn
from proposals.settings import settings
from proposals.work import Work
from workflows.terms import SignInOutcome

FAILURES, MINUTES = 5, 15
"""Five failures bar for a quarter of an hour, as deployed systems have it (domain 11)."""
LOOKED_BACK = timedelta(days=1)


def barred(work: Work, username: str, address: str, since: datetime | None, at: datetime) -> bool:
    """Whether this name or this address has failed too often; unknown names are barred alike.

    `since` is when the password was set last: a reset gives the person a new start.
    """
    counted = (
        (_failures(work, col(SignIn.username) == username, since, at), FAILURES),
        (_failures(work, col(SignIn.address) == address, None, at), settings().lock_address_after),
    )
    untils = (barred_until(moments, after) for moments, after in counted)
    return any(until is not None and at < until for until in untils)


def barred_until(failures: Iterable[datetime], after: int) -> datetime | None:
    """Until when a run of failures bars: each `after` of them once, counted anew from there.

    >>> nine = datetime(2026, 3, 2, 9)
    >>> barred_until([nine] * 4, 5) is None
    True
    >>> barred_until([nine] * 5, 5)
    datetime.datetime(2026, 3, 2, 9, 15)
    """
    whole = list(failures)
    last = len(whole) // after * after
    return whole[last - 1] + timedelta(minutes=MINUTES) if last else None


def _failures(
    work: Work, whose: ColumnElement[bool], since: datetime | None, at: datetime
) -> list[datetime]:
    """The failures in a row: after the last success, since the last reset, within a day."""
    passed = select(func.max(SignIn.id)).where(whose, SignIn.outcome == SignInOutcome.PASSED)
    start = max(moment for moment in (at - LOOKED_BACK, since) if moment is not None)
    failed = select(SignIn.at).where(
        whose,
        SignIn.outcome == SignInOutcome.FAILED,
        # By number: a clock that stands still, as a demo's does, tells no order.
        col(SignIn.id) > (work.exec(passed).one() or 0),
        col(SignIn.at) >= start,
    )
    return list(work.exec(failed.order_by(col(SignIn.id))))
