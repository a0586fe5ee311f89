"""一单位一函: one 催办函 or 督办通知 to one unit about several of its cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from proposals.letters.supervise import urging as single
from proposals.letters.supervise.urging import Addressee, Block, Late, Urging
from proposals.letters.writing import Sheet, To, compose
from proposals.records import Deadline, Letter, LetterCase
from proposals.work import Work
from workflows.terms import Rung

URGE_LETTER = Sheet("supervise/unit_urge_letter", single.URGE_LETTER.title, series="提催")
SUPERVISION_NOTICE = Sheet(
    "supervise/unit_supervision_notice",
    single.SUPERVISION_NOTICE.title,
    series="提督",
    needs_confirmation=True,
)


class Joined(NamedTuple):
    """What one 督办通知 says of several cases of a unit."""

    lates: Sequence[Late]
    block: Block
    earlier: Sequence[str] = ()
    cases: Sequence[LetterCase] = ()


def unit_urge_letter(work: Work, urgings: Sequence[Urging], to: Addressee, at: datetime) -> Letter:
    """One 催办函 about several cases on the same rung; still to be issued."""
    first = urgings[0]
    sheet = replace(URGE_LETTER, copies=first.copies)
    facts: dict[str, object] = {
        **single.facts(first, to),
        "lates": by_number(urging.late for urging in urgings),
        "people": "、".join(dict.fromkeys(urging.people for urging in urgings if urging.people)),
        "earlier": list(dict.fromkeys(line for urging in urgings for line in urging.earlier)),
    }
    occasion = f"{single.occasion(first, to)} and {len(urgings) - 1} more"
    cases = of_several(urging.deadline for urging in urgings)
    return compose(work, sheet, To(to.name, at, occasion, cases=cases, facts=facts))


def unit_supervision_notice(work: Work, unit: str, joined: Joined, at: datetime) -> Letter:
    """One 督办通知 with a table of all the unit's overdue cases; still to be issued."""
    facts: dict[str, object] = {
        "lates": by_number(joined.lates),
        "block": joined.block,
        "earlier": joined.earlier,
        "rung": Rung.SUPERVISE,
    }
    to = To(unit, at, f"{unit} {at.isoformat()}", cases=joined.cases, facts=facts)
    return compose(work, SUPERVISION_NOTICE, to)


def by_number(lates: Iterable[Late]) -> list[Late]:
    """The lines of a table as a clerk looks for them."""
    return sorted(lates, key=attrgetter("number"))


def of_several(duties: Iterable[Deadline]) -> list[LetterCase]:
    """The cases of these duties, as a letter that urges them together tells of them."""
    return [LetterCase(proposal_id=duty.proposal_id, deadline_id=duty.id) for duty in duties]
