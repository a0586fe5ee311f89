"""办理: each unit with its clocks, meetings, co-opinions, return requests and extensions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.orm import joinedload
from sqlmodel import col, select

from proposals.desk.case import owed
from proposals.desk.clocks import Clock, clock
from proposals.desk.sight import Sight
from proposals.records import (
    Assignment,
    Consultation,
    CoOpinion,
    Extension,
    Proposal,
    ReturnRequest,
)
from proposals.rendering import official_date
from proposals.work import Work

DECIDED = {True: "同意", False: "不同意"}


class Meeting(NamedTuple):
    """One 面商 record, and what the proposer says of it."""

    id: int
    round: int
    held_on: date
    place: str
    form: str
    face_to_face: bool
    event: str
    unit_people: str
    rank: str
    points: str
    agreed: str
    outcome: str
    answered_by: str
    answered_at: datetime | None
    recorded_at: datetime


class Opinion(NamedTuple):
    """会办意见 of one round."""

    round: int
    number: str
    text: str
    given_at: datetime


class Request(NamedTuple):
    """A 退办申请 or 延期申请 with its decision."""

    id: int
    asked: str
    """Whither, or until when."""
    reason: str
    more: str
    by: str
    requested_at: datetime
    decided: str
    decision: str
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True)
class Unit:
    """One unit's part in the case; one that gave it back stays here for ever."""

    id: int
    unit_id: int
    unit: str
    role: str
    stage: str
    living: bool
    round: int
    assigned_at: datetime
    signed_at: datetime | None
    contacted_at: datetime | None
    leader: str
    office: str
    handler: str
    waiver: str
    opinion_waived: str
    replaced_by: str
    clocks: tuple[Clock, ...]
    meetings: tuple[Meeting, ...]
    opinions: tuple[Opinion, ...]
    returns: tuple[Request, ...]
    extensions: tuple[Request, ...]


@dataclass(frozen=True)
class Handling:
    """The units of a case and the duties of the case itself."""

    units: tuple[Unit, ...]
    own_clocks: tuple[Clock, ...]

    @property
    def answering(self) -> tuple[Unit, ...]:
        """Those who still have the case."""
        return tuple(unit for unit in self.units if unit.living)


PARTS = (
    Assignment.consultations,
    Assignment.co_opinions,
    Assignment.returns,
    Assignment.extensions,
)


def handling(work: Work, proposal: Proposal, seen: Sight) -> Handling:
    """What the units did and owe, in three questions; of a unit not his, its part alone."""
    if not seen.handling:
        return Handling((), ())
    today = seen.reader.today
    asked = (
        select(Assignment)
        .where(Assignment.proposal_id == proposal.id)
        .order_by(col(Assignment.id))
        .options(*(joinedload(part) for part in PARTS))  # type: ignore[arg-type]  # relationships
    )
    assignments = work.exec(asked).unique().all()
    names = {a.key: a.unit_name for a in assignments}
    shown = [
        (row.assignment_id, clock(row, today, work.calendar))
        for row in owed.rows(work, proposal, seen)
    ]
    units = (
        _unit(a, seen, names, tuple(each for owner, each in shown if owner == a.key))
        for a in assignments
    )
    return Handling(tuple(units), tuple(each for owner, each in shown if owner is None))


def _unit(a: Assignment, seen: Sight, names: dict[int, str], due: tuple[Clock, ...]) -> Unit:
    own = a.key in seen.units
    return Unit(
        id=a.key,
        unit_id=a.unit_id,
        unit=a.unit_name,
        role=a.role.label,
        stage=a.stage.label,
        living=a.living,
        round=a.round,
        assigned_at=a.assigned_at,
        signed_at=a.signed_at,
        contacted_at=a.contacted_at,
        leader=a.leader,
        office=a.office,
        handler=a.handler,
        waiver=a.waiver.label if a.waiver else "",
        opinion_waived=a.opinion_waived,
        replaced_by=names.get(a.replaced_by_id or 0, ""),
        clocks=due,
        meetings=tuple(map(_meeting, a.consultations)) if own else (),
        opinions=tuple(map(_opinion, a.co_opinions)) if seen.sees_co_opinion(a) else (),
        returns=tuple(map(_return, a.returns)) if own else (),
        extensions=tuple(map(_extension, a.extensions)) if own else (),
    )


def _meeting(row: Consultation) -> Meeting:
    return Meeting(
        row.id or 0,
        row.round,
        row.held_on,
        row.place,
        row.form.label,
        row.form.face_to_face,
        row.event,
        row.unit_people,
        row.rank.label,
        row.points,
        row.agreed,
        row.outcome.label,
        row.answered_by,
        row.answered_at,
        row.recorded_at,
    )


def _opinion(row: CoOpinion) -> Opinion:
    return Opinion(row.round, row.number, row.text, row.given_at)


def _return(row: ReturnRequest) -> Request:
    return Request(
        row.id or 0,
        f"建议改由{row.suggested_unit}承办",
        row.reason,
        row.new_facts,
        row.signed_by,
        row.requested_at,
        _decided(row),
        row.decision,
        row.decided_by,
        row.decided_at,
    )


def _extension(row: Extension) -> Request:
    return Request(
        row.id or 0,
        f"第{row.round}轮延期至{official_date(row.until)}",
        row.reason,
        row.progress,
        "",
        row.requested_at,
        _decided(row),
        row.decision,
        row.decided_by,
        row.decided_at,
    )


def _decided(row: ReturnRequest | Extension) -> str:
    """What became of a request; one taken back, or overtaken by the reply, was never decided."""
    if row.granted is not None:
        return DECIDED[row.granted]
    if row.decided_at is None:
        return "待决定"
    return "已撤回" if row.decided_by else "无须决定"
