"""Drafted 督办通知 and 通报: a person signs or drops them; what is overtaken is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from proposals.casework import step
from proposals.casework.actor import Actor
from proposals.casework.supervise.urging import recipients, sending
from proposals.casework.supervise.urging.rows import overtaken, row_of
from proposals.casework.supervise.urging.telling import told
from proposals.records import Deadline, Letter, Proposal, numbers, paper_codes
from proposals.work import Work
from workflows.papers.completeness import require, said
from workflows.refusals import NotNow, NotYou, Objection
from workflows.terms import Act, Role


def confirm(work: Work, letter: Letter, actor: Actor) -> None:
    """A clerk or the head puts his name to a drafted letter, which then goes out."""
    _by_a_person(actor)
    _pending(letter)
    _holds(work, letter)
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
    """Cancel an unsent letter about what is settled or moved meanwhile; say whether it was.

    Of several duties those still owed are urged in a letter of their own. What a person has signed
    goes out as signed while anything in it is owed.
    """
    urged = _urged(work, letter)
    whys = [overtaken(letter, deadline) for deadline in urged]
    owed = [deadline for deadline, why in zip(urged, whys, strict=True) if not why]
    gone = letter.posted_at is not None or letter.cancelled_at is not None
    if gone or len(owed) == len(urged) or (owed and letter.confirmed_at is not None):
        return False
    why = next(filter(None, whys))
    cancel(work, letter, f"部分事项{why}，另行发函" if owed else f"事项{why}，不再寄发", actor)
    if owed:
        _urge_again(work, letter, owed, actor)
    return True


def _urge_again(work: Work, letter: Letter, owed: Sequence[Deadline], actor: Actor) -> None:
    urgings = [told(work, each, row_of(work, letter, each), actor) for each in owed]
    whom = recipients.addressees(urgings[0].rung.to, owed[0])
    (to,) = [each for each in whom if each.name == letter.addressee]
    sending.write(work, to, urgings, actor)


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


def _holds(work: Work, letter: Letter) -> None:
    whys = [overtaken(letter, deadline) for deadline in _urged(work, letter)]
    if whys and all(whys):
        raise NotNow(Objection("duty_runs", f"该事项{whys[0]}，文稿不必再发，请作废"))


def _urged(work: Work, letter: Letter) -> list[Deadline]:
    """The duties it urges: one, several in a letter of several cases, or none."""
    keys = [letter.deadline_id, *(case.deadline_id for case in letter.cases)]
    return [work.get_one(Deadline, key) for key in keys if key is not None]


def _record(work: Work, act: Act, letter: Letter, actor: Actor, **facts: Any) -> None:
    assert letter.proposal_id is not None, "a draft of the ladder is about a proposal"
    proposal = work.get_one(Proposal, letter.proposal_id)
    step.take(work, act, proposal, actor, title=letter.title, number=letter.number, **facts)
