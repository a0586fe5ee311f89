"""The workbench of a handling unit: what it has in which part, its clocks, what is missing."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from proposals.desk.clocks import Clock
from proposals.desk.listing.rows import Row
from proposals.desk.reader import Reader
from proposals.desk.sight import units
from proposals.desk.workbench import asks, lines
from proposals.desk.workbench.asks import Ask
from proposals.desk.workbench.lines import Line
from proposals.desk.workbench.missing import missing
from proposals.records import Assignment, Proposal
from proposals.work import Work
from workflows.terms import AssignmentStage, UnitRole

OVER = [AssignmentStage.RETURNED, AssignmentStage.DONE]


class Part(NamedTuple):
    """One case in the unit's hands."""

    row: Row
    assignment_id: int
    stage: AssignmentStage
    round: int
    clocks: tuple[Clock, ...]
    missing: str
    """Before the reply can go; empty when nothing is."""
    asked: tuple[Line, ...]


class PartGroup(NamedTuple):
    """The cases in which it plays one part: 主办, 会办 …"""

    role: UnitRole
    parts: tuple[Part, ...]


class UnitBench(NamedTuple):
    """By part, the most late first; and what it still owes of cases that are done."""

    groups: tuple[PartGroup, ...]
    promises: tuple[Line, ...]
    """Promises and findings of cases whose handling is over."""


class _Held(NamedTuple):
    """One assignment as it is read."""

    id: int
    proposal_id: int
    stage: AssignmentStage
    role: UnitRole
    round: int


def handler(work: Work, reader: Reader) -> UnitBench:
    """What this unit has in hand."""
    held = _held(work, reader)
    clocked = asks.of_clocks(work, reader)
    lacking = missing(work, [part.id for part in held]) if held else {}
    rows = lines.by_id(work, reader, {part.proposal_id for part in held} | _cases(clocked))
    parts = {
        part: Part(
            rows[part.proposal_id],
            part.id,
            part.stage,
            part.round,
            _clocks(part, clocked),
            lacking[part.id].words if part.id in lacking else "",
            tuple(lines.with_rows(_asked(part, clocked), rows)),
        )
        for part in held
        if part.proposal_id in rows
    }
    in_hand = {part.proposal_id for part in held}
    left = [_own_act(ask) for ask in asks.once(clocked) if ask.proposal_id not in in_hand]
    return UnitBench(_groups(parts), tuple(lines.with_rows(left, rows)))


def _held(work: Work, reader: Reader) -> list[_Held]:
    asked = (
        select(
            *(col(Assignment.id), col(Assignment.proposal_id), col(Assignment.stage)),
            *(col(Assignment.role), col(Assignment.round)),
        )
        .join(Proposal, col(Proposal.id) == Assignment.proposal_id)
        .where(units.at_unit(reader), ~col(Proposal.on_hold))
        .where(col(Assignment.stage).not_in(OVER))
        .order_by(col(Assignment.id))
    )
    return [_Held(*row) for row in work.execute(asked)]


def _cases(clocked: list[Ask]) -> set[int]:
    return {ask.proposal_id for ask in clocked}


def _clocks(part: _Held, clocked: list[Ask]) -> tuple[Clock, ...]:
    return tuple(a.clock for a in clocked if a.clock and a.proposal_id == part.proposal_id)


def _asked(part: _Held, clocked: list[Ask]) -> list[Ask]:
    return [ask for ask in asks.his(clocked) if ask.proposal_id == part.proposal_id]


def _own_act(ask: Ask) -> Ask:
    """What another takes the next step in is shown without a button."""
    return ask if ask.mine else ask._replace(act=None, of=None)


def _groups(parts: dict[_Held, Part]) -> tuple[PartGroup, ...]:
    found = []
    for role in UnitRole:
        some = [part for held, part in parts.items() if held.role == role]
        if some:
            found.append(PartGroup(role, tuple(sorted(some, key=_first_day))))
    return tuple(found)


def _first_day(part: Part) -> str:
    """By the first of its clocks; what has none comes last."""
    return part.clocks[0].due_on.isoformat() if part.clocks else "9999"
