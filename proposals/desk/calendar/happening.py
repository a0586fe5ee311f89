"""What happens on a day and concerns a reader: duties, meetings, supervisions, windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, false, true
from sqlalchemy.orm import contains_eager
from sqlmodel import and_, col, or_, select

from proposals.desk import clocks, sight
from proposals.desk.reader import Reader
from proposals.records import (
    Assignment,
    Consultation,
    Deadline,
    Invitation,
    PlenarySession,
    Proposal,
    SupervisedCase,
    Supervision,
)
from proposals.settings import zone
from proposals.work import Work
from workflows.policies.permits import COMMITTEE, LEADERS, PROPOSERS
from workflows.policies.sights import UNITS
from workflows.terms import Duty, MeetingOutcome, Role, SupervisionStage, Term

OF_A_PROPOSER = [
    *(Duty.REVISE, Duty.FEEDBACK, Duty.FIRST_CONTACT, Duty.REPLY, Duty.REHANDLE),
    *(Duty.COMMITMENT, Duty.LOOKBACK),
]
"""What a proposer does himself or waits for."""


class What(Term):
    """What happens on a day."""

    DUTY = "duty", "期限"
    MEETING = "meeting", "面商"
    VISIT = "visit", "督办"
    WINDOW = "window", "会期"


class Item(NamedTuple):
    """One thing on one day."""

    day: date
    what: What
    label: str
    detail: str
    href: str
    rung: str = ""
    settled: bool = False
    overdue: bool = False


class Span(NamedTuple):
    """From one day to another, both shown."""

    first: date
    last: date

    def holds(self, column: Any) -> ColumnElement[bool]:
        """The condition that a date lies in it."""
        return and_(col(column) >= self.first, col(column) <= self.last)


def duties(work: Work, reader: Reader, span: Span) -> Iterator[Item]:
    """What falls due; what was lifted is nobody's business any more."""
    asked = (
        clocks.with_climbs()
        .join(Proposal, col(Proposal.id) == Deadline.proposal_id)
        .where(sight.visible(reader), _owed_by(reader), span.holds(Deadline.due_on))
        .where(col(Deadline.lifted_at).is_(None))
        .options(contains_eager(Deadline.proposal))  # type: ignore[arg-type]  # a relationship
    )
    for row in work.exec(asked):
        rung = clocks.rung(row)
        yield Item(
            row.due_on,
            What.DUTY,
            f"{row.duty.label} {row.proposal.number}",
            f"{row.debtor}：{row.proposal.title}" + ("（暂定）" if row.provisional else ""),
            f"/deadlines/{row.id}",
            rung.value if rung and row.running else "",
            row.met_at is not None,
            row.is_late(reader.today),
        )


def _owed_by(reader: Reader) -> ColumnElement[bool]:
    """A unit's own, what is done about a proposer's own case, else everything he sees."""
    if reader.role in UNITS:
        mine = select(Assignment.id).where(col(Assignment.unit_id).in_(reader.units))
        of_others = col(Deadline.duty) != Duty.FEEDBACK
        return and_(col(Deadline.assignment_id).in_(mine), of_others)
    if reader.role in PROPOSERS:
        return and_(sight.own(reader), col(Deadline.duty).in_(OF_A_PROPOSER))
    return true()


def meetings(work: Work, reader: Reader, span: Span) -> Iterator[Item]:
    """面商 that were held, of the reader's own cases."""
    asked = (
        select(Consultation, Assignment, Proposal)
        .join(Assignment, col(Assignment.id) == Consultation.assignment_id)
        .join(Proposal, col(Proposal.id) == Assignment.proposal_id)
        .where(sight.visible(reader), _met_by(reader), span.holds(Consultation.held_on))
        .order_by(col(Consultation.id))
    )
    for meeting, unit, proposal in work.exec(asked):
        yield Item(
            meeting.held_on,
            What.MEETING,
            f"面商 {proposal.number}",
            f"{unit.unit_name}，{meeting.form.label}，{meeting.place}（{meeting.outcome.label}）",
            f"/proposals/{proposal.id}/handling",
            settled=meeting.outcome != MeetingOutcome.RECORDED,
        )


def _met_by(reader: Reader) -> ColumnElement[bool]:
    if reader.role in UNITS:
        return col(Assignment.unit_id).in_(reader.units)
    return sight.own(reader) if reader.role in PROPOSERS else true()


def visits(work: Work, reader: Reader, span: Span) -> Iterator[Item]:
    """Supervisions that were held, or have to be done by a day."""
    asked = select(Supervision).where(
        _led_by(reader),
        or_(span.holds(Supervision.held_on), span.holds(Supervision.due_on)),
        col(Supervision.stage) != SupervisionStage.CANCELLED,
    )
    for row in work.exec(asked.order_by(col(Supervision.id))):
        whole = (
            f"{row.lead_leader}（{row.lead_role.label}）领衔，{row.form.label}，{row.stage.label}"
        )
        href = f"/supervisions/{row.id}"
        over = row.stage in {SupervisionStage.CLOSED, SupervisionStage.VERIFIED}
        if row.held_on:
            detail = f"{whole}，{row.place}"
            yield Item(row.held_on, What.VISIT, f"督办 {row.theme}", detail, href, settled=True)
        if row.due_on:
            late = not over and row.due_on < reader.today
            label = f"督办完成时限 {row.theme}"
            yield Item(row.due_on, What.VISIT, label, whole, href, settled=over, overdue=late)


def _led_by(reader: Reader) -> ColumnElement[bool]:
    """His own as leader, those he is invited to, those over a unit's cases; the office sees all."""
    if reader.role in LEADERS:
        return col(Supervision.lead_leader) == reader.name
    if reader.role in PROPOSERS:
        invited = select(Invitation.supervision_id).where(
            col(Invitation.member_id) == reader.member_id
        )
        return col(Supervision.id).in_(invited) if reader.member_id else false()
    if reader.role in COMMITTEE | {Role.AUDITOR, Role.SEC_GENERAL, Role.COMMITTEE_OFFICE}:
        return true()
    seen = (
        select(SupervisedCase.supervision_id)
        .join(Proposal, col(Proposal.id) == SupervisedCase.proposal_id)
        .where(sight.visible(reader))
    )
    return col(Supervision.id).in_(seen)


def windows(work: Work, span: Span) -> Iterator[Item]:
    """When proposals are taken in, and when the plenary sits."""
    begins = datetime.combine(span.first - timedelta(days=1), datetime.min.time(), zone())
    asked = select(PlenarySession).where(
        or_(
            span.holds(PlenarySession.opens_on),
            span.holds(PlenarySession.closes_on),
            span.holds(PlenarySession.window_opens_on),
            col(PlenarySession.cutoff_at) >= begins,
        )
    )
    for row in work.exec(asked.order_by(col(PlenarySession.id))):
        name = f"第{row.number}次会议"
        cutoff = row.cutoff_at.astimezone(zone())
        days = (
            (row.window_opens_on, f"{name}提案征集开始", ""),
            (row.opens_on, f"{name}开幕", ""),
            (cutoff.date(), f"{name}提案截止", f"{cutoff:%H:%M}截止，逾时列为平时提案"),
            (row.closes_on, f"{name}闭幕", ""),
        )
        for day, label, detail in days:
            if span.first <= day <= span.last:
                yield Item(day, What.WINDOW, label, detail, "/rosters")
