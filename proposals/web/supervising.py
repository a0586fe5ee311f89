"""What stands beside the acts of 督: the plan, the findings, a promise, the letter to be signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from proposals.desk import finding, sight, supervisions
from proposals.desk.case.papers import paper
from proposals.desk.case.supervision import event, promised
from proposals.letters.copying import copy
from proposals.printing.html import html
from proposals.records import Commitment, Finding, Letter, Proposal
from proposals.web.errands import Errand
from workflows.refusals import Refusal
from workflows.terms import Act

Facts = dict[str, Any]
Given = Mapping[str, Any]
BEGINS = frozenset({Act.PLAN_SUPERVISION})
"""Done without a case: the plan names its own."""


def named(errand: Errand) -> Facts:
    """The cases a plan is drawn up for, named in the address or ticked in a list."""
    asked = errand.visit.request.query_params
    wanted = [*asked.getlist("proposals"), *asked.getlist("id")]
    if errand.way.act not in BEGINS or errand.case is not None or not wanted:
        return {}
    return {"plan": {"proposals": wanted}}


def planning(errand: Errand, given: Given) -> Facts:
    """The cases chosen so far; what names none of them stays to be typed."""
    wanted = [str(raw) for raw in (given.get("plan") or {}).get("proposals") or ()]
    found = {raw: case for raw in wanted for case in _seen(errand, raw)}
    return {
        "chosen": list({case.key: case for case in found.values()}.values()),
        "unknown": [raw for raw in wanted if raw not in found],
    }


def _seen(errand: Errand, raw: str) -> Iterator[Proposal]:
    """The case of that number, if there is one and he sees it."""
    work, actor = errand.visit.work, errand.visit.actor
    try:
        yield sight.case(work, actor, finding.proposal(work, raw).key)
    except Refusal:
        return


def supervision(errand: Errand, _given: Given) -> Facts:
    """The 督办 it is done to."""
    visit = errand.visit
    opened = supervisions.supervision(visit.work, visit.actor, errand.subject.key)
    return {"opened": opened, "event": opened.event}


def correction(errand: Errand, _given: Given) -> Facts:
    """The finding that is verified."""
    row: Finding = errand.subject
    told = event(row.supervision, {row.proposal_id}).findings
    return {"found": next(each for each in told if each.id == row.id)}


def promise(errand: Errand, _given: Given) -> Facts:
    """The promise, with what was reported and said of it."""
    row: Commitment = errand.subject
    unit = next(a.unit_name for a in row.proposal.assignments if a.id == row.assignment_id)
    return {"promise": promised(row, unit, errand.visit.actor.today)}


def letter(errand: Errand, _given: Given) -> Facts:
    """The letter to be signed, dropped or declared void, as it goes out."""
    row: Letter = errand.subject
    return {"paper": paper(row), "letter_text": html(copy(row))}


WHOLE = (
    *(Act.APPROVE_SUPERVISION, Act.INVITE_PROPOSERS, Act.START_SUPERVISION),
    *(Act.RECORD_ATTENDANCE, Act.RECORD_FINDINGS, Act.VERIFY_SUPERVISION),
    *(Act.CLOSE_SUPERVISION, Act.CANCEL_SUPERVISION),
)
PROMISES = (
    *(Act.REPORT_PROMISE, Act.OPINE_PROMISE, Act.VERIFY_PROMISE),
    *(Act.BREAK_PROMISE, Act.MOVE_PROMISE),
)
LETTERS = (Act.CONFIRM_LETTER, Act.DISCARD_LETTER, Act.VOID_LETTER)
BESIDE: Mapping[Act, Callable[[Errand, Given], Facts]] = {
    Act.PLAN_SUPERVISION: planning,
    Act.VERIFY_FINDING: correction,
    **dict.fromkeys(WHOLE, supervision),
    **dict.fromkeys(PROMISES, promise),
    **dict.fromkeys(LETTERS, letter),
}
OWN: Mapping[Act, str] = {
    Act.PLAN_SUPERVISION: "acts/plan_supervision.html",
    Act.VERIFY_FINDING: "acts/verify_finding.html",
    **dict.fromkeys(WHOLE, "acts/supervision.html"),
    **dict.fromkeys(PROMISES, "acts/promise.html"),
    **dict.fromkeys(LETTERS, "acts/letter.html"),
}
