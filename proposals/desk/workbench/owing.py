"""owes(): what the navigation counts beside each page; one statement, and one for the clocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlmodel import col

from proposals.desk import listing
from proposals.desk.listing import Wanted
from proposals.desk.reader import DayReader, Reader, of_day
from proposals.desk.workbench import asks, undated
from proposals.desk.workbench.letters import waiting
from proposals.desk.workbench.oversight import concerning
from proposals.desk.workbench.supervisions import open_ones
from proposals.desk.workbench.system import to_confirm
from proposals.desk.workbench.undated import Undated
from proposals.records import Letter
from proposals.work import Work
from workflows.policies.permits import COMMITTEE, LEADERS, PROPOSERS
from workflows.policies.sights import SEES, UNITS
from workflows.terms import Act, Role, View

OVERSEERS = LEADERS | {Role.SEC_GENERAL, Role.COMMITTEE_OFFICE}
WATCHING = SEES[View.PROPOSALS] - PROPOSERS
"""They are told how many cases are late; cases of others are not a proposer's worry."""
NONE = literal(0)
KEPT = 200
"""Statements kept written, a few for each person at work."""


class Owed(NamedTuple):
    """What stands around every page."""

    pages: dict[View, int]
    """How much each page holds that the reader himself is to do."""
    late: int
    """How many of the cases he sees are late with something, as the list shows them."""


def owes(work: Work, reader: Reader) -> Owed:
    """All the counts of the frame; nothing is left out."""
    undated_ones, on_board, letters, grants, late = work.execute(_counts(of_day(reader))).one()
    counted = {
        View.WORKBENCH: undated_ones + _CLOCKED.get(reader.role, _nothing)(work, reader),
        View.BOARD: on_board,
        View.LETTERS: letters,
        View.ACCOUNTS: grants,
    }
    return Owed({view: count for view, count in counted.items() if count}, late)


@lru_cache(maxsize=KEPT)
def _counts(reader: DayReader) -> Select[Any]:
    """Kept for the day: it stands around every page, and takes longer to write than to ask."""
    mine = [ask(reader).counted() for ask in _UNDATED.get(reader.role, ())]
    committee = reader.role in COMMITTEE
    urging = col(Letter.deadline_id).is_not(None)
    return select(
        sum(mine, NONE),
        _drafts(urging) if committee else NONE,
        _drafts(~urging) if committee else NONE,
        to_confirm() if reader.role == Role.SYSADMIN else NONE,
        listing.counting(reader, Wanted(late=True)) if reader.role in WATCHING else NONE,
    )


def _nothing(_work: Work, _reader: Reader) -> int:
    return 0


def _clerk(work: Work, reader: Reader) -> int:
    asked = _soon(of_day(reader), asks.horizon(work, reader))
    return len(asks.his(asks.answers(work, reader, asked)))


@lru_cache(maxsize=KEPT)
def _soon(reader: DayReader, until: date) -> Select[Any]:
    return asks.asking(reader, asks.before(until), asks.can_be_his(reader))


def _dated(work: Work, reader: Reader) -> int:
    return len(asks.his(asks.answers(work, reader, _ever(of_day(reader)))))


@lru_cache(maxsize=KEPT)
def _ever(reader: DayReader) -> Select[Any]:
    return asks.asking(reader, asks.can_be_his(reader))


def _overseer(work: Work, reader: Reader) -> int:
    """督办 whose next step is his."""
    mine = concerning(work, reader)
    return len([one for one in open_ones(work, reader) if one.act and mine(one)])


_CLOCKED: Mapping[Role, Callable[[Work, Reader], int]] = {
    Role.CLERK: _clerk,
    **dict.fromkeys(
        {Role.COMMITTEE_HEAD, Role.REVIEWER, Role.ASSIGNER} | UNITS | PROPOSERS, _dated
    ),
    **dict.fromkeys(OVERSEERS, _overseer),
}


def _candidates(reader: Reader) -> Undated:
    """To be decided on or spoken about."""
    act = Act.DECIDE_KEY if reader.role in LEADERS else Act.OPINE_KEY
    return undated.key_candidates(reader, act)


PROPOSERS_OWN = (
    undated.meetings_to_confirm,
    undated.invitations,
    undated.mergings_to_consent,
    undated.conversions_to_consent,
)
"""What others ask of him; his own drafts nobody waits for."""
_UNDATED: Mapping[Role, tuple[Callable[[Reader], Undated], ...]] = {
    Role.CLERK: (undated.conversions, undated.arrivals),
    Role.COMMITTEE_HEAD: (undated.special_consultations,),
    Role.ASSIGNER: (undated.extensions,),
    **dict.fromkeys(PROPOSERS, PROPOSERS_OWN),
    **dict.fromkeys(OVERSEERS, (_candidates,)),
}


def _drafts(which: ColumnElement[bool]) -> Any:
    """Letters to confirm: those that urge stand on the board, the others among the letters."""
    return select(func.count(col(Letter.id))).where(waiting(), which).scalar_subquery()
