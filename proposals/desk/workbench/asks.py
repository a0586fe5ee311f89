"""Ask: one thing asked of somebody about a case, and those that a running clock asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlmodel import col

from proposals.desk import sight
from proposals.desk.clocks import Clock
from proposals.desk.listing import clocks
from proposals.desk.reader import Reader
from proposals.desk.sight import parties, units
from proposals.records import (
    Assignment,
    Climb,
    Commitment,
    Deadline,
    Lookback,
    OpinionForm,
    Proposal,
    Reply,
)
from proposals.work import Work
from workflows.policies import next_acts
from workflows.policies.permits import PROPOSERS
from workflows.policies.sights import UNITS
from workflows.terms import (
    Act,
    AssignmentStage,
    CommitmentStage,
    Duty,
    LookbackStage,
    ReviewLevel,
    Role,
    Stage,
)

AHEAD = 15
"""Working days a workbench looks ahead (default, no source)."""
OF_PROMISE = [Duty.COMMITMENT, Duty.FEEDBACK]
FIRST_ALONE = frozenset({Act.SUBMIT, Act.OPINE_PROMISE})
"""Only the first proposer may; his co-signers see it waits for him."""


class Ask(NamedTuple):
    """What is asked: the act, the row it is done to, by when or since when."""

    proposal_id: int
    act: Act | None
    of: int | None = None
    clock: Clock | None = None
    since: date | None = None
    words: str = ""
    mine: bool = True
    """The reader himself is to do it."""


@dataclass(frozen=True)
class Found:
    """One running duty with the facts that tell its next act."""

    duty: Duty
    proposal_id: int
    assignment_id: int | None
    subject_id: int | None
    stage: Stage | None
    ready: bool
    level: ReviewLevel | None
    is_first: bool
    proposes: bool

    @property
    def act(self) -> Act | None:
        """What it asks for now."""
        return next_acts.step_towards(self.duty, self.stage, ready=self.ready)

    @property
    def is_for_a_proposer(self) -> bool:
        """A body is heard through who acts for it; forms and texts are found as somebody's own."""
        return self.proposes or self.act != Act.OPINE_LOOKBACK

    @property
    def of(self) -> int | None:
        """The row the act is done to."""
        about_a_row = self.duty in {Duty.LOOKBACK, Duty.FINDING, *OF_PROMISE}
        return self.subject_id if about_a_row else self.assignment_id


def of_clocks(work: Work, reader: Reader, *conditions: ColumnElement[bool]) -> list[Ask]:
    """What the running clocks of his cases ask for, the most late first; one statement."""
    return answers(work, reader, asking(reader, *conditions))


def asking(reader: Reader, *conditions: ColumnElement[bool]) -> Select[Any]:
    """That statement; it says who reads and on which day, so it may be kept for the day."""
    return _statement(reader).where(_his_rows(reader), *conditions)


def answers(work: Work, reader: Reader, asked: Select[Any]) -> list[Ask]:
    """What that statement finds."""
    levels = work.profile_on(reader.today).filing.levels
    return [_ask(work, reader, row, levels) for row in work.execute(asked)]


def his(asks: Iterable[Ask]) -> list[Ask]:
    """Those the reader is to do himself, each once: what several clocks ask has the first date."""
    return once(ask for ask in asks if ask.mine)


def others(asks: Iterable[Ask]) -> list[Ask]:
    """Those that wait for somebody else, each once."""
    return once(ask for ask in asks if not ask.mine)


def once(asks: Iterable[Ask]) -> list[Ask]:
    """One ask a case, act and row, the first of them."""
    found: dict[tuple[int, Act | None, int | None], Ask] = {}
    for ask in asks:
        found.setdefault((ask.proposal_id, ask.act, ask.of), ask)
    return list(found.values())


def soon(work: Work, reader: Reader) -> ColumnElement[bool]:
    """What a desk looks at today: late or nearly so, on the ladder, or waited for by others."""
    return before(horizon(work, reader))


def horizon(work: Work, reader: Reader) -> date:
    """The last day a workbench looks ahead to."""
    return work.calendar.add_workdays(reader.today, AHEAD)


def before(until: date) -> ColumnElement[bool]:
    """Due by this day, on the ladder, or waited for by others."""
    return or_(
        col(Deadline.due_on) <= until,
        exists(select(col(Climb.id)).where(col(Climb.deadline_id) == Deadline.id)),
        col(Assignment.stage) == AssignmentStage.REPLY_REVIEW,
        col(Commitment.stage) == CommitmentStage.REPORTED,
        col(Lookback.stage) == LookbackStage.UNDER_WAY,
    )


