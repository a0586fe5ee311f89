"""承办单位: a renamed one has a successor, one with open cases is never simply ended (rule 20)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from proposals.casework.handle import registering
from proposals.casework.rosters import units
from proposals.records import HandlingUnit, UnitContact
from proposals.work import Work
from tests.casework.conftest import FROM, MakeAssignment, MakeProposal
from tests.casework.rosters.keeping import (
    CLERK,
    TODAY,
    TOMORROW,
    YESTERDAY,
    facts,
    last,
    numbered,
    refused,
)
from workflows.papers.rosters import UnitPaper
from workflows.papers.units import UnitChoice
from workflows.refusals import Incomplete
from workflows.terms import Act, AssignmentStage, ProposalStage, Rank, UnitKind, UnitRole

__all__ = ["numbered"]
HOUSING = UnitPaper("区住建和更新局", UnitKind.GOVERNMENT, 3)


def unit(work: Work, number: int = 1) -> HandlingUnit:
    return work.get_one(HandlingUnit, number)


def successor(work: Work, number: int = 1) -> str:
    """Who is offered instead of an ended unit."""
    work.flush()
    chosen = [UnitChoice(number, UnitRole.SOLE)]
    return registering.entries(work, chosen, TOMORROW)[number].successor


def test_a_unit_is_added(work: Work) -> None:
    row = units.add(work, HOUSING, TODAY, CLERK)
    assert (row.name, row.sort, row.valid_from) == ("区住建和更新局", 3, TODAY)
    assert (last(work).act, last(work).subject) == (Act.ADD_UNIT, f"handlingunit:{row.id}")


@pytest.mark.parametrize(("name", "rule"), [("区住建局", "name_once"), ("—", "name_in_roster")])
def test_a_unit_has_a_name_of_its_own(work: Work, name: str, rule: str) -> None:
    with refused(work, rule):
        units.add(work, HOUSING._replace(name=name), TODAY, CLERK)


def test_a_renamed_unit_is_followed_by_its_successor(work: Work) -> None:
    new = units.rename(work, unit(work), HOUSING, TODAY, CLERK)
    assert (new.predecessor_id, unit(work).valid_until) == (1, YESTERDAY)
    assert (successor(work), facts(work)["left"]) == ("区住建和更新局", "区住建局")


def test_a_renamed_unit_keeps_its_people(work: Work) -> None:
    work.add(UnitContact(unit_id=1, rank=Rank.HANDLER, name="经办人", phone="138-0000-0001"))
    new = units.rename(work, unit(work), HOUSING, TODAY, CLERK)
    kept = work.exec(select(UnitContact).where(UnitContact.unit_id == new.id)).one()
    assert (kept.name, kept.phone) == ("经办人", "138-0000-0001")


def test_a_unit_is_renamed_once(work: Work) -> None:
    units.rename(work, unit(work), HOUSING, TOMORROW + timedelta(days=9), CLERK)
    with pytest.raises(Incomplete, match="不能再次更名"):
        units.rename(work, unit(work), HOUSING._replace(name="区建设局"), TOMORROW, CLERK)


def test_a_unit_is_not_renamed_before_it_began(work: Work) -> None:
    with refused(work, "last_day_later"):
        units.rename(work, unit(work), HOUSING, FROM, CLERK)


def test_a_unit_without_cases_is_ended(work: Work) -> None:
    units.end(work, unit(work), TODAY, "机构改革", CLERK)
    assert (unit(work).valid_until, last(work).act, successor(work)) == (TODAY, Act.END_UNIT, "")


def test_a_unit_with_open_cases_is_not_ended_alone(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = make_proposal(ProposalStage.HANDLING, case_no="第0001号")
    make_assignment(case, AssignmentStage.HANDLING)
    with refused(work, "successor_for_open_cases"):
        units.end(work, unit(work), TODAY, "机构改革", CLERK)


def test_a_unit_whose_cases_are_done_is_ended(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    make_assignment(make_proposal(ProposalStage.CLOSED), AssignmentStage.DONE)
    units.end(work, unit(work), TODAY, "机构改革", CLERK)
    assert unit(work).valid_until == TODAY


def test_a_unit_with_open_cases_goes_into_another(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    make_assignment(make_proposal(ProposalStage.HANDLING), AssignmentStage.HANDLING)
    units.end(work, unit(work), TODAY, "机构改革", CLERK, unit(work, 4))
    assert (unit(work).merged_into_id, successor(work)) == (4, "区城管局")


def test_several_units_go_into_one(work: Work) -> None:
    for number in (1, 2):
        units.end(work, unit(work, number), TODAY, "机构改革", CLERK, unit(work, 4))
    assert (successor(work, 1), successor(work, 2)) == ("区城管局", "区城管局")


def test_a_unit_does_not_go_into_itself(work: Work) -> None:
    with refused(work, "successor_in_force"):
        units.end(work, unit(work), TODAY, "机构改革", CLERK, unit(work))


def test_a_unit_does_not_go_into_one_that_ends(work: Work) -> None:
    unit(work, 4).valid_until = TOMORROW
    with refused(work, "successor_in_force"):
        units.end(work, unit(work), TODAY, "机构改革", CLERK, unit(work, 4))


def test_a_misspelt_unit_is_set_right(work: Work) -> None:
    units.correct(work, unit(work), HOUSING._replace(name="区住建设局"), "笔误", CLERK)
    assert (unit(work).name, last(work).act) == ("区住建设局", Act.CORRECT_UNIT)


def test_a_unit_that_handled_keeps_its_name(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    make_assignment(make_proposal(ProposalStage.ASSIGNED))
    with refused(work, "name_unused"):
        units.correct(work, unit(work), HOUSING, "笔误", CLERK)
