"""What stands on record about an account."""

from __future__ import annotations

from sqlmodel import col, select

from proposals.records import AccountEvent
from proposals.work import Work
from tests.casework.access.conftest import key, of
from workflows.terms import AccountAct


def acts_on(work: Work, username: str) -> list[tuple[AccountAct, str]]:
    """Each act with who did it, in order."""
    work.flush()
    asked = select(AccountEvent.act, AccountEvent.by)
    asked = asked.where(AccountEvent.account_id == key(of(work, username)))
    return [(act, by) for act, by in work.exec(asked.order_by(col(AccountEvent.id)))]
