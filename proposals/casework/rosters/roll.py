"""enter(): what was done to a roster goes into the rosters' own chain of the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlmodel import SQLModel

from proposals.casework.actor import Actor
from proposals.records import Entry, history
from proposals.work import Work
from workflows.papers.completeness import require
from workflows.policies import permits
from workflows.refusals import NotNow, Objection
from workflows.terms import Act
from workflows.terms.numerals import official_date


def allow(act: Act, actor: Actor, objections: Sequence[Objection] = ()) -> None:
    """Refuse who may not, and an entry something speaks against."""
    permits.require(actor.role, act)
    require(objections)


def enter(work: Work, act: Act, row: SQLModel, actor: Actor, **facts: object) -> Entry:
    """Write the row and its entry; called after `allow`."""
    work.add(row)
    work.flush()
    return record(work, act, subject_of(row), actor, called=said(row), **facts)


def record(work: Work, act: Act, subject: str, actor: Actor, **facts: object) -> Entry:
    """One entry in the chain of the rosters; a row has no stages, so none are named."""
    return history.append(
        work,
        history.ROSTERS,
        at=actor.at,
        act=act,
        subject=subject,
        by=actor.name,
        role=actor.role,
        facts=facts,
    )


def subject_of(row: Any) -> str:
    """What the history calls a row: `member:7`."""
    return f"{type(row).__name__.lower()}:{row.id}"


def said(row: Any) -> str:
    """What people call it: its name, and its code where it has one."""
    code = getattr(row, "code", "")
    return f"{row.name}（{code}）" if code else str(getattr(row, "name", ""))


def require_held(row: Any, today: date) -> None:
    """Raise `NotNow` when it has ended, or its end is already on record."""
    if row.valid_until is not None and row.valid_until <= today:
        raise NotNow(
            Objection(
                "row_in_force", f"{row.name}已于{official_date(row.valid_until)}终止，无须再办"
            )
        )


def day_before(day: date) -> date:
    """The last day of what another follows."""
    return day - timedelta(days=1)
