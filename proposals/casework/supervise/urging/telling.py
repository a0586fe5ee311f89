"""What a rung's letters say: the late case, who is responsible, what was sent before, what next."""

from __future__ import annotations

from datetime import date

from sqlalchemy import bindparam
from sqlmodel import col, func, or_, select

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.casework.supervise.urging import recipients
from proposals.casework.supervise.urging.rows import ladder
from proposals.letters.supervise.urging import Block, Late, Tally, Urging
from proposals.records import (
    Assignment,
    Deadline,
    Letter,
    SupervisedCase,
    Supervision,
    letter_case,
)
from proposals.rendering import official_date
from proposals.settings import zone
from proposals.work import Work
from workflows import escalation
from workflows.policies.profile import LadderRow
from workflows.terms import AssignmentStage, Period, Rung, SupervisionStage

GRACE = Period.parse("10wd")
"""How long an urged unit has, where the ladder names no later rung (default, no source)."""
SHORT = {Rung.REMIND, Rung.WARN}
"""Rungs sent as a short notice, without what came before."""
ENDED = [SupervisionStage.CLOSED, SupervisionStage.CANCELLED]
ANSWERED = [AssignmentStage.REPLIED, AssignmentStage.DONE]
SENT = (
    select(Letter.written_at, Letter.title, Letter.number)
    .where(
        letter_case.urging(bindparam("deadline")),
        col(Letter.cancelled_at).is_(None),
        or_(~col(Letter.needs_confirmation), col(Letter.confirmed_at).is_not(None)),
    )
    .order_by(col(Letter.id))
)
"""What went out about a duty; a draft did not."""


def told(work: Work, deadline: Deadline, row: LadderRow, actor: Actor) -> Urging:
    """Everything the letters of this rung say."""
    later = _next_row(work, deadline, row)
    new_date = _new_date(work, deadline, later, actor.today)
    return Urging(
        proposal=deadline.proposal,
        deadline=deadline,
        rung=row,
        late=late(work, deadline, actor.today),
        copies=recipients.copies(row.cc, deadline),
        people=recipients.people(row.to, deadline),
        new_date=new_date,
        next_rung=later.rung.label if later else "",
        earlier=() if row.rung in SHORT else earlier(work, deadline),
        block=block(work, deadline, new_date) if row.rung == Rung.SUPERVISE else None,
        tally=tally(work, deadline, actor.today) if row.rung == Rung.CIRCULAR else None,
    )


def late(work: Work, deadline: Deadline, today: date) -> Late:
    """The case as one line of a letter's table."""
    proposal = deadline.proposal
    assignment = deadline.assignment
    assigned_at = assignment.assigned_at if assignment else proposal.assigned_at
    return Late(
        number=proposal.number,
        title=proposal.title,
        proposer=proposal.proposer_name,
        units=recipients.units(proposal),
        duty=deadline.duty.label,
        assigned_on=assigned_at.astimezone(zone()).date() if assigned_at else None,
        due_on=deadline.due_on,
        overdue=work.calendar.workdays_between(deadline.due_on, today),
    )


def earlier(work: Work, deadline: Deadline) -> tuple[str, ...]:
    """The numbers and dates of what went out about this duty before."""
    if deadline.id is None or not deadline.climbs:
        return ()
    letter_case.write_pending(work, "deadline_id", deadline.id)
    with work.no_autoflush:
        sent = work.exec(SENT, params={"deadline": deadline.id}).all()
    lines = (f"{official_date(at)} {title}{number or ''}" for at, title, number in sent)
    return tuple(dict.fromkeys(lines))


def block(work: Work, deadline: Deadline, due_on: date) -> Block:
    """Who leads: the supervision under way, the key proposal's, else the committee (R-41)."""
    supervised = (
        select(Supervision)
        .join(SupervisedCase, col(SupervisedCase.supervision_id) == Supervision.id)
        .where(
            SupervisedCase.proposal_id == deadline.proposal_id,
            col(Supervision.stage).not_in(ENDED),
        )
        .order_by(col(Supervision.id))
    )
    if found := work.exec(supervised).first():
        offices = "、".join(found.coop_offices)
        return Block(found.lead_leader, found.lead_office, offices, due_on)
    for nomination in deadline.proposal.nominations:
        if nomination.lead_leader:
            return Block(nomination.lead_leader, nomination.committee, "提案委员会", due_on)
    return Block("分管副主席", "提案委员会", "对口专门委员会", due_on)


def tally(work: Work, deadline: Deadline, today: date) -> Tally | None:
    """How the late unit stands with all it was given."""
    if deadline.assignment is None:
        return None
    mine = Assignment.unit_id == deadline.assignment.unit_id
    given = (
        select(func.count())
        .select_from(Assignment)
        .where(mine, col(Assignment.stage) != AssignmentStage.RETURNED)
    )
    owed = (
        select(func.count())
        .select_from(Deadline)
        .join(Assignment, col(Assignment.id) == Deadline.assignment_id)
        .where(
            mine,
            col(Deadline.met_at).is_(None),
            col(Deadline.lifted_at).is_(None),
            Deadline.due_on < today,
        )
    )
    replied = given.where(col(Assignment.stage).in_(ANSWERED))
    return Tally(*(work.exec(asked).one() for asked in (given, replied, owed)))


def _next_row(work: Work, deadline: Deadline, row: LadderRow) -> LadderRow | None:
    """The rung that comes after this one: what is said to follow."""
    higher = [
        r
        for r in ladder(work, deadline)
        if r.duty == row.duty and r.offset.count > row.offset.count and r.rung != row.rung
    ]
    return min(higher, key=lambda r: r.offset.count, default=None)


def _new_date(work: Work, deadline: Deadline, later: LadderRow | None, today: date) -> date:
    """The day before which it is to be done: the next rung's, when that still lies ahead.

    A rung taken out of turn gives no day more than the duty has.
    """
    if deadline.due_on > today:
        return deadline.due_on
    if later is not None:
        on = escalation.rung_on(later, duties.running(deadline), work.calendar)
        if on > today:
            return on
    return work.calendar.add(today, GRACE)
