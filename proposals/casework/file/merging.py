"""并案: consented by both first proposers, undone while the lead is not assigned (rule 40)."""

from __future__ import annotations

from proposals.casework import standing, step
from proposals.casework.actor import Actor
from proposals.casework.file import owing
from proposals.letters import file as letters
from proposals.records import Merging, Proposal, dockets
from proposals.work import Work
from workflows.papers.completeness import require, said
from workflows.refusals import Incomplete, NotNow, NotYou, Objection
from workflows.terms import Act, ProposalStage, Role

CONSENT = "merge_consented"


def consent(
    work: Work,
    child: Proposal,
    lead: Proposal,
    actor: Actor,
    scan: str = "",
    side: Proposal | None = None,
) -> None:
    """同意并案: the first proposer of either; a clerk names by `side` whose paper he holds."""
    two_proposals(child, lead)
    sides = consenting(child, lead, actor, scan, side)
    merging = pending(child, lead, actor)
    mergeable(work, child, actor)
    step.take(
        work,
        Act.CONSENT_MERGE,
        child,
        actor,
        lead=lead.number,
        consents_for=[proposal.number for proposal in sides],
        scan=scan,
    )
    words = f"{actor.name}（{actor.role.label}）{actor.today}" + (f" 扫描件{scan}" if scan else "")
    if child in sides:
        merging.child_consent = words
    if lead in sides:
        merging.lead_consent = words


def merge(
    work: Work, child: Proposal, reason: str, actor: Actor, lead: Proposal | None = None
) -> None:
    """并案: number and rights stay with the child; `lead` where nobody was asked to consent."""
    require([*said(reason, "reason_given", "请写明并案理由"), *lead_named(child, lead)])
    if lead is not None:
        two_proposals(child, lead)
        pending(child, lead, actor)
    by_no_author(work, child, actor)
    merging, was_filed = child.merging, child.stage == ProposalStage.FILED
    into = "" if merging is None else work.get_one(Proposal, merging.lead_id).number
    entry = step.take(work, Act.MERGE, child, actor, reason=reason, lead=into)
    assert merging is not None, "a need of the step"
    merging.reason, merging.was_filed, merging.merged_at = reason, was_filed, actor.at
    child.lead = work.get_one(Proposal, merging.lead_id)
    child.lead_id = merging.lead_id
    owing.no_publication(child, entry)
    letters.merge_notice(work, child, child.lead, entry, reason)


def unmerge(work: Work, child: Proposal, reason: str, actor: Actor) -> None:
    """取消并案: the child goes on where it stood, and what was owed is owed again."""
    require(said(reason, "reason_given", "请写明取消并案的理由"))
    by_no_author(work, child, actor)
    merging, lead = child.merging, child.lead
    entry = step.take(work, Act.UNMERGE, child, actor, reason=reason)
    assert merging is not None, "a merged proposal has its merging on record"
    assert lead is not None, "a merged proposal has its lead"
    merging.undone_at = actor.at
    child.lead, child.lead_id = None, None
    owed_again = owing.assignment if merging.was_filed else owing.review
    owed_again(work, child, actor)
    owing.publication(work, child, actor)
    letters.unmerge_notice(work, child, lead, entry, reason)


def consenting(
    child: Proposal, lead: Proposal, actor: Actor, scan: str, side: Proposal | None
) -> list[Proposal]:
    """For which of the two he speaks."""
    if actor.role == Role.CLERK:
        standing.proxy(scan)
        if side is None or side not in (child, lead):
            raise Incomplete(Objection("side_named", "请写明录入的是哪一件提案的提案者同意"))
        return [side]
    found = [proposal for proposal in (child, lead) if standing.is_first(proposal, actor)]
    if not found:
        raise NotYou(Objection("own_proposal", "只有两件提案的第一提案人可以同意并案"))
    return found


def pending(child: Proposal, lead: Proposal, actor: Actor) -> Merging:
    """The merging being prepared; turning to another lead closes the one before."""
    merging = child.merging
    if merging is not None and merging.merged_at is None and merging.lead_id != lead.key:
        merging.undone_at = actor.at
        merging = None
    if merging is None:
        merging = Merging(child_id=child.key, lead_id=lead.key)
        child.mergings.append(merging)
    return merging


def lead_named(child: Proposal, lead: Proposal | None) -> list[Objection]:
    """Into which proposal: said when the consents were asked for, or now."""
    known = lead is not None or child.merging is not None
    return [] if known else [Objection("two_proposals", "请写明并入哪件主案")]


def two_proposals(child: Proposal, lead: Proposal) -> None:
    """A proposal is never merged into itself."""
    if child.key == lead.key:
        raise Incomplete(Objection("two_proposals", "并案须有两件不同的提案，请另选主案"))


def by_no_author(work: Work, child: Proposal, actor: Actor) -> None:
    """Who proposed either of the two does not rule on their merging (domain 6)."""
    standing.reviewer(child, actor)
    if child.merging is not None:
        standing.reviewer(work.get_one(Proposal, child.merging.lead_id), actor)


def mergeable(work: Work, child: Proposal, actor: Actor) -> None:
    """Nobody is asked to consent to what the rules forbid anyway."""
    docket = dockets.of(child, work, actor.today, Act.MERGE)
    found = [o for o in child.life.objections(Act.MERGE, docket) if o.rule != CONSENT]
    if found:
        raise NotNow(*found)
