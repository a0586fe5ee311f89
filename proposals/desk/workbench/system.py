"""The workbench of a system administrator: accounts, sessions, what the examination found."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from proposals.desk import doctor
from proposals.desk.doctor import Finding
from proposals.desk.reader import Reader
from proposals.records import Account, Grant, GrantProposal, WebSession
from proposals.work import Work
from workflows.terms import GrantState

SOON = timedelta(days=30)


class SystemBench(NamedTuple):
    """No case is named here."""

    accounts: int
    closed: int
    sessions: int
    to_confirm: int
    """Roles proposed by one administrator that another has to confirm."""
    expiring: int
    """Grants that end within thirty days."""
    faults: tuple[Finding, ...]
    findings: tuple[Finding, ...]


def system(work: Work, reader: Reader) -> SystemBench:
    """Counts of accounts and sessions; the examination, its faults first."""
    ends = col(Grant.valid_until)
    counted = work.execute(
        select(
            _count(Account, col(Account.closed_on).is_(None)),
            _count(Account, col(Account.closed_on).is_not(None)),
            _count(WebSession, col(WebSession.closed_at).is_(None)),
            to_confirm(),
            _count(Grant, ends >= reader.today, ends <= reader.today + SOON),
        )
    ).one()
    findings = tuple(doctor.examine(work, reader.at, reader.today))
    faults = tuple(finding for finding in findings if finding.remedy)
    accounts, closed, sessions, waiting, expiring = counted
    return SystemBench(accounts, closed, sessions, waiting, expiring, faults, findings)


def to_confirm() -> Any:
    """How many grants wait for the second of two people."""
    return _count(GrantProposal, col(GrantProposal.state) == GrantState.PROPOSED)


def _count(kind: type[Any], *conditions: ColumnElement[bool]) -> Any:
    return select(func.count()).select_from(kind).where(*conditions).scalar_subquery()
