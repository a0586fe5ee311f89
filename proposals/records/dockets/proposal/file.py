"""Facts of 立: review levels, merging, disposition, publication, key proposals."""

from __future__ import annotations

from datetime import date

from proposals.records.proposal import Proposal
from proposals.work import Work
from workflows.policies import filing
from workflows.terms import ProposalStage

LIVE_LEAD = {ProposalStage.UNDER_REVIEW, ProposalStage.FILED}


def at_last_level(proposal: Proposal, work: Work, today: date) -> bool:
    """The review has come to the level that decides."""
    return proposal.review_level == work.profile_on(today).filing.levels[-1]


def on_hold(proposal: Proposal, _work: Work, _today: date) -> bool:
    """Stopped for secrecy."""
    return proposal.on_hold


def merge_consented(proposal: Proposal, work: Work, today: date) -> bool:
    """Both first proposers agreed, or the profile does not ask them."""
    if not work.profile_on(today).filing.merge_needs_consent:
        return proposal.merging is not None
    merging = proposal.merging
    return merging is not None and bool(merging.child_consent and merging.lead_consent)


def merge_lead_live(proposal: Proposal, work: Work, _today: date) -> bool:
    """The lead is in review or filed, neither merged itself nor stopped for secrecy."""
    lead = _lead(proposal, work)
    return lead is not None and lead.stage in LIVE_LEAD and not lead.on_hold


def merge_same_term(proposal: Proposal, work: Work, _today: date) -> bool:
    """Lead and child are of one term."""
    lead = _lead(proposal, work)
    return lead is not None and lead.term_id == proposal.term_id


def has_merged_children(proposal: Proposal, _work: Work, _today: date) -> bool:
    """Other proposals were merged into this one."""
    return bool(proposal.merged)


def was_filed(proposal: Proposal, _work: Work, _today: date) -> bool:
    """It had been filed before it was merged."""
    return proposal.merging is not None and proposal.merging.was_filed


def lead_assigned(proposal: Proposal, work: Work, _today: date) -> bool:
    """The lead has gone on to the units, whatever has become of it since."""
    lead = _lead(proposal, work)
    return lead is not None and lead.assigned_at is not None


def conversion_named(proposal: Proposal, _work: Work, _today: date) -> bool:
    """The decision not to file names a form into which it is converted."""
    named = proposal.disposition
    return bool(named) and filing.disposition(named).needs_consent


def conversion_consented(proposal: Proposal, _work: Work, _today: date) -> bool:
    """The proposer agreed to the change of form."""
    return proposal.conversion_consented


def converted(proposal: Proposal, _work: Work, _today: date) -> bool:
    """It has been handed on in its new form."""
    return bool(proposal.converted_to)


def publishable(proposal: Proposal, _work: Work, _today: date) -> bool:
    """The proposer consents to publication."""
    return proposal.public_consent


def proposal_published(proposal: Proposal, _work: Work, _today: date) -> bool:
    """It stands on the committee's site."""
    return any(p.what == "proposal" for p in proposal.publications)


def key_nominated(proposal: Proposal, _work: Work, _today: date) -> bool:
    """It is a candidate for 重点提案."""
    return bool(proposal.nominations)


def key_decided(proposal: Proposal, _work: Work, _today: date) -> bool:
    """The 主席会议 has decided on it."""
    return any(n.decided_on is not None for n in proposal.nominations)


def _lead(proposal: Proposal, work: Work) -> Proposal | None:
    merging = proposal.merging
    return None if merging is None else work.get_one(Proposal, merging.lead_id)


FACTS = {
    fact.__name__: fact
    for fact in (
        at_last_level,
        on_hold,
        merge_consented,
        merge_lead_live,
        merge_same_term,
        has_merged_children,
        was_filed,
        lead_assigned,
        conversion_named,
        conversion_consented,
        converted,
        publishable,
        proposal_published,
        key_nominated,
        key_decided,
    )
}
