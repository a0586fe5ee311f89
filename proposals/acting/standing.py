"""against(): what speaks against an act now, whatever is written on its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from proposals.casework import standing
from proposals.casework.actor import Actor
from proposals.casework.file import merging, review
from proposals.casework.handle import assignment
from proposals.casework.supervise import lookback, supervision
from proposals.records import Case, Consultation, Finding, Proposal, dockets
from proposals.work import Work
from workflows.refusals import Objection, Refusal
from workflows.terms import Act

Check = Callable[[Work, Proposal, Actor], None]
BEGINS = frozenset({Act.PLAN_LOOKBACK, Act.PLAN_SUPERVISION})
"""They begin a life of their own, which has no stage yet."""
BROUGHT: Mapping[Act, frozenset[str]] = {
    Act.WAIVE_MEETING: frozenset({"meeting_waivable"}),
    Act.REQUEST_RETURN: frozenset({"returns_left"}),
    Act.MERGE: frozenset({"merge_lead_live", "merge_same_term"}),
}
"""Needs that the act's own paper may meet: the consent, the new facts, the lead it names."""


def bearer(row: Any, case: Proposal) -> Case:
    """Whose stage the act asks for: a meeting's assignment, a finding's supervision, the case."""
    if isinstance(row, Consultation):
        return row.assignment
    if isinstance(row, Finding):
        return row.supervision
    return row if isinstance(row, Case) else case


def known_at(act: Act, row: Any, case: Proposal) -> bool:
    """Whether the stage of what it is done to knows the act at all."""
    if act in BEGINS:
        return case.assigned_at is not None
    bearing = bearer(row, case)
    return act in bearing.life.acts_at(dockets.stage_of(bearing))


def against(work: Work, act: Act, row: Any, case: Proposal, actor: Actor) -> tuple[Objection, ...]:
    """Every reason at once: the needs of the rulebook, and what casework asks of this person."""
    if act == Act.ASSIGN:
        return tuple(assignment.assignable(work, case, actor))
    ruled = of_the_rules(work, act, bearer(row, case), actor.today)
    return (*ruled, *of_the_case(act, case), *_of_him(work, act, case, actor))


def of_the_case(act: Act, case: Proposal) -> tuple[Objection, ...]:
    """What casework asks of the case before its step, whoever takes it."""
    try:
        if act in ASKED_OF_THE_CASE:
            ASKED_OF_THE_CASE[act](case)
    except Refusal as refusal:
        return refusal.objections
    return ()


def of_the_rules(work: Work, act: Act, bearing: Case, today: date) -> tuple[Objection, ...]:
    """What the rulebook asks and no paper of this act may bring, whoever takes it."""
    if act in BEGINS:
        return ()
    found = bearing.life.objections(act, dockets.of(bearing, work, today, act))
    brought = BROUGHT.get(act, frozenset())
    if act == Act.MERGE and not work.profile_on(today).filing.merge_needs_consent:
        brought |= {"merge_consented"}
    return tuple(objection for objection in found if objection.rule not in brought)


def _of_him(work: Work, act: Act, case: Proposal, actor: Actor) -> tuple[Objection, ...]:
    found: list[Objection] = []
    for check in CHECKS.get(act, ()):
        try:
            check(work, case, actor)
        except Refusal as refusal:
            found += refusal.objections
    return tuple(found)


def _no_author(_work: Work, case: Proposal, actor: Actor) -> None:
    standing.reviewer(case, actor)


def _no_handler(_work: Work, case: Proposal, actor: Actor) -> None:
    standing.not_handler(case, actor)


JUDGING = (
    *(Act.CONFIRM_MEETING, Act.DISPUTE_MEETING, Act.WAIVE_MEETING),
    *(Act.RATE, Act.AMEND_RATING, Act.OPINE_PROMISE, Act.OPINE_LOOKBACK),
)
"""What a proposer says of the handling."""
CHECKS: Mapping[Act, tuple[Check, ...]] = {
    Act.SEND_BACK: (_no_author,),
    Act.ADVANCE: (_no_author, review.not_twice),
    Act.REVISE_TEXT: (_no_author,),
    Act.FILE: (_no_author,),
    Act.REJECT: (_no_author,),
    Act.CONSENT_WITHDRAWAL: (_no_author,),
    Act.MERGE: (merging.by_no_author,),
    Act.UNMERGE: (merging.by_no_author,),
    **dict.fromkeys(JUDGING, (_no_handler,)),
}
"""What casework asks of the person before its step, as far as no paper mends it."""
ASKED_OF_THE_CASE: Mapping[Act, Callable[[Proposal], None]] = {
    Act.PLAN_LOOKBACK: lookback.may_be_listed,
    Act.PLAN_SUPERVISION: lambda case: supervision.may_be_covered([case]),
    Act.SUPPLEMENT: standing.not_archived,
    Act.REPORT_PROMISE: standing.not_archived,
}
