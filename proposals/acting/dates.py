"""Dates and moments as people write them."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from proposals.reading.fields import DAY
from proposals.settings import zone
from workflows.refusals import Incomplete, Objection


def day(written: str) -> date:
    """A date as handed in: 2026-11-20, or as imports take it, 2026.11.20 and 2026年11月20日."""
    try:
        return date.fromisoformat(_plain(written))
    except ValueError as fault:
        raise Incomplete(
            Objection("date_readable", f"“{written}”不是日期，请写作 2026-11-20")
        ) from fault


def moment(written: str) -> datetime:
    """A moment as handed in: 2026-11-20T08:00, or a day, then its morning at eight."""
    plain = _plain(written)
    try:
        read = datetime.fromisoformat(plain if "T" in plain else f"{plain}T08:00")
    except ValueError as fault:
        sentence = f"“{written}”不是时刻，请写作 2026-11-20 或 2026-11-20T08:00"
        raise Incomplete(Objection("moment_readable", sentence)) from fault
    return read if read.tzinfo else read.replace(tzinfo=zone())


def _plain(written: str) -> str:
    figures = unicodedata.normalize("NFKC", written.strip())
    return DAY.sub(lambda found: "{}-{:0>2}-{:0>2}".format(*found.groups()), figures, count=1)
