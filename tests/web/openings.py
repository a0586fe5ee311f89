"""Openings: for an act, the cases of the play where it is open, the row, and who may do it."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.records import Account, Grant, Proposal
from proposals.rehearsal.script import CURTAIN
from proposals.web.errands import Errand, Way
from proposals.work import Work
from workflows.policies import permits
from workflows.policies.permits import PROPOSERS
from workflows.policies.sights import UNITS
from workflows.refusals import Refusal
from workflows.terms import Act, Role


class Opening(NamedTuple):
    """Who may do an act where."""

    username: str
    role: Role
    proposal_id: int
    of: str = ""

    def address(self, act: Act) -> str:
        """Where its form is."""
        return f"/proposals/{self.proposal_id}/acts/{act}" + (f"?of={self.of}" if self.of else "")


def openings(work: Work, act: Act, only: int | None = None) -> Iterator[Opening]:
    """Every opening of this act, the oldest case first, among those who have a part in it."""
    asked = select(Proposal).order_by(col(Proposal.id))
    cases = work.exec(asked if only is None else asked.where(Proposal.id == only)).all()
    grants = [each for each in _grants(work) if _does(each[0], act)]
    for case in cases:
        for grant, account in grants:
            if _may_care(grant, account, case):
                yield from _of(work, act, case, grant, account)


def _grants(work: Work) -> list[tuple[Grant, Account]]:
    return list(work.exec(select(Grant, Account).join(Account).order_by(col(Grant.id))))


def _does(grant: Grant, act: Act) -> bool:
    """Himself, and not a clerk for him, who would need his paper."""
    by_proxy = grant.role is Role.CLERK and bool(PROPOSERS & permits.MAY[act])
    return grant.role in permits.MAY[act] and not by_proxy


def _may_care(grant: Grant, account: Account, case: Proposal) -> bool:
    """Whether he could have a part in this case: not every member is asked about every case."""
    if grant.role in UNITS:
        return any(a.unit_id == account.unit_id for a in case.assignments)
    if grant.role is Role.ORG_PROPOSER and case.kind.is_collective:
        return case.organisation_id == account.organisation_id
    if grant.role in PROPOSERS:
        signed = {s.member_id for s in case.signatures}
        return account.member_id in signed | {case.member_id}
    return True


def _of(work: Work, act: Act, case: Proposal, grant: Grant, account: Account) -> Iterator[Opening]:
    actor = Actor(
        account.name,
        grant.role,
        CURTAIN,
        account.member_id,
        account.organisation_id,
        account.unit_id,
        grant.scope,
    )
    visit: Any = SimpleNamespace(work=work, actor=actor)
    number = case.key
    opening = Opening(account.username, grant.role, number)
    try:
        rows = Errand(visit, Way(act, number)).rows
        ways = [str(row.id) for row in rows if row is not case] or [""]
        for of in ways:
            errand = Errand(visit, Way(act, number, of))
            if not errand.objections and (errand.subject is not None or errand._kind is None):
                yield opening._replace(of=of)
    except Refusal:
        return
