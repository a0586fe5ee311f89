"""A ticket: the cookie and the token of somebody signed in, in one of his roles."""

from __future__ import annotations

from typing import NamedTuple

from sqlmodel import select

from proposals.casework.access import sessions
from proposals.database import Office
from proposals.records import Account
from proposals.settings import now
from proposals.web import signin
from workflows.terms import Role


class Ticket(NamedTuple):
    """What his browser holds."""

    cookie: str
    csrf: str


def ticket(office: Office, username: str, role: Role | None = None) -> Ticket:
    """Sign him in without a password; without a role in the first he holds."""
    with office.transaction() as work:
        account = work.exec(select(Account).where(Account.username == username)).one()
        session, token = sessions.begin(work, account, now())
        held = sessions.grants_held(work, account.id or 0, now().date())
        session.grant_id = next(g.id for g in held if role in {None, g.role})
        return Ticket(signin._signer().dumps(token), session.csrf)
