"""Handing a case to units: their rows and clocks, and what changes when one takes over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.casework.handle import registering
from proposals.letters import addressing
from proposals.letters import handle as letters
from proposals.letters.handle import Change, sending
from proposals.letters.supervise import findings_notice
from proposals.records import Assignment, Finding, Proposal, keys
from proposals.records.dockets.assignment import owed
from proposals.work import Work
from workflows.deadlines import Certificate
from workflows.papers import completeness, units
from workflows.papers.units import CPPCC_WORK, RegisteredUnit, UnitChoice
from workflows.refusals import Objection
from workflows.terms import Act, Duty, Intake, UnitKind


def hand_over(
    work: Work, proposal: Proposal, choices: Sequence[UnitChoice], actor: Actor
) -> list[Assignment]:
    """Write one row a unit and start its clocks; the answering units come first."""
    register = registering.entries(work, choices, actor.today)
    in_order = sorted(choices, key=lambda choice: not choice.role.answers)
    rows = [_row(proposal, choice, register[choice.unit_id].name, actor) for choice in in_order]
    proposal.assignments.extend(rows)
    keys.give_keys(work, rows)
    for row in rows:
        _start_clocks(work, row, actor)
    return rows


def hand_on(
    work: Work, old: Assignment, act: Act, choices: Sequence[UnitChoice], why: str, actor: Actor
) -> list[Assignment]:
    """Take the case from one unit, give it to others, and tell all whom it concerns."""
    proposal = old.proposal
    # Of a case that is gone the step says so; its units are no longer the question.
    if old.living:
        completeness.require(_objections(work, old, choices, actor))
    step.take(work, act, old, actor, reason=why)
    rows = hand_over(work, proposal, choices, actor)
    # One row names another of its own table: who takes over is written first.
    work.flush()
    if rows:
        old.replaced_by_id = rows[0].id
        _pass_corrections(work, old, rows[0], act, actor)
    step.take(work, Act.REASSIGN, proposal, actor, left=old.unit_name, took_over=named(rows))
    for row in rows:
        letters.assignment_notice(work, row, office(work, row), actor.at)
    tell_of_change(work, old, Change(old.unit_name, named(rows), why), actor)
    return rows


def named(rows: Iterable[Assignment]) -> str:
    """区住建局（主办）、区财政局（会办）."""
    return "、".join(f"{row.unit_name}（{row.role.label}）" for row in rows)


def office(work: Work, assignment: Assignment) -> str:
    """The office that assigns to this unit, as a letter signs it."""
    return units.assigning_office(registering.kind_of(work, assignment))


def about_cppcc(proposal: Proposal) -> bool:
    """About the committee's own work, by its category or by the clerk's reason."""
    return proposal.category == CPPCC_WORK or any(u.get("why") for u in proposal.proposed_units)


def tell_of_change(work: Work, old: Assignment, change: Change, actor: Actor) -> None:
    """Word to the unit that had the case and to every proposer."""
    proposal = old.proposal
    letters.reassigned_notice(work, old, change, proposal, sending.unit(old), actor.at)
    for case, proposer in addressing.everybody(proposal):
        letters.reassigned_notice(work, old, change, case, proposer, actor.at)


def _row(proposal: Proposal, choice: UnitChoice, name: str, actor: Actor) -> Assignment:
    return Assignment(
        proposal_id=proposal.key,
        unit_id=choice.unit_id,
        unit_name=name,
        role=choice.role,
        round=proposal.round,
        assigned_at=actor.at,
    )


def _start_clocks(work: Work, row: Assignment, actor: Actor) -> None:
    for duty in (Duty.SIGN_FOR, Duty.REQUEST_RETURN):
        duties.start(work, duty, row, actor, row.unit_name)
    if row.role.answers:
        duties.start(work, Duty.FIRST_CONTACT, row, actor, row.unit_name)
        _owe_answer(work, row, actor)
    else:
        dates = (owed(a, Duty.REPLY, Duty.REHANDLE) for a in row.proposal.answering)
        main = next((d for d in dates if d is not None), None)
        given = {"main_due_on": main.due_on} if main else {}
        duties.start(work, Duty.CO_OPINION, row, actor, row.unit_name, **given)


def _owe_answer(work: Work, row: Assignment, actor: Actor) -> None:
    """A later round has the term of 二次办理, whoever answers in it (R-09)."""
    if row.round > 1:
        event = "二次办理中交办到承办单位"
        duties.start(work, Duty.REHANDLE, row, actor, row.unit_name, started_by=event)
    else:
        intake = row.proposal.intake or Intake.RECESS
        duties.start(work, Duty.REPLY, row, actor, row.unit_name, intake=intake)


def _pass_corrections(work: Work, old: Assignment, new: Assignment, act: Act, actor: Actor) -> None:
    """督办整改 is for whoever answers now, by the day that was named (integrity rule 35)."""
    findings = []
    for row in duties.of(old, Duty.FINDING):
        was = Certificate.from_json(row.certificate)
        about, started_on = row.subject_id, row.started_on
        named = {"named_on": was.named_on, "named_by": was.instrument, "started_on": started_on}
        duties.lift([row], act.label, actor.at)
        duties.start(work, Duty.FINDING, new, actor, new.unit_name, about=about, **named)
        findings.append(work.get_one(Finding, about))
    for supervision, found in groupby(findings, attrgetter("supervision")):
        theirs = [(old.proposal, finding) for finding in found]
        findings_notice(work, supervision, theirs, new.unit_name, actor.at)


def _objections(
    work: Work, old: Assignment, choices: Sequence[UnitChoice], actor: Actor
) -> list[Objection]:
    """The units that stay and those that come must be a valid set together."""
    stay = [a for a in old.proposal.assignments if a.living and a is not old]
    register = registering.entries(work, choices, actor.today)
    staying = {a.unit_id: RegisteredUnit(a.unit_name, UnitKind.OTHER) for a in stay}
    together = [*(UnitChoice(a.unit_id, a.role) for a in stay), *choices]
    found = units.objections(together, staying | register, about_cppcc=about_cppcc(old.proposal))
    if old.unit_id in {choice.unit_id for choice in choices}:
        found.append(Objection("another_unit", f"不能再交{old.unit_name}承办，请改选他单位"))
    if old.role.answers and not choices:
        sentence = f"{old.unit_name}负有答复责任，请写明改由哪个单位承办"
        found.append(Objection("another_answers", sentence))
    return found
