"""next_acts(): what a case knows at its stage, possible now or why not, whoever may do it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from proposals.acting import standing, subjects, table
from proposals.acting.meant import Question, is_for
from proposals.acting.offering import kind_of
from proposals.casework.actor import Actor, clock
from proposals.records import Case, Proposal, Supervision, dockets
from proposals.work import Work
from workflows.policies import permits
from workflows.refusals import Objection
from workflows.terms import Act, Role

NOTHING_THERE = Objection("row_exists", "本案现在没有可以办理这一动作的事项")


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

    def as_json(self) -> dict[str, Any]:
        """Plain values under stable names."""
        return {
            "case": self.case,
            "act": self.act.value,
            "label": self.act.label,
            "roles": [role.value for role in self.roles],
            "possible": self.possible,
            "objections": [objection._asdict() for objection in self.objections],
        }


def next_acts(work: Work, proposal: Proposal, at: datetime) -> Iterator[NextAct]:
    """Every act of the case and of the lives that belong to it, with all the reasons against it."""
    for case in _cases_of(work, proposal):
        for act in case.life.acts_at(dockets.stage_of(case)):
            if act not in standing.BEGINS:
                against = (
                    *_of_the_records(work, act, case, proposal, at),
                    *standing.of_the_rules(work, act, case, clock(at).today),
                    *standing.of_the_case(act, proposal),
                )
                yield NextAct(dockets.name_of(case), act, _roles(act), against)
    yield from _beginnings(proposal)


def _beginnings(proposal: Proposal) -> Iterator[NextAct]:
    """What begins a life of its own."""
    for act in sorted(standing.BEGINS):
        if standing.known_at(act, proposal, proposal):
            against = standing.of_the_case(act, proposal)
            yield NextAct(dockets.name_of(proposal), act, _roles(act), against)


def _roles(act: Act) -> tuple[Role, ...]:
    return tuple(role for role in Role if role in permits.MAY[act])


def _cases_of(work: Work, proposal: Proposal) -> tuple[Case, ...]:
    living = [a for a in proposal.assignments if a.living]
    over = subjects.CANDIDATES[Supervision](work, proposal)
    return (proposal, *living, *proposal.commitments, *proposal.lookbacks, *over)


def _of_the_records(
    work: Work, act: Act, case: Case, proposal: Proposal, at: datetime
) -> tuple[Objection, ...]:
    """Nobody carries it out by itself, or there is nothing to do it to."""
    if act in table.FOLLOWS:
        return (table.following(act),)
    rows = _rows(work, kind_of(act), case, proposal)
    asked = [
        Question(work, act, row, proposal, Actor("", role, at))
        for row in rows
        for role in _roles(act)
    ]
    return () if any(map(is_for, asked)) else (NOTHING_THERE,)


def _rows(work: Work, kind: Any, case: Case, proposal: Proposal) -> list[Any]:
    return [case] if type(case) is kind else subjects.CANDIDATES[kind](work, proposal)
