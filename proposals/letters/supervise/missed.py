"""What every proposer hears when a unit lets a date pass that was set for him (domain 4.3)."""

from __future__ import annotations

from datetime import datetime

from proposals.letters import addressing
from proposals.letters.supervise.urging import Urging
from proposals.letters.writing import Sheet, To, write
from proposals.records import Commitment, Letter
from proposals.work import Work
from workflows.terms import Duty

CONTACT = Sheet("supervise/contact_missed", "承办单位逾期未联系告知")
PROMISE = Sheet("supervise/promise_missed", "承诺逾期告知")


def contact_missed(work: Work, urging: Urging, at: datetime) -> list[Letter]:
    """Nobody has called in time, and what he may do."""
    return _to_everybody(work, CONTACT, urging, {}, at)


def promise_missed(work: Work, urging: Urging, at: datetime) -> list[Letter]:
    """A promise of the answer has not been kept by its date, and what he may do."""
    promise = work.get_one(Commitment, urging.deadline.subject_id)
    return _to_everybody(work, PROMISE, urging, {"commitment": promise}, at)


MISSED = {Duty.FIRST_CONTACT: contact_missed, Duty.COMMITMENT: promise_missed}


def _to_everybody(
    work: Work, sheet: Sheet, urging: Urging, facts: dict[str, object], at: datetime
) -> list[Letter]:
    owed = urging.deadline
    missed = f"deadline {owed.id} v{owed.version} to"
    given = {**facts, "unit": owed.debtor, "late": urging.late}
    return [
        write(
            work,
            sheet,
            To(
                to.name,
                at,
                f"{missed} {to.name}/{to.key}",
                case,
                facts={**given, "addressee": to.greeting},
            ),
        )
        for case, to in addressing.everybody(urging.proposal)
    ]
