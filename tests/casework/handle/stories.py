"""Short ways into 办 for the tests: an assigned case, its letters, its refusals, another day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlmodel import col, func, select

from proposals.casework.actor import Actor
from proposals.casework.handle import assignment
from proposals.records import (
    Assignment,
    Consultation,
    CoOpinion,
    Entry,
    Extension,
    Letter,
    Proposal,
    ReturnRequest,
)
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal, person
from workflows.papers.meeting import Meeting, Network
from workflows.papers.units import UnitChoice
from workflows.refusals import Refusal
from workflows.terms import Duty, MeetingForm, ProposalStage, Rank, Role, UnitRole

CLERK = person(Role.CLERK, "办公室丙")
ASSIGNER = person(Role.ASSIGNER, "政府办己")
NETWORK = Network("分管庚", "主任辛", "经办壬")
SOLE = (UnitChoice(1, UnitRole.SOLE),)
LEAD_AND_CO = (UnitChoice(1, UnitRole.LEAD), UnitChoice(2, UnitRole.CO))
SPLIT = (UnitChoice(1, UnitRole.SPLIT), UnitChoice(3, UnitRole.SPLIT))
MEETING = Meeting(
    held_on=date(2026, 3, 10),
    place="区住建局三楼会议室",
    form=MeetingForm.TALK,
    unit_people="副局长庚、经办壬",
    rank=Rank.DEPUTY_LEADER,
    points="希望年内先行试点两个小区",
    agreed="六月底前拿出试点方案",
)
WRITTEN = (Assignment, Consultation, CoOpinion, Entry, Extension, Letter, ReturnRequest)


def filed(make_proposal: MakeProposal, **given: object) -> Proposal:
    """A filed proposal with its 案号."""
    return make_proposal(ProposalStage.FILED, **{"case_no": "第0001号", "filed_at": AT, **given})


def handed_over(
    work: Work, proposal: Proposal, choices: Iterable[UnitChoice] = SOLE
) -> list[Assignment]:
    """A filed proposal at its units, by the real acts."""
    assignment.propose_units(work, proposal, list(choices), CLERK)
    return assignment.assign(work, proposal, ASSIGNER)


def signed(work: Work, case: Assignment, days: int = 1) -> Assignment:
    """The case signed for by its own unit."""
    assignment.sign_for(work, case, NETWORK, later(office_of(case), days))
    return case


def office_of(case: Assignment) -> Actor:
    """The office of the unit that has the case, in the part it plays."""
    role = Role.UNIT_OFFICE if case.role.answers else Role.CO_UNIT
    return person(role, f"{case.unit_name}办公室", unit_id=case.unit_id)


def later(actor: Actor, days: int) -> Actor:
    """The same person some days after the assignment."""
    return actor.later(AT + timedelta(days=days))


def owed(case: Assignment) -> dict[Duty, date]:
    """What a unit owes by when."""
    rows = [d for d in case.proposal.deadlines if d.assignment_id == case.id and d.running]
    return {row.duty: row.due_on for row in rows}


def letters(work: Work, kind: str) -> list[Letter]:
    """The letters of one kind, as written."""
    found = select(Letter).where(Letter.kind == f"handle/{kind}").order_by(col(Letter.id))
    return list(work.exec(found))


@contextmanager
def refused(work: Work, kind: type[Refusal], *rules: str) -> Iterator[None]:
    """What is done inside is refused for these rules, and undone as the door undoes it."""
    before = _written(work)
    with pytest.raises(kind) as refusal, work.begin_nested():
        yield
    assert refusal.value.rules == rules
    assert _written(work) == before


def _written(work: Work) -> list[int]:
    return [work.exec(select(func.count()).select_from(table)).one() for table in WRITTEN]
