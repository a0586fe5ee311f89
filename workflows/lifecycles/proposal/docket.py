"""The facts of a proposal that its rules ask for."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.terms import ProposalStage


@dataclass
class ProposalDocket:
    """Everything the rulebook asks of one 提案; the office gathers it from its records."""

    stage: ProposalStage = ProposalStage.DRAFT

    # 提
    text_complete: bool = False
    proposer_qualified: bool = False
    """In office, accredited or convened, on the day of the act."""
    of_a_sector: bool = False
    call_open: bool = False
    """The sector's members may still join in drafting."""
    invitation_pending: bool = False
    joint_without_cosigner: bool = False
    collective_unsigned: bool = False
    collective_out_of_season: bool = False
    """A 界别 or 小组 proposal outside the plenary where the profile forbids it."""
    cosigner_stays: bool = False
    withdrawal_consented: bool = False
    revision_overdue: bool = False

    # 立
    at_last_level: bool = False
    on_hold: bool = False
    merge_consented: bool = False
    merge_lead_live: bool = False
    merge_same_term: bool = False
    has_merged_children: bool = False
    was_filed: bool = False
    lead_assigned: bool = False
    conversion_named: bool = False
    conversion_consented: bool = False
    converted: bool = False
    publishable: bool = False
    """The proposer consented and the screening found nothing secret or private."""
    proposal_published: bool = False
    key_nominated: bool = False
    key_decided: bool = False

    # 办
    units_proposed: bool = False
    answering_unit_signed: bool = False
    every_answering_unit_met: bool = False
    every_answering_unit_replied: bool = False
    reply_issued: bool = False
    """A unit has answered the proposer, in this round or an earlier one."""
    form_open: bool = False
    dissatisfied: bool = False
    rounds_left: bool = True
    special_consultation_held: bool = False
    reply_open_to_public: bool = False
    reply_published: bool = False

    # 督
    commitment_open: bool = False
    lookback_under_way: bool = False
    lookback_failed: bool = False
    anything_open: bool = False
    """An open supervision, return request, extension, form or look-back of this proposal."""
