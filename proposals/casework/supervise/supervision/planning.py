"""督办方案: drawn up, approved or given up, and the proposers invited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from proposals.casework import step
from proposals.casework.actor import Actor
from proposals.casework.supervise.supervision.covering import (
    covered,
    may_be_covered,
    proposals_of,
    readers,
)
from proposals.letters import addressing
from proposals.letters import supervise as letters
from proposals.records import Invitation, Proposal, SupervisedCase, Supervision
from proposals.records.dockets.supervision import ENDED
from proposals.work import Work
from workflows.papers.completeness import require, said
from workflows.refusals import Objection
from workflows.terms import Act, Role, SupervisionForm


@dataclass(frozen=True)
class SupervisionPlan:
    """督办方案: what about, how, which proposals, and the responsibility block (R-41)."""

    theme: str
    form: SupervisionForm
    proposals: Sequence[Proposal]
    lead_leader: str
    lead_role: Role
    lead_office: str
    coop_offices: Sequence[str]
    due_on: date


class Guest(NamedTuple):
    """Somebody asked to come."""

    name: str
    member_id: int | None = None


def plan(work: Work, plan: SupervisionPlan, actor: Actor) -> Supervision:
    """Draw up a plan; whether it is complete is asked when it is approved (integrity rule 35)."""
    require(_plan_objections(plan, actor.today))
    may_be_covered(plan.proposals)
    supervision = Supervision(
        theme=plan.theme,
        form=plan.form,
        lead_leader=plan.lead_leader,
        lead_role=plan.lead_role,
        lead_office=plan.lead_office,
        coop_offices=list(plan.coop_offices),
        due_on=plan.due_on,
        planned_at=actor.at,
    )
    for case in {proposal.key: proposal for proposal in plan.proposals}.values():
        covered = SupervisedCase(supervision_id=0, proposal_id=case.key, proposal=case)
        supervision.cases.append(covered)
    work.add(supervision)
    work.flush()
    numbers = [p.number for p in plan.proposals]
    step.take(work, Act.PLAN_SUPERVISION, supervision, actor, theme=plan.theme, proposals=numbers)
    return supervision


def approve(work: Work, supervision: Supervision, actor: Actor) -> None:
    """A leader approves; the plan goes to the units and committees that take part."""
    step.take(work, Act.APPROVE_SUPERVISION, supervision, actor, lead=supervision.lead_leader)
    supervision.approved_by = actor.name
    cases = covered(work, supervision)
    letters.supervision_plan(work, supervision, cases, readers(supervision, cases), actor.at)


def cancel(work: Work, supervision: Supervision, reason: str, actor: Actor) -> None:
    """Give the plan up, with the reason; whoever was invited is told."""
    require(said(reason, "reason_given", "取消督办须写明理由"))
    step.take(work, Act.CANCEL_SUPERVISION, supervision, actor, reason=reason)
    for guest in supervision.guests:
        letters.supervision_cancelled(work, supervision, guest, reason, actor.at)


def invite(
    work: Work, supervision: Supervision, guests: Sequence[Guest], actor: Actor
) -> list[Invitation]:
    """Ask people to come; without names, all proposers of its proposals (R-08)."""
    wanted = dict.fromkeys(guests or proposers(work, supervision))
    asked = {(g.name, g.member_id) for g in supervision.guests}
    new = [guest for guest in wanted if guest not in asked]
    step.take(work, Act.INVITE_PROPOSERS, supervision, actor, guests=[g.name for g in new])
    invitations = [
        Invitation(supervision_id=supervision.key, name=g.name, member_id=g.member_id) for g in new
    ]
    supervision.guests.extend(invitations)
    cases = covered(work, supervision)
    for invitation in invitations:
        letters.supervision_invitation(work, supervision, cases, invitation, actor.at)
    return invitations


def _plan_objections(plan: SupervisionPlan, today: date) -> list[Objection]:
    early = plan.due_on < today
    return [
        *said(plan.theme, "theme_given", "请写明督办主题"),
        *([] if plan.proposals else [Objection("case_named", "请选定督办的提案")]),
        *([Objection("date_ahead", f"完成时限{plan.due_on}已过，请另定日期")] if early else []),
    ]


def proposers(work: Work, supervision: Supervision) -> list[Guest]:
    """Everybody whose confirmed name stands under those that go on, each once (rule 35)."""
    found = [
        Guest(s.name, s.member_id) if not each.kind.is_collective else Guest(each.proposer_name)
        for proposal in proposals_of(work, supervision)
        if proposal.stage not in ENDED
        for each in (proposal, *proposal.merged)
        for s in each.confirmed
        if s.role in addressing.SIGNERS or each.kind.is_collective
    ]
    return list(dict.fromkeys(found))
