"""unit_year(): how one unit handled what it was given in one year, counted as the statistics do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from proposals.desk import sight
from proposals.desk.reader import Reader
from proposals.desk.registers.units import unit
from proposals.desk.statistics import piles, taking
from proposals.desk.statistics.snapshot import Clock, Counted, Handled
from proposals.records import Assignment, Commitment, Extension, OpinionForm, Proposal
from proposals.settings import zone
from proposals.work import Work
from workflows.policies.permits import COMMITTEE, UNIT
from workflows.policies.sights import locked
from workflows.refusals import NotFound, Objection
from workflows.terms import CommitmentStage, Duty, FormState, Rating

PRINT = COMMITTEE | UNIT
"""Who has a unit's papers of a year: itself and the committee."""
NOT_YOURS = Objection("paper_exists", "没有这份文书，请从单位页面打印")
OWED = (Duty.REPLY, Duty.REHANDLE)


class Given(NamedTuple):
    """One case in the hands of the unit."""

    part: Assignment
    case: Proposal


class Part(NamedTuple):
    """One such case with what is counted of it, cut down to this unit."""

    given: Given
    counted: Counted
    handled: Handled

    @property
    def answers(self) -> bool:
        """Whether the unit owes the proposer an answer."""
        return self.handled.role.answers and not self.handled.returned

    @property
    def replied_on(self) -> date | None:
        """When its first answer went out."""
        first = next(iter(self.counted.replies), None)
        return first.issued_at.astimezone(zone()).date() if first else None

    @property
    def owed(self) -> list[Clock]:
        """Its replies that are owed or were, but for those that stand still."""
        return [c for c in self.counted.clocks if c.duty in OWED and not c.paused]


class Opinion(NamedTuple):
    """One locked opinion: what the unit may read of it as anybody (integrity rule 33)."""

    case_id: int
    round: int
    work: Rating | None
    result: Rating | None
    received: bool


@dataclass(frozen=True)
class UnitYear:
    """One unit's year as of a day."""

    unit: str
    year: int
    as_of: date
    parts: tuple[Part, ...]
    opinions: tuple[Opinion, ...]
    promises: tuple[bool, ...]
    """Those due: whether each was verified as kept."""
    extended: int

    @property
    def answering(self) -> list[Part]:
        """独办, 主办 and 分办, but for what was given back."""
        return [part for part in self.parts if part.answers]


def unit_year(work: Work, reader: Reader, id: int, year: int) -> UnitYear:
    """Its year; `NotFound` when the unit, or its papers, are not the reader's."""
    line = unit(work, reader, id)
    if reader.role not in PRINT:
        raise NotFound(NOT_YOURS)
    given = _given(work, reader, id, year)
    parts = tuple(_parts(work, reader.today, given))
    answering = [part.given for part in parts if part.answers]
    return UnitYear(
        line.name,
        year,
        reader.today,
        parts,
        tuple(_opinions(work, answering)),
        tuple(_promises(work, reader.today, given)),
        _extended(work, given),
    )


def years(work: Work, id: int) -> list[int]:
    """The years in which the unit was given something, the latest first."""
    asked = select(Assignment.assigned_at).where(Assignment.unit_id == id)
    return sorted({at.astimezone(zone()).year for at in work.exec(asked)}, reverse=True)


def _given(work: Work, reader: Reader, id: int, year: int) -> dict[int, Given]:
    """By number of the assignment; only cases the reader sees."""
    asked = (
        select(Assignment, Proposal)
        .join(Proposal, col(Proposal.id) == Assignment.proposal_id)
        .where(Assignment.unit_id == id, sight.visible(reader))
        .order_by(col(Assignment.id))
    )
    return {
        part.key: Given(part, case)
        for part, case in work.exec(asked)
        if part.assigned_at.astimezone(zone()).year == year
    }


def _parts(work: Work, today: date, given: Mapping[int, Given]) -> Iterator[Part]:
    for case in piles.filed(taking.take(work, today).cases):
        for handled in case.units:
            if handled.id in given:
                yield Part(given[handled.id], _of_unit(case, handled), handled)


def _of_unit(case: Counted, handled: Handled) -> Counted:
    return replace(
        case,
        units=[handled],
        clocks=[clock for clock in case.clocks if clock.assignment_id == handled.id],
        replies=[reply for reply in case.replies if reply.assignment_id == handled.id],
    )


def _opinions(work: Work, answering: list[Given]) -> Iterator[Opinion]:
    cases = {given.case.key: given.case for given in answering}
    asked = select(OpinionForm).where(col(OpinionForm.proposal_id).in_(cases))
    for form in work.exec(asked.order_by(col(OpinionForm.id))):
        case = cases[form.proposal_id]
        if locked(form.state, form.round, case.round, case.stage):
            received = form.state == FormState.RECEIVED
            ratings = (form.work_rating, form.result_rating)
            yield Opinion(case.key, form.round, *ratings, received)


def _promises(work: Work, today: date, given: Mapping[int, Given]) -> Iterator[bool]:
    asked = select(Commitment.stage).where(
        col(Commitment.assignment_id).in_(given), Commitment.due_on <= today
    )
    for stage in work.exec(asked.order_by(col(Commitment.id))):
        yield stage == CommitmentStage.VERIFIED


def _extended(work: Work, given: Mapping[int, Given]) -> int:
    asked = select(Extension.id).where(
        col(Extension.assignment_id).in_(given), col(Extension.granted).is_(True)
    )
    return len(work.exec(asked).all())
