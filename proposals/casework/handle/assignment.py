"""交办: naming the units, handing the case over, signing for it, replacing and recalling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from proposals.casework import duties, issuing, standing, step
from proposals.casework.actor import Actor
from proposals.casework.handle import handing_over, registering
from proposals.letters import addressing
from proposals.letters import handle as letters
from proposals.records import Assignment, Proposal, dockets
from proposals.work import Work
from workflows.papers import completeness, meeting, units
from workflows.papers.completeness import said
from workflows.papers.meeting import Network
from workflows.papers.units import CPPCC_WORK, UnitChoice
from workflows.policies import permits
from workflows.refusals import NotNow, Objection, Refusal
from workflows.terms import Act, ProposalStage, UnitRole


class Skipped(NamedTuple):
    """A proposal of a batch that was not assigned, and why."""

    proposal: Proposal
    objections: list[Objection]


def propose_units(
    work: Work,
    proposal: Proposal,
    choices: Sequence[UnitChoice],
    actor: Actor,
    cppcc_reason: str = "",
) -> None:
    """拟定承办单位; a CPPCC unit needs the category or a reason why it is its own work."""
    register = registering.entries(work, choices, actor.today)
    own_work = proposal.category == CPPCC_WORK or bool(cppcc_reason.strip())
    completeness.require(units.objections(choices, register, about_cppcc=own_work))
    chosen = [
        {"unit_id": str(c.unit_id), "role": c.role.value, "name": register[c.unit_id].name}
        for c in choices
    ]
    step.take(work, Act.PROPOSE_UNITS, proposal, actor, units=chosen, cppcc_reason=cppcc_reason)
    why = {"why": cppcc_reason} if cppcc_reason else {}
    proposal.proposed_units = [{**unit, **why} for unit in chosen]


def assign(work: Work, proposal: Proposal, actor: Actor) -> list[Assignment]:
    """交办: rows, clocks, a notice to every unit and to every proposer."""
    rows = _assign(work, proposal, actor)
    for row in rows:
        letters.assignment_notice(work, row, handing_over.office(work, row), actor.at)
    return rows


def assign_all(work: Work, proposals: Iterable[Proposal], actor: Actor) -> list[Skipped]:
    """交办会: hand over a batch, one letter per unit; tell what had to stay behind."""
    rows: list[Assignment] = []
    skipped: list[Skipped] = []
    for proposal in proposals:
        if objections := assignable(work, proposal, actor):
            skipped.append(Skipped(proposal, objections))
        else:
            rows += _assign(work, proposal, actor)
    by_unit = attrgetter("unit_id")
    for _, own in groupby(sorted(rows, key=by_unit), by_unit):
        first, *others = own
        office = handing_over.office(work, first)
        if others:
            letter = letters.assignment_list(work, [first, *others], office, actor.at)
            cases = [row.proposal for row in (first, *others)]
            issuing.issue(work, letter, Act.ASSIGN, cases, actor)
        else:
            letters.assignment_notice(work, first, office, actor.at)
    return skipped


def assignable(work: Work, proposal: Proposal, actor: Actor) -> list[Objection]:
    """Why this proposal cannot be assigned now by this person; empty when it can."""
    try:
        permits.require(actor.role, Act.ASSIGN)
        _check(work, proposal, actor)
    except Refusal as refusal:
        return list(refusal.objections)
    docket = dockets.of(proposal, work, actor.today, Act.ASSIGN)
    return list(proposal.life.objections(Act.ASSIGN, docket))


def sign_for(work: Work, assignment: Assignment, network: Network, actor: Actor) -> None:
    """签收, with the three people who answer for the case (R-30)."""
    standing.unit(assignment, actor)
    completeness.require(meeting.network_objections(network))
    step.take(work, Act.SIGN_FOR, assignment, actor, **network._asdict())
    assignment.signed_at = actor.at
    assignment.leader, assignment.office, assignment.handler = network
    if assignment.role.answers:
        step.try_to(work, Act.BEGIN, assignment.proposal, actor)


def replace(
    work: Work, assignment: Assignment, choices: Sequence[UnitChoice], reason: str, actor: Actor
) -> list[Assignment]:
    """改派: the unit's row stays on record, others take over."""
    standing.by_assigner(work, assignment, actor)
    completeness.require(said(reason, "reason_given", "请写明改派理由"))
    return handing_over.hand_on(work, assignment, Act.REPLACE, choices, reason, actor)


def recall(work: Work, assignment: Assignment, actor: Actor) -> None:
    """撤回交办 to a 会办 unit; the answering units of a living case can only be replaced."""
    standing.by_assigner(work, assignment, actor)
    withdrawn = assignment.proposal.stage == ProposalStage.WITHDRAWN
    if assignment.role.answers and not withdrawn:
        sentence = "答复单位不能直接撤回，请办理改派；整案不再办理的，请办理撤案"
        raise NotNow(Objection("somebody_answers", sentence))
    step.take(work, Act.RECALL, assignment, actor)
    duties.lift(duties.of(assignment), Act.RECALL.label, actor.at)
    change = letters.Change(assignment.unit_name, "", "交办机关撤回交办")
    handing_over.tell_of_change(work, assignment, change, actor)


def _assign(work: Work, proposal: Proposal, actor: Actor) -> list[Assignment]:
    choices = _check(work, proposal, actor)
    chosen = "、".join(
        f"{u['name']}（{UnitRole(u['role']).label}）" for u in proposal.proposed_units
    )
    step.take(work, Act.ASSIGN, proposal, actor, units=chosen)
    proposal.assigned_at, proposal.assigned_by = actor.at, actor.name
    rows = handing_over.hand_over(work, proposal, choices, actor)
    for case, proposer in addressing.everybody(proposal):
        letters.assigned_notice(work, case, proposal, proposer, actor.at)
    return rows


def _check(work: Work, proposal: Proposal, actor: Actor) -> list[UnitChoice]:
    """The units proposed, if they are still valid and of the assigner's own kind."""
    chosen = [UnitChoice(int(u["unit_id"]), UnitRole(u["role"])) for u in proposal.proposed_units]
    if not chosen:
        return []
    register = registering.entries(work, chosen, actor.today)
    answering = [c.unit_id for c in chosen if c.role.answers and c.unit_id in register]
    standing.assigner({register[n].kind for n in answering}, actor)
    own_work = handing_over.about_cppcc(proposal)
    completeness.require(units.objections(chosen, register, about_cppcc=own_work))
    return chosen
