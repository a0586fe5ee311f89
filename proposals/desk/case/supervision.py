"""督办与承诺: the supervisions over a case with their findings, its promises and look-backs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from proposals.desk.sight import Sight
from proposals.records import (
    Commitment,
    Lookback,
    Proposal,
    SupervisedCase,
    Supervision,
)
from proposals.work import Work
from workflows.terms import CommitmentStage

CAME = {True: "到场", False: "未到", None: "待登记"}


class Found(NamedTuple):
    """One finding in its four parts, with who is responsible and whether it was checked."""

    id: int
    problem: str
    target: str
    measures: str
    due_on: date
    lead_leader: str
    lead_office: str
    coop_offices: str
    verified_by: str
    verified_at: datetime | None
    evidence: str


class Event(NamedTuple):
    """One 督办 over the case."""

    id: int
    theme: str
    form: str
    stage: str
    lead_leader: str
    lead_role: str
    lead_office: str
    coop_offices: str
    due_on: date | None
    held_on: date | None
    place: str
    report: str
    guests: tuple[tuple[str, str], ...]
    """Who was invited, and whether he came."""
    findings: tuple[Found, ...]
    covers: int
    """How many cases it covers."""


class Move(NamedTuple):
    """A promise's date moved: by whom, why."""

    was: date
    became: date
    by: str
    why: str
    at: datetime


class Promised(NamedTuple):
    """One promise of the ledger."""

    id: int
    unit: str
    item: str
    target: str
    measures: str
    due_on: date
    stage: str
    overdue: bool
    leader: str
    office: str
    handler: str
    made_public: bool
    progress: str
    evidence: str
    proposer_opinion: str
    reported_at: datetime | None
    settled_by: str
    settled_at: datetime | None
    moves: tuple[Move, ...]


class LookedBack(NamedTuple):
    """One 回头看."""

    id: int
    round: int
    stage: str
    ad_hoc: bool
    why: str
    due_on: date
    class_before: str
    class_after: str
    findings: str
    evidence: str
    proposer_opinion: str
    started_at: datetime | None
    concluded_by: str
    concluded_at: datetime | None


@dataclass(frozen=True)
class Supervised:
    """What is watched over in this case."""

    events: tuple[Event, ...]
    promises: tuple[Promised, ...]
    lookbacks: tuple[LookedBack, ...]


def supervised(work: Work, proposal: Proposal, seen: Sight) -> Supervised:
    """Supervisions, promises and look-backs, in five questions; outsiders read public promises."""
    promises = _promises(proposal, seen.reader.today)
    if not seen.handling:
        return Supervised((), tuple(each for each in promises if each.made_public), ())
    return Supervised(
        tuple(event(row, {proposal.key}) for row in _events(work, proposal)),
        tuple(promises),
        tuple(map(_lookback, proposal.lookbacks)),
    )


def _events(work: Work, proposal: Proposal) -> list[Supervision]:
    parts = (Supervision.guests, Supervision.findings, Supervision.cases)
    covering = select(SupervisedCase.supervision_id).where(
        SupervisedCase.proposal_id == proposal.id
    )
    asked = (
        select(Supervision)
        .where(col(Supervision.id).in_(covering))
        .order_by(col(Supervision.id))
        .options(*(selectinload(part) for part in parts))  # type: ignore[arg-type]  # relationships
    )
    return list(work.exec(asked))


def event(row: Supervision, proposals: Collection[int] | None = None) -> Event:
    """One 督办 with its findings, or those for these proposals alone."""
    return Event(
        row.key,
        row.theme,
        row.form.label,
        row.stage.label,
        row.lead_leader,
        row.lead_role.label,
        row.lead_office,
        "、".join(row.coop_offices),
        row.due_on,
        row.held_on,
        row.place,
        row.report,
        tuple((guest.name, CAME[guest.attended]) for guest in row.guests),
        tuple(
            Found(
                f.id or 0,
                f.problem,
                f.target,
                f.measures,
                f.due_on,
                f.lead_leader,
                f.lead_office,
                f.coop_offices,
                f.verified_by,
                f.verified_at,
                f.evidence,
            )
            for f in row.findings
            if proposals is None or f.proposal_id in proposals
        ),
        len(row.cases),
    )


def _promises(proposal: Proposal, today: date) -> list[Promised]:
    units = {a.id: a.unit_name for a in proposal.assignments}
    return [promised(row, units[row.assignment_id], today) for row in proposal.commitments]


def promised(row: Commitment, unit: str, today: date) -> Promised:
    """One promise as it stands today; reported is not yet kept."""
    open_still = row.stage in {CommitmentStage.OPEN, CommitmentStage.REPORTED}
    return Promised(
        row.key,
        unit,
        row.item,
        row.target,
        row.measures,
        row.due_on,
        row.stage.label,
        open_still and row.due_on < today,
        row.leader,
        row.office,
        row.handler,
        row.made_public,
        row.progress,
        row.evidence,
        row.proposer_opinion,
        row.reported_at,
        row.settled_by,
        row.settled_at,
        tuple(map(_move, row.moves)),
    )


def _move(kept: dict[str, str]) -> Move:
    return Move(
        date.fromisoformat(kept["from"]),
        date.fromisoformat(kept["to"]),
        kept["by"],
        kept["why"],
        datetime.fromisoformat(kept["at"]),
    )


def _lookback(row: Lookback) -> LookedBack:
    return LookedBack(
        row.key,
        row.round,
        row.stage.label,
        row.ad_hoc,
        row.why,
        row.due_on,
        row.class_before,
        row.class_after,
        row.findings,
        row.evidence,
        row.proposer_opinion,
        row.started_at,
        row.concluded_by,
        row.concluded_at,
    )
