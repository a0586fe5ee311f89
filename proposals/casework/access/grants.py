"""Roles: proposed by one system administrator, confirmed by another (domain 6), ended by one.

Until two are in office nobody could confirm: the owner of the machine grants by himself till then.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from sqlmodel import col, select

from proposals.casework.access.keeper import Keeper, record
from proposals.records import Account, Grant, GrantProposal
from proposals.records.people import in_force
from proposals.work import Work
from workflows.refusals import Incomplete, NotFound, NotNow, NotYou, Objection
from workflows.terms import AccountAct, GrantState, Role

NOT_GRANTED = frozenset({Role.PUBLIC, Role.CLOCK})
"""Nobody signs in as the public or as the clock."""
ACTS_FOR = {
    Role.MEMBER: ("member_id", "委员"),
    Role.ORG_PROPOSER: ("organisation_id", "组织"),
    Role.UNIT_OFFICE: ("unit_id", "承办单位"),
    Role.UNIT_HANDLER: ("unit_id", "承办单位"),
    Role.UNIT_LEADER: ("unit_id", "承办单位"),
    Role.CO_UNIT: ("unit_id", "承办单位"),
}
TWO = 2


class Asked(NamedTuple):
    """The role asked for, its part of the work, and until when."""

    role: Role
    scope: str = ""
    valid_until: date | None = None

    @property
    def label(self) -> str:
        """As it stands on record."""
        return f"{self.role.label}（{self.scope}）" if self.scope else self.role.label


def propose(work: Work, account: Account, asked: Asked, keeper: Keeper) -> GrantProposal | Grant:
    """提请授予角色: waits for another administrator; the grant itself while there are not two."""
    _require_fitting(account, asked, keeper)
    if keeper.owns_the_machine and len(_administrators(work, keeper.today)) < TWO:
        record(work, AccountAct.GRANT, account, keeper, role=asked.label)
        return _given(work, account, asked, keeper)
    assert account.id is not None, "the account is recorded"
    proposal = GrantProposal(
        account_id=account.id,
        **asked._asdict(),
        proposed_by=keeper.name,
        proposed_by_id=keeper.account_id,
        proposed_at=keeper.at,
    )
    work.add(proposal)
    work.flush()
    record(work, AccountAct.PROPOSE_GRANT, account, keeper, role=asked.label)
    return proposal


def confirm(work: Work, proposal_id: int, keeper: Keeper) -> Grant:
    """确认授予角色: by somebody who neither proposed it nor receives it."""
    proposal = _waiting(work, proposal_id)
    if keeper.account_id == proposal.proposed_by_id:
        raise NotYou(Objection("two_people", "提请和确认须由两人办理，请另一位系统管理员确认"))
    if keeper.account_id == proposal.account_id:
        raise NotYou(Objection("two_people", "不能确认授予本人的角色，请另一位系统管理员确认"))
    account = work.get_one(Account, proposal.account_id)
    asked = Asked(proposal.role, proposal.scope, proposal.valid_until)
    _require_fitting(account, asked, keeper)
    _decide(work, proposal, GrantState.CONFIRMED, keeper)
    record(work, AccountAct.CONFIRM_GRANT, account, keeper, role=asked.label)
    return _given(work, account, asked, keeper)


def refuse(work: Work, proposal_id: int, keeper: Keeper) -> None:
    """不同意, or taken back by whoever proposed it."""
    proposal = _waiting(work, proposal_id)
    account = work.get_one(Account, proposal.account_id)
    _decide(work, proposal, GrantState.REFUSED, keeper)
    record(work, AccountAct.REFUSE_GRANT, account, keeper, role=proposal.role.label)


def end(work: Work, grant: Grant, keeper: Keeper) -> None:
    """终止角色: by one, at once; the office keeps at least one administrator."""
    if not in_force(grant.valid_from, grant.valid_until, keeper.today):
        raise NotNow(Objection("grant_held", "这一角色已经终止"))
    others = _administrators(work, keeper.today) - {grant.account_id}
    if grant.role == Role.SYSADMIN and not others:
        sentence = "这是唯一一位系统管理员，请先授予另一人，再终止这一角色"
        raise NotNow(Objection("administrator_remains", sentence))
    # Until the day before: today he has it no more.
    grant.valid_until = keeper.today - timedelta(days=1)
    work.add(grant)
    account = work.get_one(Account, grant.account_id)
    record(work, AccountAct.END_GRANT, account, keeper, role=Asked(grant.role, grant.scope).label)


def end_all(work: Work, account: Account, keeper: Keeper) -> None:
    """Every role of an account that closes, and what was proposed for it."""
    asked = select(Grant).where(Grant.account_id == account.id).order_by(col(Grant.id))
    for grant in work.exec(asked).all():
        if in_force(grant.valid_from, grant.valid_until, keeper.today):
            end(work, grant, keeper)
    waiting = select(GrantProposal.id).where(
        GrantProposal.account_id == account.id, GrantProposal.state == GrantState.PROPOSED
    )
    for number in work.exec(waiting).all():
        assert number is not None, "what waits is recorded"
        refuse(work, number, keeper)


def held(work: Work, account: Account, role: Role, today: date) -> list[Grant]:
    """The grants of this role the account holds today."""
    asked = select(Grant).where(Grant.account_id == account.id, Grant.role == role)
    return [g for g in work.exec(asked) if in_force(g.valid_from, g.valid_until, today)]


def _administrators(work: Work, today: date) -> set[int]:
    asked = select(Grant).where(Grant.role == Role.SYSADMIN)
    return {g.account_id for g in work.exec(asked) if in_force(g.valid_from, g.valid_until, today)}


def _require_fitting(account: Account, asked: Asked, keeper: Keeper) -> None:
    faults = []
    if asked.role in NOT_GRANTED:
        faults.append(Objection("role_granted", f"“{asked.role.label}”不是可以授予的角色"))
    field, what = ACTS_FOR.get(asked.role, ("username", ""))
    if not getattr(account, field):
        sentence = f"授予“{asked.role.label}”须先写明该账号代表哪一{what}"
        faults.append(Objection("account_acts_for", sentence))
    if asked.valid_until is not None and asked.valid_until < keeper.today:
        faults.append(Objection("grant_runs_forward", "截止日期已经过去，请改为今日或以后的日期"))
    if account.closed_on is not None:
        faults.append(Objection("account_open", f"账号“{account.username}”已经停用"))
    if faults:
        raise Incomplete(*faults)


def _waiting(work: Work, proposal_id: int) -> GrantProposal:
    asked = select(GrantProposal).where(GrantProposal.id == proposal_id).with_for_update()
    proposal = work.exec(asked).first()
    if proposal is None:
        raise NotFound(Objection("grant_proposed", "没有这一提请，请刷新后再办"))
    if proposal.state != GrantState.PROPOSED:
        sentence = f"{proposal.decided_by}已经办理：{proposal.state.label}"
        raise NotNow(Objection("grant_waits", sentence))
    return proposal


def _decide(work: Work, proposal: GrantProposal, state: GrantState, keeper: Keeper) -> None:
    proposal.state, proposal.decided_at = state, keeper.at
    proposal.decided_by, proposal.decided_by_id = keeper.name, keeper.account_id
    work.add(proposal)


def _given(work: Work, account: Account, asked: Asked, keeper: Keeper) -> Grant:
    """The grant from today on; one that ended today goes on."""
    assert account.id is not None, "the account is recorded"
    same = (Grant.account_id == account.id, Grant.role == asked.role, Grant.scope == asked.scope)
    today = select(Grant).where(*same, Grant.valid_from == keeper.today)
    grant = work.exec(today).first() or Grant(
        account_id=account.id, role=asked.role, scope=asked.scope, valid_from=keeper.today
    )
    grant.valid_until = asked.valid_until
    work.add(grant)
    work.flush()
    return grant
