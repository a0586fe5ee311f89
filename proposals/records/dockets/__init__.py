"""The facts of each case for the rulebook, gathered from the records: one function a fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from proposals.records.assignment import Assignment
from proposals.records.case import Case
from proposals.records.commitment import Commitment, Lookback
from proposals.records.dockets import assignment, commitment, lookback, proposal, supervision
from proposals.records.proposal import Proposal
from proposals.records.supervision import Supervision
from proposals.work import Work
from workflows.lifecycles.assignment import AssignmentDocket
from workflows.lifecycles.commitment import CommitmentDocket
from workflows.lifecycles.lookback import LookbackDocket
from workflows.lifecycles.proposal import ProposalDocket
from workflows.lifecycles.supervision import SupervisionDocket
from workflows.terms import Act, Stage

Facts = Mapping[str, Callable[[Any, Work, date], bool]]


class Gathering(NamedTuple):
    """How one kind of case fills its docket."""

    docket: type[Any]
    facts: Facts


GATHER: dict[type[Case], Gathering] = {
    Proposal: Gathering(ProposalDocket, proposal.FACTS),
    Assignment: Gathering(AssignmentDocket, assignment.FACTS),
    Supervision: Gathering(SupervisionDocket, supervision.FACTS),
    Commitment: Gathering(CommitmentDocket, commitment.FACTS),
    Lookback: Gathering(LookbackDocket, lookback.FACTS),
}


def of(case: Case, work: Work, today: date, act: Act | None = None) -> Any:
    """The docket of a case on this day, with the facts that one act (or any) asks for now."""
    gathering, stage = GATHER[type(case)], stage_of(case)
    asked = case.life.facts_asked(stage, act)
    facts = {name: gathering.facts[name](case, work, today) for name in asked}
    return gathering.docket(stage=stage, **facts)


def stage_of(case: Case) -> Stage:
    """Where any case stands."""
    stage: Stage = case.stage  # type: ignore[attr-defined]  # every Case table has its own stages
    return stage


def name_of(case: Case) -> str:
    """What the history calls it: `assignment:7`."""
    return f"{type(case).__name__.lower()}:{case.key}"


def chain_of(case: Case) -> str:
    """Whose history it belongs to: a supervision's own, everything else the proposal's."""
    if isinstance(case, Supervision | Proposal):
        return name_of(case)
    proposal_id: int = case.proposal_id  # type: ignore[attr-defined]  # all others are a proposal's
    return f"proposal:{proposal_id}"
