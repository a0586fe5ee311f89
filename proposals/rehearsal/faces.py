"""faces(): for every role one account of the cast, and of several the one with most in hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import or_
from sqlmodel import col, func, select

from proposals.records import (
    Account,
    Assignment,
    Grant,
    HandlingUnit,
    OpinionForm,
    Proposal,
    Supervision,
)
from proposals.work import Work
from workflows.terms import AssignmentStage, FormState, ProposalStage, Role, UnitRole


class Face(NamedTuple):
    """Somebody a viewer may be."""

    role: Role
    username: str
    name: str
    says: str
    """What he has to do, or what he may look at."""


class _Holder(NamedTuple):
    account: Account
    grant: Grant


class _Counts(NamedTuple):
    """How much there is in hand, by whose it is."""

    forms: Counter[str]
    """Opinion forms that wait, by the proposer's name."""
    organisations: Counter[int]
    units: Counter[int]
    co_units: Counter[int]
    kinds: Counter[str]
    fields: Counter[str]
    leaders: Counter[str]


IN_HAND = [AssignmentStage.PENDING_SIGN, AssignmentStage.HANDLING, AssignmentStage.MET]
AFTER = [ProposalStage.DRAFT, ProposalStage.WITHDRAWN, ProposalStage.ARCHIVED]
"""What a proposer has no more, or not yet, to follow."""
Load = Callable[[_Counts, _Holder], int]


def faces(work: Work, today: date) -> list[Face]:
    """One account a role, in the order of the roles."""
    counts, held = _counts(work), _holders(work, today)
    return [_best(role, held[role], counts) for role in SAYS if role in held]


def _holders(work: Work, today: date) -> dict[Role, list[_Holder]]:
    asked = select(Account, Grant).join(Grant, col(Grant.account_id) == Account.id)
    in_force = asked.where(
        Grant.valid_from <= today,
        or_(col(Grant.valid_until).is_(None), col(Grant.valid_until) >= today),
    )
    held: dict[Role, list[_Holder]] = {}
    for account, grant in work.exec(in_force.order_by(col(Account.id), col(Grant.id))):
        held.setdefault(grant.role, []).append(_Holder(account, grant))
    return held


def _best(role: Role, holders: list[_Holder], counts: _Counts) -> Face:
    """The one with most in hand; of equals the first on the list."""
    load, says = LOADS.get(role, _none), SAYS[role]
    chosen = max(holders, key=lambda holder: load(counts, holder))
    in_hand = load(counts, chosen)
    words = f"{says}；在手{in_hand}件" if in_hand else says
    return Face(role, chosen.account.username, chosen.account.name, words)


def _counts(work: Work) -> _Counts:
    of_body = Proposal.organisation_id, col(Proposal.stage).not_in(AFTER)
    at_unit = col(Assignment.stage).in_(IN_HAND)
    co = Assignment.role == UnitRole.CO
    by_kind = (
        select(HandlingUnit.kind, func.count())
        .join(Assignment, col(Assignment.unit_id) == HandlingUnit.id)
        .where(at_unit)
        .group_by(HandlingUnit.kind)
    )
    return _Counts(
        forms=_counted(work, OpinionForm.proposer, OpinionForm.state == FormState.OPEN),
        organisations=_counted(work, *of_body),
        units=_counted(work, Assignment.unit_id, at_unit, ~co),
        co_units=_counted(work, Assignment.unit_id, at_unit, co),
        kinds=Counter({str(kind): count for kind, count in work.exec(by_kind)}),
        fields=_counted(work, Proposal.category, Proposal.stage == ProposalStage.UNDER_REVIEW),
        leaders=_counted(work, Supervision.lead_leader, col(Supervision.closed_at).is_(None)),
    )


def _counted(work: Work, column: Any, *which: Any) -> Counter[Any]:
    asked = select(column, func.count()).where(*which).group_by(column)
    return Counter(dict(work.exec(asked).all()))


def _none(_counts: _Counts, _holder: _Holder) -> int:
    return 0


def _of_unit(counts: _Counts, holder: _Holder) -> int:
    return counts.units[holder.account.unit_id or 0]


def _of_scope(counted: Mapping[str, int], holder: _Holder) -> int:
    return sum(counted.get(name.strip(), 0) for name in holder.grant.scope.split(","))


LOADS: Mapping[Role, Load] = {
    Role.MEMBER: lambda counts, holder: counts.forms[holder.account.name],
    Role.ORG_PROPOSER: lambda counts, holder: counts.organisations[
        holder.account.organisation_id or 0
    ],
    Role.REVIEWER: lambda counts, holder: _of_scope(counts.fields, holder),
    Role.VICE_CHAIR: lambda counts, holder: counts.leaders[holder.account.name],
    Role.ASSIGNER: lambda counts, holder: _of_scope(counts.kinds, holder),
    Role.UNIT_OFFICE: _of_unit,
    Role.UNIT_HANDLER: _of_unit,
    Role.UNIT_LEADER: _of_unit,
    Role.CO_UNIT: lambda counts, holder: counts.co_units[holder.account.unit_id or 0],
}

SAYS: Mapping[Role, str] = {
    Role.CLERK: "收件、初审、拟定承办单位、确认发文，管全部提案的进度",
    Role.MEMBER: "写提案、确认面商、评价答复",
    Role.ORG_PROPOSER: "以党派、团体或专委会名义提出集体提案",
    Role.CONVENOR: "召集本界别委员执笔并签署界别提案",
    Role.REVIEWER: "审查本组提案，不审自己的",
    Role.COMMITTEE_HEAD: "终审、立案、不予立案、并案，办结和归档",
    Role.ASSIGNER: "向本系统单位交办，决定退办和延期，审核答复",
    Role.UNIT_OFFICE: "签收、分办、申请退办或延期、送审答复",
    Role.UNIT_HANDLER: "联系提案者、登记面商、起草答复",
    Role.UNIT_LEADER: "签发答复，报告承诺进展",
    Role.CO_UNIT: "送会办意见",
    Role.COMMITTEE_OFFICE: "协同督办，登记整改和核查",
    Role.CHAIR: "批准督办方案，看全局",
    Role.VICE_CHAIR: "领衔督办",
    Role.SEC_GENERAL: "统筹督办，批准通报",
    Role.AUDITOR: "看全部案卷和记录，不办理",
    Role.SYSADMIN: "管账号和授权，不看提案内容",
}
"""The roles a viewer may take, those who carry the office first."""
