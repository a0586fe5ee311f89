"""What was done to one row of the rosters, by whom and why."""

from __future__ import annotations

from sqlmodel import col, select

from proposals.desk.case.timeline import Line, line
from proposals.desk.reader import Reader
from proposals.records import Entry, history
from proposals.work import Work
from workflows.policies.sights import SEES
from workflows.terms import View


def changes(work: Work, reader: Reader, subject: str) -> tuple[Line, ...]:
    """The entries of one row, the latest first, for those who read the record."""
    if reader.role not in SEES[View.HISTORY]:
        return ()
    asked = select(Entry).where(Entry.chain == history.ROSTERS, Entry.subject == subject)
    return tuple(map(line, work.exec(asked.order_by(col(Entry.number).desc()))))
