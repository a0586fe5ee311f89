"""From a rung taken to its letters: one for each case, or one a unit about several (一单位一函)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from proposals.casework import issuing
from proposals.casework.actor import Actor
from proposals.casework.supervise.urging import recipients
from proposals.letters import supervise as letters
from proposals.letters.supervise.missed import MISSED
from proposals.letters.supervise.urging import BY_RUNG, Addressee, Urging
from proposals.records import Letter
from proposals.work import Work
from workflows.policies.permits import PROPOSERS
from workflows.policies.profile import LadderRow
from workflows.terms import Act, Rung


def may_join(work: Work, row: LadderRow, actor: Actor) -> bool:
    """Whether one 催办函 may tell of several cases: never one a proposer reads or a clerk signs."""
    listed = "urge_letter" in work.profile_on(actor.today).papers.per_unit
    inside = not PROPOSERS & {*row.to, *row.cc}
    return listed and inside and row.rung is Rung.URGE and not row.confirm


def send(work: Work, urgings: Sequence[Urging], actor: Actor) -> list[Letter]:
    """The letters of duties that stand on one rung."""
    sent = [
        letter
        for (to, *_), mine in _groups(urgings).items()
        for letter in write(work, to, mine, actor)
    ]
    for urging in urgings:
        sent += _to_proposers(work, urging, actor)
    return sent


def write(work: Work, to: Addressee, urgings: Sequence[Urging], actor: Actor) -> list[Letter]:
    """One letter about all of them where that may be, else one about each."""
    row = urgings[0].rung
    if len(urgings) == 1 or not may_join(work, row, actor):
        return [BY_RUNG[row.rung](work, urging, to, actor.at) for urging in urgings]
    letter = letters.unit_urge_letter(work, urgings, to, actor.at)
    cases = [urging.proposal for urging in urgings]
    return [issuing.issue(work, letter, Act.URGE, cases, actor)]


def _groups(urgings: Sequence[Urging]) -> dict[tuple[Addressee, str, date, str], list[Urging]]:
    """Those to whom one letter can say it: the same addressee and copies, by when, what follows."""
    groups = defaultdict(list)
    for urging in urgings:
        for to in recipients.addressees(urging.rung.to, urging.deadline):
            groups[to, urging.copies, urging.new_date, urging.next_rung].append(urging)
    return groups


def _to_proposers(work: Work, urging: Urging, actor: Actor) -> list[Letter]:
    """They wait for what is overdue now: they are told so themselves."""
    told = MISSED.get(urging.deadline.duty)
    if told is None or urging.rung.rung is not Rung.URGE:
        return []
    return told(work, urging, actor.at)
