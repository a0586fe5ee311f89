"""Dates and moments as people write them."""

from __future__ import annotations

from datetime import date, datetime

from proposals.settings import zone
from workflows.refusals import Incomplete, Objection


def day(written: str) -> date:
    """A date as handed in: 2026-11-20."""
    try:
        return date.fromisoformat(written)
    except ValueError as fault:
        raise Incomplete(
            Objection("date_readable", f"“{written}”不是日期，请写作 2026-11-20")
        ) from fault


def moment(written: str) -> datetime:
    """A moment as handed in: 2026-11-20T08:00, or a day, then its morning at eight."""
    try:
        read = datetime.fromisoformat(written if "T" in written else f"{written}T08:00")
    except ValueError as fault:
        sentence = f"“{written}”不是时刻，请写作 2026-11-20 或 2026-11-20T08:00"
        raise Incomplete(Objection("moment_readable", sentence)) from fault
    return read if read.tzinfo else read.replace(tzinfo=zone())
