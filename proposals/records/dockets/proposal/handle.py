"""Facts of 办: units, meetings, replies, feedback."""

from __future__ import annotations

from datetime import date

from proposals.records.feedback import OpinionForm
from proposals.records.proposal import Proposal
from proposals.work import Work
from workflows.policies import result_classes
from workflows.terms import AssignmentStage, FormState, Publicity, Rating

MET = {
    AssignmentStage.MET,
    AssignmentStage.REPLY_REVIEW,
    AssignmentStage.REPLIED,
    AssignmentStage.DONE,
}
REPLIED = {AssignmentStage.REPLIED, AssignmentStage.DONE}


def units_proposed(proposal: Proposal, _work: Work, _today: date) -> bool:
    """The committee has named the units."""
    return bool(proposal.proposed_units)


def answering_unit_signed(proposal: Proposal, _work: Work, _today: date) -> bool:
    """A sole, lead or split unit has signed for it."""
    return any(a.signed_at is not None for a in proposal.answering)


def every_answering_unit_met(proposal: Proposal, _work: Work, _today: date) -> bool:
    """Every answering unit has met the proposer in this round, or need not."""
    return bool(proposal.answering) and all(a.stage in MET for a in proposal.answering)


def every_answering_unit_replied(proposal: Proposal, _work: Work, _today: date) -> bool:
    """Every answering unit has issued its reply in this round."""
    return bool(proposal.answering) and all(a.stage in REPLIED for a in proposal.answering)


def reply_issued(proposal: Proposal, _work: Work, _today: date) -> bool:
    """A unit, be it one since replaced, has sent its answer out in some round."""
    return any(r.issued_at is not None for a in proposal.assignments for r in a.replies)


def form_open(proposal: Proposal, _work: Work, _today: date) -> bool:
    """A form of this round is still out."""
    return any(f.state == FormState.OPEN for f in _forms(proposal))


def dissatisfied(proposal: Proposal, work: Work, today: date) -> bool:
    """By the profile's rule the answers of this round ask for another."""
    rule = work.profile_on(today).feedback.unsatisfied_rule
    answers = [Rating.DISSATISFIED in (f.work_rating, f.result_rating) for f in _forms(proposal)]
    return result_classes.done_again(rule, answers)


def rounds_left(proposal: Proposal, work: Work, today: date) -> bool:
    """Another round is allowed."""
    return proposal.round < work.profile_on(today).rehandling.max_rounds


def special_consultation_held(proposal: Proposal, _work: Work, _today: date) -> bool:
    """The minutes of the 专项协商 are on record."""
    return bool(proposal.special_minutes)


def reply_open_to_public(proposal: Proposal, _work: Work, _today: date) -> bool:
    """Every reply of this round may be published, and the proposer agrees."""
    replies = [r for a in proposal.answering for r in a.replies if r.round == proposal.round]
    return (
        proposal.public_consent
        and bool(replies)
        and all(r.publicity == Publicity.OPEN and r.issued_at for r in replies)
        and all(f.public_consent for f in _forms(proposal))
    )


def reply_published(proposal: Proposal, _work: Work, _today: date) -> bool:
    """The replies of this round stand on the committee's site."""
    return any(p.what == "reply" and p.round == proposal.round for p in proposal.publications)


def _forms(proposal: Proposal) -> list[OpinionForm]:
    """The forms of this round, the first proposer's first (as they were opened)."""
    return [f for f in proposal.forms if f.round == proposal.round]


FACTS = {
    fact.__name__: fact
    for fact in (
        units_proposed,
        answering_unit_signed,
        every_answering_unit_met,
        every_answering_unit_replied,
        reply_issued,
        form_open,
        dissatisfied,
        rounds_left,
        special_consultation_held,
        reply_open_to_public,
        reply_published,
    )
}
