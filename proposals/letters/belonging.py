"""Whether every record a letter speaks of is of its own case (integrity rule 30)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import select

from proposals.records import Merging, Proposal, Supervision
from proposals.work import Work
from workflows.refusals import Objection

INTO = select(Merging.child_id).where(Merging.lead_id == bindparam("lead"))


def strangers(
    work: Work, facts: Mapping[str, object], proposal: Proposal | None
) -> Iterator[Objection]:
    """The records of other cases among the facts; of a letter about no case none is asked."""
    cases = {case for fact in facts.values() for case in _cases(fact)}
    foreign = cases - _own(facts, proposal) if cases else set()
    if foreign and proposal is not None:
        foreign -= _family(work, proposal)
    for id in sorted(foreign):
        number = work.get_one(Proposal, id).number
        yield Objection("fact_of_this_case", f"文书用到了{number}的材料，不是本案的，请核对")


def _own(facts: Mapping[str, object], proposal: Proposal | None) -> set[int]:
    """The case, or those of the supervision; a letter about neither may name what it likes."""
    supervision = facts.get("supervision")
    if isinstance(supervision, Supervision):
        return {case.proposal_id for case in supervision.cases}
    if proposal is None:
        return {case for fact in facts.values() for case in _cases(fact)}
    return {proposal.id} if proposal.id is not None else set()


def _family(work: Work, proposal: Proposal) -> set[int | None]:
    """The lead and everything merged into it, now or until it was undone."""
    lead = proposal.lead or proposal
    # What this very act merges stands in `lead.merged`; it need not be written out first.
    with work.no_autoflush:
        out_of = {merging.lead_id for merging in proposal.mergings}
        return {
            lead.id,
            *(each.id for each in lead.merged),
            *work.exec(INTO, params={"lead": lead.id}),
            *out_of,
        }


def _cases(fact: Any) -> Iterator[int]:
    """The cases to which a fact, or what it is made of, belongs."""
    if isinstance(fact, list | tuple):
        for each in fact:
            yield from _cases(each)
    elif isinstance(fact, Proposal):
        yield from () if fact.id is None else (fact.id,)
    elif hasattr(fact, "__tablename__"):
        held = getattr(fact, "assignment", fact)
        case = getattr(held, "proposal_id", None)
        yield from () if case is None else (case,)
