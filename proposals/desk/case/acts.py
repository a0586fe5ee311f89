"""The acts a case knows at its stage: possible now, or why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from proposals.records import Case, Proposal, dockets
from proposals.work import Work
from workflows.policies import permits
from workflows.refusals import Objection
from workflows.terms import Act, Role


class NextAct(NamedTuple):
    """One act of one case: who may do it, and what forbids it today."""

    case: str
    act: Act
    roles: tuple[Role, ...]
    objections: tuple[Objection, ...]

    @property
    def possible(self) -> bool:
        """Whether nothing forbids it now."""
        return not self.objections


def next_acts(work: Work, case: Case, today: date) -> Iterator[NextAct]:
    """Every act of this case's stage with the reasons against it, all at once."""
    docket = dockets.of(case, work, today)
    for act in case.life.acts_at(docket.stage):
        roles = tuple(role for role in Role if role in permits.MAY[act])
        yield NextAct(dockets.name_of(case), act, roles, case.life.objections(act, docket))


def cases_of(proposal: Proposal) -> tuple[Case, ...]:
    """The proposal and every life that belongs to it."""
    living = [a for a in proposal.assignments if a.living]
    return (proposal, *living, *proposal.commitments, *proposal.lookbacks)
