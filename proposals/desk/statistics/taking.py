"""take(): everything a report counts, read once, a query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from sqlmodel import col, select

from proposals.desk.statistics.moments import end_of, pasts
from proposals.desk.statistics.snapshot import Clock, Counted, Form, Handled, Issued, Snapshot
from proposals.records import (
    Assignment,
    Commitment,
    Consultation,
    Deadline,
    Entry,
    HandlingUnit,
    Lookback,
    Member,
    OpinionForm,
    PlenarySession,
    Proposal,
    Publication,
    Reply,
    ReplyAnswer,
    SupervisedCase,
    Supervision,
)
from proposals.records.people import in_force
from proposals.settings import zone
from proposals.work import Work
from workflows.terms import (
    Act,
    Adoption,
    CommitmentStage,
    Duty,
    FormState,
    LookbackStage,
    MeetingOutcome,
    MemberStatus,
    SupervisionStage,
)

R = TypeVar("R")


def take(work: Work, as_of: date, session: int | None = None) -> Snapshot:
    """Read what was received by the end of that day (in one plenary session's scope, if named)."""
    until = end_of(as_of)
    past = {n: p for n, p in pasts(work, until).items() if Act.SUBMIT in p.first}
    asked = select(Proposal).order_by(col(Proposal.id))
    if session is not None:
        held = select(PlenarySession.id).where(PlenarySession.number == session)
        asked = asked.where(col(Proposal.plenary_session_id).in_(held))
    columns = asked.with_only_columns(
        col(Proposal.id),
        col(Proposal.kind),
        col(Proposal.intake),
        col(Proposal.member_id),
        col(Proposal.public_consent),
    )
    clocks, units, replies, forms = (
        _clocks(work, until),
        _units(work, until),
        _replies(work, until),
        _forms(work, until),
    )
    supervised, published = _supervised(work, until), _published(work, until)
    upgraded = _upgraded(work, until)
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


def _units(work: Work, until: datetime) -> dict[int, list[Handled]]:
    met: dict[int, list[date]] = defaultdict(list)
    talks = select(Consultation).where(Consultation.outcome == MeetingOutcome.CONFIRMED)
    for talk in work.exec(talks.order_by(col(Consultation.id))):
        if talk.form.face_to_face and _by(talk.answered_at, until):
            met[talk.assignment_id].append(talk.held_on)
    waived = _waived(work, until)
    asked = (
        select(Assignment.proposal_id, Assignment.id, Assignment.unit_name, HandlingUnit.kind)
        .add_columns(col(Assignment.role), col(Assignment.signed_at), col(Assignment.stage))
        .join(HandlingUnit, col(HandlingUnit.id) == Assignment.unit_id)
        .where(col(Assignment.assigned_at) <= until)
        .order_by(col(Assignment.id))
    )
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


def _waived(work: Work, until: datetime) -> dict[int, list[date]]:
    """From the history, because a new round takes the ground of the waiver off the row."""
    asked = select(Entry.subject, Entry.at).where(
        Entry.act == Act.WAIVE_MEETING, col(Entry.at) <= until
    )
    return _grouped(
        (int(subject.partition(":")[2]), at.astimezone(zone()).date())
        for subject, at in work.exec(asked.order_by(col(Entry.id)))
    )


def _replies(work: Work, until: datetime) -> dict[int, list[Issued]]:
    answers: dict[int, list[Adoption]] = defaultdict(list)
    for reply_id, adoption in work.execute(
        select(col(ReplyAnswer.reply_id), col(ReplyAnswer.adoption))
    ):
        answers[reply_id].append(adoption)
    asked = (
        select(Assignment.proposal_id, Reply)
        .join(Assignment, col(Assignment.id) == Reply.assignment_id)
        .where(col(Reply.issued_at) <= until)
        .order_by(col(Reply.id))
    )
    return _grouped(
        (
            case,
            Issued(
                reply.assignment_id,
                reply.round,
                reply.confirmed_class or reply.unit_class,
                reply.issued_at or until,
                tuple(answers[reply.id or 0]),
            ),
        )
        for case, reply in work.exec(asked)
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


def _supervised(work: Work, until: datetime) -> set[int]:
    idle = (SupervisionStage.PLANNED, SupervisionStage.CANCELLED)
    asked = (
        select(SupervisedCase.proposal_id)
        .join(Supervision, col(Supervision.id) == SupervisedCase.supervision_id)
        .where(col(Supervision.stage).not_in(idle), col(Supervision.planned_at) <= until)
    )
    return set(work.exec(asked))


def _published(work: Work, until: datetime) -> set[int]:
    asked = select(Publication.proposal_id).where(
        Publication.what == "proposal", col(Publication.published_at) <= until
    )
    return set(work.exec(asked))


def _upgraded(work: Work, until: datetime) -> set[int]:
    asked = select(Lookback.proposal_id).where(
        Lookback.stage == LookbackStage.RECLASSIFIED, col(Lookback.concluded_at) <= until
    )
    return set(work.exec(asked))


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
