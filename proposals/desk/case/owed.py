"""The duties of a case as one reader is told of them, and whom the case waits for."""

from __future__ import annotations

from sqlalchemy import inspect
from sqlalchemy.orm.attributes import set_committed_value

from proposals.desk import clocks, sight
from proposals.desk.clocks import Clock, clock
from proposals.desk.reader import Reader
from proposals.desk.sight import Sight
from proposals.records import Deadline, Proposal
from proposals.work import Work
from workflows.policies.sights import UNITS
from workflows.refusals import NotFound, Objection
from workflows.terms import Duty

MISSING = Objection("deadline_exists", "没有这个期限，请从案卷页面重新打开")


def sees(seen: Sight, row: Deadline) -> bool:
    """Whether he is told of this duty: a unit not who has rated, before it is locked (rule 33)."""
    if not seen.handling:
        return False
    rating = row.duty == Duty.FEEDBACK and row.assignment_id is None
    return not rating or seen.settled or seen.reader.role not in UNITS


def rows(work: Work, case: Proposal, seen: Sight) -> list[Deadline]:
    """Every duty he is told of, in the order in which they began."""
    if not seen.handling:
        return []
    if "deadlines" in inspect(case).unloaded:
        set_committed_value(case, "deadlines", clocks.of_case(work, case))
    return [row for row in case.deadlines if sees(seen, row)]


def running(work: Work, case: Proposal, seen: Sight) -> list[Clock]:
    """What is owed now, the earliest date first; a mere right only for the units that have it."""
    if not seen.handling:
        return []
    today = seen.reader.today
    told = [
        clock(row, today, work.calendar)
        for row in rows(work, case, seen)
        if row.running and (not row.duty.is_right or _his_right(seen, row))
    ]
    return sorted(told, key=lambda each: (each.due_on, each.id))


def _his_right(seen: Sight, row: Deadline) -> bool:
    """Still his to use: what has passed is no duty either."""
    own = seen.reader.role in UNITS and row.assignment_id in seen.units
    return own and row.due_on >= seen.reader.today


def row(work: Work, reader: Reader, id: int) -> Deadline:
    """One duty with its proof, if he is told of it; not yours is not there."""
    found = work.get(Deadline, id)
    if found is not None:
        case = sight.case(work, reader, found.proposal_id)
        if sees(sight.sight(work, reader, case), found):
            return found
    raise NotFound(MISSING)
