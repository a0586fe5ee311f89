"""重点提案: nominated by the committee, opined on, decided by the 主席会议."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, func, select

from proposals.casework import step
from proposals.casework.actor import Actor
from proposals.letters import file as letters
from proposals.records import KeyNomination, Organisation, PlenarySession, Proposal
from proposals.records.people import in_force
from proposals.settings import zone
from proposals.work import Work
from workflows.papers import key
from workflows.papers.completeness import require, said
from workflows.papers.key import KeyDecision
from workflows.refusals import NotNow, Objection
from workflows.terms import Act, ProposerKind


def nominate(work: Work, proposal: Proposal, reason: str, actor: Actor) -> None:
    """推荐重点提案."""
    require(said(reason, "reason_given", "请写明推荐为重点提案的理由"))
    if any(n.decided_on is None for n in proposal.nominations):
        raise NotNow(Objection("key_not_nominated", "本案已是重点提案候选，请征求意见后提请确定"))
    step.take(work, Act.NOMINATE_KEY, proposal, actor, reason=reason)
    row = KeyNomination(proposal_id=proposal.key, nominated_at=actor.at, reason=reason)
    proposal.nominations.append(row)


def opine(work: Work, proposal: Proposal, opinion: str, actor: Actor) -> None:
    """对重点提案候选提意见: parties and special committees are heard."""
    require(said(opinion, "opinion_given", "请写明意见"))
    step.take(work, Act.OPINE_KEY, proposal, actor, opinion=opinion)
    said_by = {"by": actor.name, "on": actor.today.isoformat(), "opinion": opinion}
    nomination = proposal.nominations[-1]
    nomination.opinions = [*nomination.opinions, said_by]


def decide(work: Work, proposal: Proposal, decision: KeyDecision, actor: Actor) -> None:
    """确定重点提案: led by the chair or a vice-chair, within the session's number."""
    profile, unknown = work.profile_on(actor.today), unknown_ones(work, decision, actor.today)
    for nomination in proposal.nominations:
        day = nomination.nominated_at.astimezone(zone()).date()
        before = key.Before(day, actor.today, decided_in_session(work, proposal))
        require([*key.objections(decision, before, profile), *unknown])
    entry = step.take(
        work,
        Act.DECIDE_KEY,
        proposal,
        actor,
        meeting=decision.meeting,
        on=decision.on,
        lead_leader=decision.lead_leader,
        lead_role=decision.lead_role.label,
        committee=decision.committee,
    )
    write_down(proposal.nominations[-1], decision)
    proposal.is_key = True
    letters.key_notice(work, proposal, entry, decision)


def unknown_ones(work: Work, decision: KeyDecision, today: date) -> list[Objection]:
    """Who helps is a special committee in force, where any is on record; short names do (R-10)."""
    kind = Organisation.kind == ProposerKind.SPECIAL_COMMITTEE
    rows = work.exec(select(Organisation).where(kind).order_by(col(Organisation.id)))
    held = [row.name for row in rows if in_force(row.valid_from, row.valid_until, today)]
    unknown = [n for n in decision.committees if not any(n in one or one in n for one in held)]
    if not held or not unknown:
        return []
    sentence = f"名册中没有专委会“{'、'.join(unknown)}”，现有{'、'.join(held)}，请改选或先行登记"
    return [Objection("co_committee_named", sentence)]


def write_down(nomination: KeyNomination, decision: KeyDecision) -> None:
    """The decision on the nomination."""
    nomination.decided_on = decision.on
    nomination.meeting = decision.meeting
    nomination.lead_leader = decision.lead_leader
    nomination.lead_role = decision.lead_role.value
    nomination.committee = decision.committee


def decided_in_session(work: Work, proposal: Proposal) -> int:
    """How many key proposals the session has; two who decide at once come one after the other."""
    session = PlenarySession.id == proposal.plenary_session_id
    work.exec(select(PlenarySession).where(session).with_for_update()).one()
    others = select(func.count(col(Proposal.id))).where(
        Proposal.plenary_session_id == proposal.plenary_session_id, col(Proposal.is_key)
    )
    return work.exec(others).one()
