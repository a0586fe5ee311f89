"""Drafted 督办通知 and 通报: a person signs or drops them; a settled duty takes its own along."""

from __future__ import annotations

from typing import Any

from proposals.casework import step
from proposals.casework.actor import Actor
from proposals.records import Deadline, Letter, Proposal, numbers, paper_codes
from proposals.work import Work
from workflows.papers.completeness import require, said
from workflows.refusals import NotNow, NotYou, Objection
from workflows.terms import Act, Role


def confirm(work: Work, letter: Letter, actor: Actor) -> None:
    """A clerk or the head puts his name to a drafted letter, which then goes out."""
    _by_a_person(actor)
    _pending(letter)
    if not _still_owed(work, letter):
        raise NotNow(Objection("duty_runs", "该事项已了结，文稿不必再发，请作废"))
    _record(work, Act.CONFIRM_LETTER, letter, actor)
    letter.confirmed_by, letter.confirmed_at = actor.name, actor.at
    paper_codes.issue(work, letter)
    letter.send_on = work.calendar.next_workday(actor.today)


def discard(work: Work, letter: Letter, why: str, actor: Actor) -> None:
    """Drop a draft; its number stays used, with the reason."""
    _by_a_person(actor)
    _pending(letter)
    require(said(why, "reason_given", "作废文稿须写明理由"))
    _record(work, Act.DISCARD_LETTER, letter, actor, why=why)
    cancel(work, letter, why, actor)


def drop_idle(work: Work, letter: Letter, actor: Actor) -> bool:
    """Cancel an unsent letter about a duty that is settled meanwhile; say whether it was."""
    sent_or_dropped = letter.posted_at is not None or letter.cancelled_at is not None
    if sent_or_dropped or _still_owed(work, letter):
        return False
    cancel(work, letter, "事项已了结，不再寄发", actor)
    return True


def cancel(work: Work, letter: Letter, why: str, actor: Actor) -> None:
    """Take an unsent letter back and explain the gap in its series."""
    letter.cancelled_at, letter.cancelled_why = actor.at, why
    if letter.number is not None:
        series, value = letter.number.removesuffix("号").rsplit("〕", 1)
        numbers.void(work, f"{series}〕", int(value), why, actor.at)


def _by_a_person(actor: Actor) -> None:
    if actor.role == Role.CLOCK:
        raise NotYou(Objection("a_person_confirms", "督办通知和通报须由人确认，系统不能代为确认"))


def _pending(letter: Letter) -> None:
    drafted = letter.needs_confirmation and letter.confirmed_at is None
    if not drafted or letter.cancelled_at is not None:
        raise NotNow(Objection("draft_pending", "该文书不在待确认之列"))


def _still_owed(work: Work, letter: Letter) -> bool:
    return letter.deadline_id is None or work.get_one(Deadline, letter.deadline_id).running


def _record(work: Work, act: Act, letter: Letter, actor: Actor, **facts: Any) -> None:
    assert letter.proposal_id is not None, "a draft of the ladder is about a proposal"
    proposal = work.get_one(Proposal, letter.proposal_id)
    step.take(work, act, proposal, actor, title=letter.title, number=letter.number, **facts)
