"""within(): a moment on one of these days in the office's zone, both days counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col

from proposals.settings import zone


def within(column: Any, since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    """The conditions; a side that is not named is open."""
    if since is not None:
        yield col(column) >= morning(since)
    if until is not None:
        yield col(column) < morning(until + timedelta(days=1))


def morning(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time.min, zone())
