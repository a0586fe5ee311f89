"""立案 or 不予立案: number it and tell the proposers; hand on what is not filed."""

from __future__ import annotations

from proposals.casework import case_numbers, standing, step
from proposals.casework.actor import Actor
from proposals.casework.file import owing, review
from proposals.letters import file as letters
from proposals.records import Proposal
from proposals.work import Work
from workflows.papers import ruling
from workflows.papers.completeness import require, said
from workflows.papers.ruling import Filing, Rejection
from workflows.policies import filing
from workflows.terms import Act, ReviewLevel


def file(work: Work, proposal: Proposal, decision: Filing, actor: Actor) -> None:
    """立案: give it the next 案号 of its session; the assigner owes the next step."""
    standing.reviewer(proposal, actor)
    require(ruling.filing_objections(decision))
    entry = step.take(
        work, Act.FILE, proposal, actor, opinion=decision.opinion, category=decision.category
    )
    proposal.category = decision.category
    proposal.filed_at = actor.at
    proposal.case_no = case_numbers.give(work, proposal, actor)
    review.remember(proposal, last_level(proposal), entry, decision.opinion)
    assign_by = owing.assignment(work, proposal, actor).due_on
    letters.review_sheet(work, proposal, entry, f"予以立案，案号{proposal.case_no}")
    letters.filing_notice(work, proposal, entry, assign_by)


def reject(work: Work, proposal: Proposal, decision: Rejection, actor: Actor) -> None:
    """不予立案: with reasons, an explanation and what becomes of it; a secret is held."""
    standing.reviewer(proposal, actor)
    profile = work.profile_on(actor.today)
    require(ruling.rejection_objections(decision, profile, held=proposal.on_hold))
    reasons = filing.chosen_reasons(decision.reasons, profile.filing.local_reasons)
    disposition = filing.disposition(decision.disposition)
    entry = step.take(
        work,
        Act.REJECT,
        proposal,
        actor,
        reasons=[reason.code for reason in reasons],
        explanation=decision.explanation,
        disposition=disposition.code,
    )
    proposal.reasons = [reason.code for reason in reasons]
    proposal.disposition = disposition.code
    proposal.on_hold = proposal.on_hold or ruling.is_offline(decision)
    owing.no_publication(proposal, entry)
    review.remember(proposal, last_level(proposal), entry, decision.explanation)
    letters.review_sheet(work, proposal, entry, f"不予立案，{disposition.label}")
    letters.rejection_notice(work, proposal, entry, reasons, decision.explanation)


def consent_conversion(work: Work, proposal: Proposal, actor: Actor, scan: str = "") -> None:
    """同意转办: the first proposer agrees that the paper changes its form."""
    standing.proposer(proposal, actor, scan)
    named = proposal.disposition
    step.take(work, Act.CONSENT_CONVERSION, proposal, actor, disposition=named, scan=scan)
    proposal.conversion_consented = True


def convert(work: Work, proposal: Proposal, target: str, actor: Actor) -> None:
    """转办: hand it on in its new form."""
    require(said(target, "target_named", "请写明转给哪个单位或部门"))
    entry = step.take(work, Act.CONVERT, proposal, actor, target=target)
    proposal.converted_to = target
    disposition = filing.disposition(proposal.disposition)
    letters.conversion_slip(work, proposal, entry, target, disposition)


def last_level(proposal: Proposal) -> ReviewLevel:
    """The level at which the decision falls."""
    assert proposal.review_level is not None, "what is decided has come to the last level"
    return proposal.review_level
