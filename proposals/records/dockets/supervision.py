"""The facts of one supervision."""

from __future__ import annotations

from datetime import date

from proposals.records.proposal import Proposal
from proposals.records.supervision import Supervision
from proposals.work import Work
from workflows.terms import ProposalStage, Role

ENDED = {ProposalStage.WITHDRAWN, ProposalStage.ARCHIVED}
"""Of such a case nothing is asked any more (integrity rules 35 and 40)."""


def lead_of_rank(supervision: Supervision, _work: Work, _today: date) -> bool:
    """Led by one 主席 or 副主席."""
    return bool(supervision.lead_leader) and supervision.lead_role in {Role.CHAIR, Role.VICE_CHAIR}


def committee_named(supervision: Supervision, _work: Work, _today: date) -> bool:
    """A special committee supports it."""
    return bool(supervision.lead_office)


def block_complete(supervision: Supervision, _work: Work, _today: date) -> bool:
    """All four fields of the responsibility block (R-41)."""
    s = supervision
    return bool(s.lead_leader and s.lead_office and s.coop_offices and s.due_on)


def every_case_assigned(supervision: Supervision, work: Work, _today: date) -> bool:
    """Every proposal it covers has gone to its units."""
    cases = _cases(supervision, work)
    return bool(cases) and all(case.assigned_at for case in cases)


def proposers_invited(supervision: Supervision, work: Work, _today: date) -> bool:
    """Somebody who proposed it is asked to come, for every proposal that goes on (R-08)."""
    asked = {guest.name for guest in supervision.guests}
    going = [case for case in _cases(supervision, work) if case.stage not in ENDED]
    each = [one for case in going for one in (case, *case.merged)]
    return bool(asked) and all(asked & _people(one) for one in each)


def attendance_recorded(supervision: Supervision, _work: Work, _today: date) -> bool:
    """Of every guest it is known whether he came."""
    return bool(supervision.guests) and all(g.attended is not None for g in supervision.guests)


def case_goes_on(supervision: Supervision, work: Work, _today: date) -> bool:
    """A proposal it covers is neither withdrawn nor archived."""
    return any(case.stage not in ENDED for case in _cases(supervision, work))


def finding_unverified(supervision: Supervision, _work: Work, _today: date) -> bool:
    """A finding waits for its verification."""
    return any(f.verified_at is None for f in supervision.findings)


def _cases(supervision: Supervision, work: Work) -> list[Proposal]:
    return [work.get_one(Proposal, case.proposal_id) for case in supervision.cases]


def _people(proposal: Proposal) -> set[str]:
    """The body that proposes, and everybody whose confirmed name stands under it."""
    return {proposal.proposer_name, *(s.name for s in proposal.confirmed)}


FACTS = {
    fact.__name__: fact
    for fact in (
        lead_of_rank,
        committee_named,
        block_complete,
        every_case_assigned,
        proposers_invited,
        attendance_recorded,
        case_goes_on,
        finding_unverified,
    )
}
