"""Facts of 提: text, qualification, signatures."""

from __future__ import annotations

from datetime import date

from sqlmodel import select

from proposals.records.people import (
    Convenor,
    Member,
    Organisation,
    PlenarySession,
    SectorCall,
    in_force,
)
from proposals.records.proposal import Proposal
from proposals.records.text import Revision
from proposals.settings import zone
from proposals.work import Work
from workflows.papers import proposal_text
from workflows.terms import Duty, MemberStatus, ProposerKind, SignatureAnswer, SignatureRole


def paper(revision: Revision) -> proposal_text.ProposalText:
    """A revision as the paper the rulebook reads."""
    return proposal_text.ProposalText(
        title=revision.title,
        facts=revision.facts,
        analysis=revision.analysis,
        suggestions=tuple(s.text for s in revision.suggestions),
    )


def text_complete(proposal: Proposal, work: Work, today: date) -> bool:
    """A frozen text was complete when it was submitted."""
    if proposal.text.frozen_at is not None:
        return True
    return not proposal_text.objections(paper(proposal.text), work.profile_on(today))


def proposer_qualified(proposal: Proposal, work: Work, today: date) -> bool:
    """In office, accredited or convened on the day of the act."""
    if proposal.member_id is not None:
        member = work.get_one(Member, proposal.member_id)
        in_office = member.status == MemberStatus.IN_OFFICE
        return in_office and in_force(member.valid_from, member.valid_until, today)
    if proposal.organisation_id is not None:
        body = work.get_one(Organisation, proposal.organisation_id)
        return in_force(body.valid_from, body.valid_until, today)
    convenors = work.exec(select(Convenor).where(Convenor.sector_id == proposal.sector_id))
    return any(in_force(c.valid_from, c.valid_until, today) for c in convenors)


def of_a_sector(proposal: Proposal, _work: Work, _today: date) -> bool:
    """A 界别 proposal."""
    return proposal.kind == ProposerKind.SECTOR


def call_open(proposal: Proposal, work: Work, today: date) -> bool:
    """A call on the sector's members that has not closed."""
    calls = work.exec(select(SectorCall).where(SectorCall.proposal_id == proposal.id))
    return any(call.opened_on <= today <= call.closes_on for call in calls)


def invitation_pending(proposal: Proposal, _work: Work, _today: date) -> bool:
    """Somebody invited has not answered."""
    return SignatureAnswer.INVITED in _cosigners(proposal)


def cosigner_stays(proposal: Proposal, _work: Work, _today: date) -> bool:
    """Somebody's confirmed name stands beside the first proposer's."""
    return SignatureAnswer.CONFIRMED in _cosigners(proposal)


def joint_without_cosigner(proposal: Proposal, work: Work, today: date) -> bool:
    """A joint proposal that nobody has joined."""
    return proposal.kind == ProposerKind.JOINT and not cosigner_stays(proposal, work, today)


def collective_unsigned(proposal: Proposal, _work: Work, _today: date) -> bool:
    """A collective proposal whose present text no signatory or convenor has signed."""
    if not proposal.kind.is_collective:
        return False
    signing = {SignatureRole.SIGNATORY, SignatureRole.CONVENOR}
    current = proposal.text.text_hash
    return not any(s.role in signing and s.text_hash == current for s in proposal.confirmed)


def collective_out_of_season(proposal: Proposal, work: Work, today: date) -> bool:
    """A 界别 or 小组 proposal outside the plenary where the profile forbids it."""
    seasonal = {ProposerKind.SECTOR, ProposerKind.GROUP}
    if proposal.kind not in seasonal or work.profile_on(today).intake.sector_in_recess:
        return False
    plenary = work.get_one(PlenarySession, proposal.plenary_session_id)
    # What was handed in in season may be mended and handed in again afterwards.
    handed_in = proposal.submitted_at
    day = handed_in.astimezone(zone()).date() if handed_in else today
    return not plenary.window_opens_on <= day <= plenary.closes_on


def withdrawal_consented(proposal: Proposal, _work: Work, _today: date) -> bool:
    """The committee has agreed to the withdrawal of a filed proposal."""
    return proposal.withdrawal_consented


def revision_overdue(proposal: Proposal, _work: Work, today: date) -> bool:
    """The author of a returned proposal let the time for changing it pass."""
    return any(d.duty == Duty.REVISE and d.running and d.due_on < today for d in proposal.deadlines)


def _cosigners(proposal: Proposal) -> set[SignatureAnswer]:
    return {s.answer for s in proposal.signatures if s.role == SignatureRole.COSIGNER}


FACTS = {
    fact.__name__: fact
    for fact in (
        text_complete,
        proposer_qualified,
        of_a_sector,
        call_open,
        invitation_pending,
        cosigner_stays,
        joint_without_cosigner,
        collective_unsigned,
        collective_out_of_season,
        withdrawal_consented,
        revision_overdue,
    )
}
