"""A unit that took another's place has its cases; who ended has none (integrity rule 20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.casework.handle import reply
from proposals.casework.rosters import units
from proposals.casework.supervise import commitment
from proposals.records import HandlingUnit, Letter, succession
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.handle.answered import CLERK as CHECKER
from tests.casework.handle.answered import LEADER, UNIT, after, answer, met
from tests.casework.rosters.keeping import CLERK, TODAY, TOMORROW, YESTERDAY, numbered
from tests.rules.replies import paper, planned
from workflows.papers.rosters import UnitPaper
from workflows.refusals import Incomplete, NotYou
from workflows.terms import CommitmentStage, UnitKind

__all__ = ["numbered"]
LATER = TODAY + timedelta(days=30)
NEW_NAME = UnitPaper("区住建和更新局", UnitKind.GOVERNMENT, 0)


def unit(work: Work, number: int) -> HandlingUnit:
    return work.get_one(HandlingUnit, number)


def merge(work: Work, number: int, into: int, last_on: date = TODAY) -> None:
    units.end(work, unit(work, number), last_on, "机构改革", CLERK, unit(work, into))


def rename(work: Work, since: date = TODAY) -> int:
    return units.rename(work, unit(work, 1), NEW_NAME, since, CLERK).id or 0


def of(work: Work, actor: Actor, unit_id: int, days: int = 0) -> Actor:
    """Somebody with an account of this unit, as a door lets him in so many days later."""
    there = after(actor, days)
    unit_id, own = succession.place(work, unit_id, there.today)
    return replace(there, unit_id=unit_id, stands_for=own)


def test_a_unit_stands_for_itself(work: Work) -> None:
    assert succession.place(work, 1, TODAY) == (1, {1})


def test_an_account_follows_its_unit_to_its_new_name(work: Work) -> None:
    new = rename(work, TOMORROW)
    assert succession.place(work, 1, TODAY) == (1, {1})
    assert succession.place(work, 1, TOMORROW) == (new, {1, new})


def test_what_is_merged_is_its_heirs_from_the_day_after(work: Work) -> None:
    merge(work, 1, into=4)
    assert [succession.place(work, n, TODAY).units for n in (1, 4)] == [{1}, {4}]
    assert [succession.place(work, n, TOMORROW).units for n in (1, 4)] == [set(), {1, 4}]


def test_an_heirs_heir_has_it_all(work: Work) -> None:
    merge(work, 2, into=1)
    new = rename(work, TOMORROW)
    merge(work, new, into=4, last_on=LATER)
    assert succession.place(work, 4, LATER + timedelta(days=1)).units == {1, 2, 4, new}


def test_the_heir_reports_what_was_promised(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    answer(work, case, planned())
    (promise,) = case.proposal.commitments
    merge(work, 1, into=4)
    with pytest.raises(NotYou, match="own_assignment"):
        commitment.report(work, promise, "办法已印发", "文件", of(work, UNIT, 1, days=30))
    commitment.report(work, promise, "办法已印发", "文件", of(work, UNIT, 4, days=30))
    assert promise.stage == CommitmentStage.REPORTED


def test_a_reply_goes_out_in_the_name_of_the_day(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    reply.submit(work, case.unit, paper(), UNIT)
    reply.approve(work, case.unit, "A", CHECKER)
    rename(work, TOMORROW)
    reply.issue(work, case.unit, of(work, LEADER, 1, days=1))
    letter = work.exec(select(Letter).where(Letter.kind == "handle/reply_letter")).one()
    assert case.unit.replies[0].number == "区住建和更新局提复〔2026〕1号"
    assert "<signature>区住建和更新局</signature>" in letter.words


def test_an_heir_is_not_ended_over_the_cases_it_took(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    met(make_proposal, make_assignment)
    merge(work, 1, into=4, last_on=YESTERDAY)
    work.flush()
    with pytest.raises(Incomplete, match="在办提案1件"):
        units.end(work, unit(work, 4), LATER, "机构改革", CLERK)
