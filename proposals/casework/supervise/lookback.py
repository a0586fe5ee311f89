"""回头看: an answer is listed, checked on the spot, and found true, better or untrue."""

from __future__ import annotations

from proposals.casework import duties, standing, step
from proposals.casework.actor import Actor
from proposals.casework.new_round import new_round
from proposals.letters import supervise as letters
from proposals.records import Lookback, Proposal, keys
from proposals.work import Work
from workflows.papers import lookback as papers
from workflows.papers.completeness import require, said
from workflows.papers.lookback import Check
from workflows.policies import result_classes
from workflows.policies.result_classes import ResultClass
from workflows.refusals import NotNow, Objection
from workflows.terms import Act, CommitmentStage, Duty, LookbackStage, ProposalStage, Role

DEBTOR = "提案委办公室"
ENDED = {LookbackStage.CONFIRMED, LookbackStage.RECLASSIFIED, LookbackStage.REOPENED}


def plan(
    work: Work, proposal: Proposal, actor: Actor, ad_hoc: bool = False, why: str = ""
) -> Lookback:
    """List a proposal: this year's by the profile's day, a planned solution in the next spring."""
    require(said(why, "reason_given", "临时回头看须写明缘由") if ad_hoc else [])
    may_be_listed(proposal)
    answered = class_of(work, proposal, actor)
    row = duties.start(
        work,
        Duty.LOOKBACK,
        proposal,
        actor,
        debtor=DEBTOR,
        next_year=bool(answered and answered.requires_next_review and not ad_hoc),
    )
    listed = Lookback(
        proposal_id=proposal.key,
        round=proposal.round,
        ad_hoc=ad_hoc,
        why=why,
        due_on=row.due_on,
        class_before=proposal.result_class,
    )
    proposal.lookbacks.append(listed)
    keys.give_keys(work, [listed])
    row.subject_id = listed.key
    step.take(work, Act.PLAN_LOOKBACK, listed, actor, due_on=row.due_on, ad_hoc=ad_hoc, why=why)
    return listed


def start(work: Work, lookback: Lookback, actor: Actor) -> None:
    """Begin the check: a closed case turns to 回头看, one still handled stays (R-07)."""
    step.take(work, Act.START_LOOKBACK, lookback, actor)
    lookback.started_at = actor.at
    step.try_to(work, Act.LOOK_BACK, lookback.proposal, actor)
    letters.lookback_sheet(work, lookback, actor.at)


def hear(work: Work, lookback: Lookback, opinion: str, actor: Actor, scan: str = "") -> None:
    """Write down the proposer's view; only the clock may write down his silence."""
    if actor.role == Role.CLOCK:
        opinion = papers.SILENT
    else:
        standing.any_proposer(lookback.proposal, actor, scan)
        standing.not_handler(lookback.proposal, actor)
        require(said(opinion, "opinion_given", "请写明提案者意见"))
    step.take(work, Act.OPINE_LOOKBACK, lookback, actor, opinion=opinion, scan=scan)
    lookback.proposer_opinion = opinion


def confirm(work: Work, lookback: Lookback, check: Check, actor: Actor) -> None:
    """The answer was true: the case is closed again, or tracked while promises run."""
    _write_down(lookback, check)
    step.take(work, Act.CONFIRM_LOOKBACK, lookback, actor, **check._asdict())
    _conclude(work, lookback, actor)
    letters.lookback_result(work, lookback, actor.at)


def reclassify(
    work: Work, lookback: Lookback, check: Check, class_after: str, actor: Actor
) -> None:
    """转类: the planned has been done, verified, with the proposer heard (integrity rule 37)."""
    variant = work.profile_on(actor.today).reply.classes
    after = result_classes.result_class(variant, class_after)
    before = class_of(work, lookback.proposal, actor)
    require(papers.upgrade_objections(before, after) if before else [])
    _write_down(lookback, check)
    told = {"class_before": lookback.class_before, "class_after": class_after, **check._asdict()}
    step.take(work, Act.RECLASSIFY, lookback, actor, **told)
    lookback.class_after = lookback.proposal.result_class = class_after
    _conclude(work, lookback, actor)
    letters.reclass_slip(work, lookback, actor.at)


def fail(work: Work, lookback: Lookback, check: Check, actor: Actor) -> None:
    """The answer was untrue or not kept: a closed case is handled again, in a new round."""
    proposal = lookback.proposal
    _write_down(lookback, check)
    # Begun while the case was handled, it may find it closed by now.
    step.try_to(work, Act.LOOK_BACK, proposal, actor)
    step.take(work, Act.FAIL_LOOKBACK, lookback, actor, **check._asdict())
    lookback.concluded_by, lookback.concluded_at = actor.name, actor.at
    if proposal.stage != ProposalStage.LOOKBACK:
        return
    step.take(work, Act.REOPEN, proposal, actor, findings=check.findings)
    # What was promised and not kept is handled again with the rest.
    _lift_broken(proposal, actor)
    new_round(work, proposal, actor)
    letters.reopen_notice(work, lookback, actor.at)


def class_of(work: Work, proposal: Proposal, actor: Actor) -> ResultClass | None:
    """The confirmed class of the answer, if there is one yet."""
    if not proposal.result_class:
        return None
    variant = work.profile_on(actor.today).reply.classes
    return result_classes.result_class(variant, proposal.result_class)


def may_be_listed(proposal: Proposal) -> None:
    if proposal.assigned_at is None:
        raise NotNow(Objection("case_assigned", "未交办的提案不能列入回头看"))
    if proposal.stage == ProposalStage.WITHDRAWN:
        raise NotNow(Objection("case_not_ended", "本案已撤案，不能列入回头看"))
    standing.not_archived(proposal)
    if any(each.stage not in ENDED for each in proposal.lookbacks):
        raise NotNow(Objection("one_lookback", "本案已列入回头看，尚未作出结论"))


def _lift_broken(proposal: Proposal, actor: Actor) -> None:
    broken = {c.id for c in proposal.commitments if c.stage == CommitmentStage.NOT_KEPT}
    owed = [d for d in duties.of(proposal, Duty.COMMITMENT) if d.subject_id in broken]
    duties.lift(owed, Act.REOPEN.label, actor.at)


def _write_down(lookback: Lookback, check: Check) -> None:
    require(papers.check_objections(check))
    lookback.findings, lookback.evidence = check.findings, check.evidence


def _conclude(work: Work, lookback: Lookback, actor: Actor) -> None:
    lookback.concluded_by, lookback.concluded_at = actor.name, actor.at
    proposal = lookback.proposal
    if proposal.stage == ProposalStage.LOOKBACK and not step.try_to(
        work, Act.CLOSE, proposal, actor
    ):
        step.take(work, Act.TRACK, proposal, actor)
