"""forget_sign_ins: attempts to sign in are kept for a time and no longer; the run is on record."""

from __future__ import annotations

from datetime import datetime, timedelta

from proposals.casework.access import entering
from proposals.clock.reports import SweepReport, Task, each
from proposals.database import Office
from proposals.settings import settings


def forget_sign_ins(office: Office, at: datetime) -> SweepReport:
    """One statement; how many were forgotten stands in the log of the runs."""
    before = at - timedelta(days=settings().keep_sign_ins_days)
    forget = Task("登录记录", lambda work: entering.forget(work, before))
    return each(office, "forget_sign_ins", [forget])
