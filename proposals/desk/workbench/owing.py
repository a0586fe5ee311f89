"""owes(): what the navigation counts beside each page; few and cheap statements a role."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import func, select
from sqlmodel import col

from proposals.desk.reader import Reader
from proposals.desk.workbench import asks, undated
from proposals.desk.workbench.letters import waiting
from proposals.desk.workbench.oversight import concerning
from proposals.desk.workbench.supervisions import open_ones
from proposals.desk.workbench.system import to_confirm
from proposals.records import Letter
from proposals.work import Work
from workflows.policies.permits import COMMITTEE, LEADERS, PROPOSERS
from workflows.policies.sights import UNITS
from workflows.terms import Act, Role, View

Counting = Callable[[Work, Reader], int]


def owes(work: Work, reader: Reader) -> dict[View, int]:
    """How much each page holds that the reader himself is to do; nothing is left out."""
    found = {}
    if reader.role in _COUNTS:
        found[View.WORKBENCH] = _COUNTS[reader.role](work, reader)
    if reader.role in COMMITTEE:
        found |= _drafts(work)
    if reader.role == Role.SYSADMIN:
        found[View.ACCOUNTS] = work.execute(select(to_confirm())).scalar_one()
    return {view: count for view, count in found.items() if count}


def _clerk(work: Work, reader: Reader) -> int:
    dated = asks.of_clocks(work, reader, asks.soon(work, reader), asks.can_be_his(reader))
    undecided = [*undated.conversions(work, reader), *undated.arrivals(work, reader)]
    return len(asks.his(dated)) + len(undecided)


def _dated(work: Work, reader: Reader) -> int:
    return len(asks.his(asks.of_clocks(work, reader, asks.can_be_his(reader))))


def _head(work: Work, reader: Reader) -> int:
    return _dated(work, reader) + len(undated.special_consultations(work, reader))


def _assigner(work: Work, reader: Reader) -> int:
    return _dated(work, reader) + len(undated.extensions(work, reader))


def _proposer(work: Work, reader: Reader) -> int:
    """What others ask of him; his own drafts nobody waits for."""
    asked = (
        undated.meetings_to_confirm,
        undated.invitations,
        undated.mergings_to_consent,
        undated.conversions_to_consent,
    )
    return _dated(work, reader) + sum(len(ask(work, reader)) for ask in asked)


def _overseer(work: Work, reader: Reader) -> int:
    """Candidates to be decided on or spoken about, and 督办 whose next step is his."""
    act = Act.DECIDE_KEY if reader.role in LEADERS else Act.OPINE_KEY
    mine = concerning(work, reader)
    steps = [one for one in open_ones(work, reader) if one.act and mine(one)]
    return len(undated.key_candidates(work, reader, act)) + len(steps)


_COUNTS: Mapping[Role, Counting] = {
    Role.CLERK: _clerk,
    Role.COMMITTEE_HEAD: _head,
    Role.REVIEWER: _dated,
    Role.ASSIGNER: _assigner,
    **dict.fromkeys(UNITS, _dated),
    **dict.fromkeys(PROPOSERS, _proposer),
    **dict.fromkeys(LEADERS | {Role.SEC_GENERAL, Role.COMMITTEE_OFFICE}, _overseer),
}


def _drafts(work: Work) -> dict[View, int]:
    """Letters to confirm: those that urge stand on the board, the others among the letters."""
    urging = col(Letter.deadline_id).is_not(None)
    asked = select(urging, func.count()).where(waiting()).group_by(urging)
    counted = {bool(urges): number for urges, number in work.execute(asked)}
    return {View.BOARD: counted.get(True, 0), View.LETTERS: counted.get(False, 0)}
