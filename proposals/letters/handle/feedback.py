"""征询意见表, 二次办理通知, 专项协商纪要, 办结通知 and the form of the 二次反馈."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from proposals.letters import addressing
from proposals.letters.handle.replying import recipients
from proposals.letters.writing import Sheet, To, write
from proposals.records import (
    Assignment,
    Commitment,
    Consultation,
    Letter,
    OpinionForm,
    Proposal,
    Reply,
)
from proposals.records.dockets.proposal.supervise import OPEN_PROMISE
from proposals.work import Work
from workflows.terms import Layout, MeetingOutcome

FORM = Sheet("handle/opinion_form", "提案办理情况征询意见表", layout=Layout.FORM)
REHANDLING = Sheet("handle/rehandling_notice", "二次办理通知", "提再")
MINUTES = Sheet("handle/special_minutes", "专项协商纪要", "提商")
CLOSING = Sheet("handle/closing_notice", "办结通知", "提结")
SECOND = Sheet("handle/second_feedback_form", "承诺兑现情况二次反馈表", layout=Layout.FORM)


class AnsweredBy(NamedTuple):
    """One unit's answer in one round, with how it spoke to the proposer before."""

    unit: Assignment
    reply: Reply
    meetings: list[Consultation]


def answers_of(proposal: Proposal, round_: int) -> list[AnsweredBy]:
    """Who answered in this round, and which meetings were confirmed."""
    return [
        AnsweredBy(unit, reply, [m for m in unit.consultations if _held(m, round_)])
        for unit in proposal.answering
        for reply in unit.replies
        if reply.round == round_ and reply.issued_at is not None
    ]


def opinion_form(work: Work, form: OpinionForm, of: Proposal, due_on: date, at: datetime) -> Letter:
    """征询意见表, to one proposer; it comes back to the committee, never to the unit."""
    proposal = form.proposal
    collective = of.kind.is_collective
    facts = {
        "form": form,
        "of": of,
        "due_on": due_on,
        "answers": answers_of(proposal, form.round),
        "suggestions": proposal.text.suggestions,
    }
    greeting = form.proposer if collective else f"{form.proposer}委员"
    return write(work, FORM, To(greeting, at, f"form {form.id}", proposal, facts=facts))


def rehandling_notice(
    work: Work, assignment: Assignment, unhappy: Sequence[OpinionForm], due_on: date, at: datetime
) -> Letter:
    """二次办理通知, to an answering unit, with the member's own words and the reply they are on."""
    before = assignment.round - 1
    facts: dict[str, object] = {
        "round": assignment.round,
        "earlier": next((r for r in assignment.replies if r.round == before), ""),
        "unhappy": unhappy,
        "due_on": due_on,
    }
    occasion = f"assignment {assignment.key} round {assignment.round}"
    to = To(assignment.unit_name, at, occasion, assignment.proposal, facts=facts)
    return write(work, REHANDLING, to)


def special_minutes(work: Work, proposal: Proposal, minutes: str, at: datetime) -> list[Letter]:
    """专项协商纪要, to the first proposer and every answering unit."""
    facts: dict[str, object] = {"minutes": minutes}
    first = addressing.first(proposal).greeting
    about = f"proposal {proposal.key} round {proposal.round} to"
    to_all = [To(first, at, f"{about} first", proposal, facts=facts)]
    for unit in proposal.answering:
        to_all.append(To(unit.unit_name, at, f"{about} {unit.key}", proposal, facts=facts))
    return [write(work, MINUTES, to) for to in to_all]


def closing_notice(work: Work, proposal: Proposal, at: datetime) -> list[Letter]:
    """办结通知, to every proposer: class, ratings, and what is still promised."""
    answers = answers_of(proposal, proposal.round)
    facts = {
        "result_class": proposal.result_class,
        "forms": [form for form in proposal.forms if form.round == proposal.round],
        "units": [answer.unit.unit_name for answer in answers],
        "promises": [c for c in proposal.commitments if c.stage in OPEN_PROMISE],
        "minutes": bool(proposal.special_minutes),
    }
    about = f"proposal {proposal.key} round {proposal.round} to"
    letters = []
    for of, who in recipients(proposal):
        occasion = f"{about} {of.key}/{who.key}"
        to = To(who.greeting, at, occasion, proposal, facts={**facts, "of": of})
        letters.append(write(work, CLOSING, to))
    return letters


def second_feedback_form(
    work: Work, commitment: Commitment, unit_name: str, due_on: date, at: datetime
) -> Letter:
    """二次反馈表, to the first proposer: was the promise kept?"""
    proposal = commitment.proposal
    facts: dict[str, object] = {"commitment": commitment, "unit": unit_name, "due_on": due_on}
    occasion = f"commitment {commitment.key} {at.isoformat()}"
    first = addressing.first(proposal).greeting
    return write(work, SECOND, To(first, at, occasion, proposal, facts=facts))


def _held(meeting: Consultation, round_: int) -> bool:
    return meeting.round == round_ and meeting.outcome == MeetingOutcome.CONFIRMED