def can_be_his(reader: Reader) -> ColumnElement[bool]:
    """The duties some step of which is his; where only his own asks are counted."""
    return col(Deadline.duty).in_(next_acts.duties_of(reader.role))


def _statement(reader: Reader) -> Select[Any]:
    promise = and_(
        col(Commitment.id) == Deadline.subject_id,
        col(Deadline.assignment_id).is_not(None),
        col(Deadline.duty).in_(OF_PROMISE),
    )
    lookback = and_(col(Lookback.id) == Deadline.subject_id, col(Deadline.duty) == Duty.LOOKBACK)
    passed = (
        select(col(Reply.passed_by))
        .where(col(Reply.assignment_id) == Assignment.id, col(Reply.round) == Assignment.round)
        .correlate(Assignment)
        .scalar_subquery()
    )
    return (
        select(
            *clocks.columns(),
            *(col(Deadline.proposal_id), col(Deadline.assignment_id), col(Deadline.subject_id)),
            *(col(Proposal.stage), col(Proposal.review_level), col(Proposal.proposed_units)),
            *(col(Assignment.stage), passed),
            *(col(Commitment.stage), col(Commitment.proposer_opinion)),
            *(col(Lookback.stage), col(Lookback.proposer_opinion)),
            parties.is_first(reader).label("is_first"),
            parties.proposes(reader).label("proposes"),
        )
        .join(Proposal, col(Proposal.id) == Deadline.proposal_id)
        .outerjoin(Assignment, col(Assignment.id) == Deadline.assignment_id)
        .outerjoin(Commitment, promise)
        .outerjoin(Lookback, lookback)
        .where(clocks.running())
        .order_by(col(Deadline.due_on), col(Deadline.id))
    )


def _his_rows(reader: Reader) -> ColumnElement[bool]:
    """The duties he may read of: of a unit its own, of opinions his own."""
    if reader.role in UNITS:
        living = col(Deadline.proposal_id).in_(units.living_ids(reader))
        return and_(units.at_unit(reader), living, ~col(Proposal.on_hold))
    if reader.role not in PROPOSERS:
        return sight.visible(reader)
    forms = select(col(OpinionForm.id)).where(sight.opinions(reader))
    return and_(
        sight.own(reader),
        ~col(Proposal.on_hold),
        or_(
            col(Deadline.duty) != Duty.FEEDBACK,
            col(Deadline.assignment_id).is_not(None),
            col(Deadline.subject_id).in_(forms),
        ),
    )


def _ask(work: Work, reader: Reader, row: Any, levels: tuple[ReviewLevel, ...]) -> Ask:
    clock = clocks.read(work, reader.today, tuple(row[: clocks.WIDTH]))
    assert clock is not None, "every row is a deadline"
    found = _found(Duty(clock.duty), row[clocks.WIDTH :], levels)
    return Ask(
        found.proposal_id,
        found.act,
        found.of,
        clock,
        clock.started_on,
        mine=_is_his(reader, found),
    )


def _found(duty: Duty, row: Any, levels: tuple[ReviewLevel, ...]) -> Found:
    proposal_id, assignment_id, subject_id, stage, level, proposed, *rest = row
    unit_stage, passed, promised, heard, lookback, heard_on_it, *standing = rest
    if duty in OF_PROMISE and assignment_id is not None:
        told = promised, bool(heard)
    elif duty == Duty.LOOKBACK:
        told = lookback, bool(heard_on_it)
    elif assignment_id is not None:
        told = unit_stage, bool(passed)
    else:
        told = stage, bool(proposed) if duty == Duty.ASSIGN else level == levels[-1]
    return Found(duty, proposal_id, assignment_id, subject_id, *told, level, *map(bool, standing))


def _is_his(reader: Reader, found: Found) -> bool:
    """His by permit; the first review is the office's, the next the reviewers' (domain 2.2)."""
    if not next_acts.belongs_to(reader.role, found.act):
        return False
    if reader.role in PROPOSERS:
        return found.is_first if found.act in FIRST_ALONE else found.is_for_a_proposer
    if found.act == Act.ADVANCE:
        return (reader.role == Role.CLERK) == (found.level == ReviewLevel.PRELIM)
    return reader.role != Role.COMMITTEE_HEAD or not next_acts.belongs_to(Role.CLERK, found.act)
