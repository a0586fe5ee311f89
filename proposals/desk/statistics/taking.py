"""take(): everything a report counts, read once, a query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import literal, union_all
from sqlalchemy.orm import joinedload
from sqlmodel import col, select

from proposals.desk.statistics.leading import plenaries
from proposals.desk.statistics.moments import end_of, told
from proposals.desk.statistics.snapshot import Clock, Counted, Form, Handled, Issued, Snapshot
from proposals.records import (
    Assignment,
    Commitment,
    Consultation,
    Deadline,
    HandlingUnit,
    Lookback,
    Member,
    OpinionForm,
    Proposal,
    Publication,
    Reply,
    ReplyAnswer,
    SupervisedCase,
    Supervision,
)
from proposals.records.people import in_force
from proposals.work import Work
from workflows.lifecycles.supervision import UNHELD
from workflows.refusals import NotFound, Objection
from workflows.terms import (
    Act,
    CommitmentStage,
    Duty,
    FormState,
    LookbackStage,
    MeetingOutcome,
    MemberStatus,
)

R = TypeVar("R")


def take(work: Work, as_of: date, plenary: int | None = None) -> Snapshot:
    """Read what was received by the end of that day (in one plenary session's scope, if named)."""
    until = end_of(as_of)
    record = told(work, until)
    past = {n: p for n, p in record.pasts.items() if Act.SUBMIT in p.first}
    asked = select(Proposal).order_by(col(Proposal.id))
    if plenary is not None:
        asked = asked.where(col(Proposal.plenary_session_id).in_(_held(work, plenary)))
    columns = asked.with_only_columns(
        col(Proposal.id),
        col(Proposal.kind),
        col(Proposal.intake),
        col(Proposal.member_id),
        col(Proposal.public_consent),
    )
    clocks, units, replies, forms = (
        _clocks(work, until),
        _units(work, until, record.waived),
        _replies(work, until),
        _forms(work, until),
    )
    supervised, published, upgraded = _marked(work, until)
    cases = [
        Counted(
            number,
            kind,
            intake,
            member_id,
            consent,
            past[number],
            clocks.get(number, []),
            units.get(number, []),
            replies.get(number, []),
            forms.get(number, []),
            number in supervised,
            number in published,
            number in upgraded,
        )
        for number, kind, intake, member_id, consent in work.execute(columns)
        if number in past
    ]
    wanted = {case.id for case in cases}
    return Snapshot(
        as_of, work.profile_on(as_of), cases, _promises(work, until, wanted), _members(work, as_of)
    )


def _held(work: Work, plenary: int) -> list[int]:
    """The sessions of that number, one a term; nothing is counted of one nobody opened."""
    opened = plenaries(work)
    if plenary not in opened:
        known = "、".join(map(str, opened)) or "无"
        sentence = f"没有第{plenary}次会议，请改选会次；已有的会次：{known}"
        raise NotFound(Objection("session_exists", sentence))
    return opened[plenary]


def _clocks(work: Work, until: datetime) -> dict[int, list[Clock]]:
    asked = select(Deadline).where(
        col(Deadline.duty).in_((Duty.REPLY, Duty.REHANDLE, Duty.FIRST_CONTACT)),
        col(Deadline.started_on) <= until.date(),
    )
    columns = asked.with_only_columns(
        col(Deadline.proposal_id),
        col(Deadline.assignment_id),
        col(Deadline.duty),
        col(Deadline.due_on),
        col(Deadline.met_at),
        col(Deadline.lifted_at),
        col(Deadline.paused_on),
    ).order_by(col(Deadline.id))
    return _grouped(
        (case, Clock(assignment, duty, due_on, _by(met_at, until), bool(paused_on)))
        for case, assignment, duty, due_on, met_at, lifted_at, paused_on in work.execute(columns)
        if _by(lifted_at, until) is None
    )


def _units(
    work: Work, until: datetime, waived: Mapping[int, list[date]]
) -> dict[int, list[Handled]]:
    asked = (
        select(Assignment.proposal_id, Assignment.id, Assignment.unit_name, HandlingUnit.kind)
        .add_columns(col(Assignment.role), col(Assignment.signed_at), col(Assignment.stage))
        .join(HandlingUnit, col(HandlingUnit.id) == Assignment.unit_id)
        .where(col(Assignment.assigned_at) <= until)
        .order_by(col(Assignment.id))
    )
    met = _met(work, until)
    return _grouped(
        (
            case,
            Handled(
                number,
                name,
                kind,
                role,
                _by(signed_at, until) is not None,
                stage == "returned",
                tuple(met[number]),
                tuple(waived.get(number, ())),
            ),
        )
        for case, number, name, kind, role, signed_at, stage in work.execute(asked)
    )


def _met(work: Work, until: datetime) -> dict[int, list[date]]:
    """The confirmed talks face to face, by assignment."""
    asked = select(
        col(Consultation.assignment_id), col(Consultation.form), col(Consultation.held_on)
    ).where(
        col(Consultation.outcome) == MeetingOutcome.CONFIRMED,
        col(Consultation.answered_at) <= until,
    )
    return _grouped(
        (unit, held_on)
        for unit, form, held_on in work.execute(asked.order_by(col(Consultation.id)))
        if form.face_to_face
    )


def _replies(work: Work, until: datetime) -> dict[int, list[Issued]]:
    """What went out, with what it says to each suggestion."""
    answered = joinedload(Reply.answers).load_only(ReplyAnswer.adoption)  # type: ignore[arg-type]
    asked = (
        select(Assignment.proposal_id, Reply)
        .join(Assignment, col(Assignment.id) == Reply.assignment_id)
        .where(col(Reply.issued_at) <= until)
        .order_by(col(Reply.id))
        .options(answered)
    )
    return _grouped(
        (
            case,
            Issued(
                reply.assignment_id,
                reply.round,
                reply.confirmed_class or reply.unit_class,
                reply.issued_at or until,
                tuple(answer.adoption for answer in reply.answers),
            ),
        )
        for case, reply in work.execute(asked).unique()
    )


def _forms(work: Work, until: datetime) -> dict[int, list[Form]]:
    asked = select(OpinionForm).where(
        OpinionForm.state != FormState.SUPERSEDED, col(OpinionForm.opened_at) <= until
    )
    return _grouped(
        (
            form.proposal_id,
            Form(form.round, True, form.work_rating, form.result_rating)
            if form.state == FormState.RECEIVED and _by(form.received_at, until)
            else Form(form.round, False, None, None),
        )
        for form in work.exec(asked.order_by(col(OpinionForm.id)))
    )


def _marked(work: Work, until: datetime) -> tuple[set[int], set[int], set[int]]:
    """The cases supervised, published, and upgraded by a look-back."""
    supervised = (
        select(literal(0), SupervisedCase.proposal_id)
        .join(Supervision, col(Supervision.id) == SupervisedCase.supervision_id)
        .where(col(Supervision.stage).not_in(UNHELD), col(Supervision.planned_at) <= until)
    )
    published = select(literal(1), Publication.proposal_id).where(
        Publication.what == "proposal", col(Publication.published_at) <= until
    )
    upgraded = select(literal(2), Lookback.proposal_id).where(
        Lookback.stage == LookbackStage.RECLASSIFIED, col(Lookback.concluded_at) <= until
    )
    found: tuple[set[int], set[int], set[int]] = set(), set(), set()
    for mark, case in work.execute(union_all(supervised, published, upgraded)):
        found[mark].add(case)
    return found


def _promises(work: Work, until: datetime, wanted: set[int]) -> list[tuple[date, bool]]:
    asked = select(Commitment).order_by(col(Commitment.id))
    return [
        (c.due_on, c.stage == CommitmentStage.VERIFIED and _by(c.settled_at, until) is not None)
        for c in work.exec(asked)
        if c.proposal_id in wanted
    ]


def _members(work: Work, day: date) -> set[int]:
    serving = select(Member).where(Member.status == MemberStatus.IN_OFFICE)
    return {m.id for m in work.exec(serving) if m.id and in_force(m.valid_from, m.valid_until, day)}


def _by(at: datetime | None, until: datetime) -> datetime | None:
    """A moment that had already come; None for a later one."""
    return at if at is not None and at <= until else None


def _grouped(pairs: Iterable[tuple[int, R]]) -> dict[int, list[R]]:
    grouped: dict[int, list[R]] = defaultdict(list)
    for number, row in pairs:
        grouped[number].append(row)
    return grouped
