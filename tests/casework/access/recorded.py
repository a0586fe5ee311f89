"""What stands on record about an account."""

from __future__ import annotations

from sqlmodel import col, select

from proposals.records import Entry, history
from proposals.work import Work
from tests.casework.access.conftest import key, of
from workflows.terms import AccountAct, Act


def acts_on(work: Work, username: str) -> list[tuple[Act | AccountAct, str]]:
    """Each act with who did it, in order."""
    work.flush()
    subject = history.of_account(key(of(work, username)))
    asked = select(Entry.act, Entry.by).where(Entry.subject == subject)
    return [(act, by) for act, by in work.exec(asked.order_by(col(Entry.number)))]
