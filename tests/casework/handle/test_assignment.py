"""交办: units named, cases handed over, one by one and in a batch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from proposals.casework.handle import assignment
from proposals.desk.telling import facts
from proposals.records import Entry, HandlingUnit, history
from proposals.work import Rules, Work
from tests.casework.conftest import AT, FROM, MakeProposal
from tests.casework.handle.stories import (
    ASSIGNER,
    CLERK,
    LEAD_AND_CO,
    SOLE,
    filed,
    handed_over,
    letters,
    owed,
    refused,
)
from workflows.papers.units import UnitChoice
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import (
    Act,
    AssignmentStage,
    Duty,
    Period,
    ProposalStage,
    UnitKind,
    UnitRole,
)

NOT_ASSIGNABLE = [s for s in ProposalStage if s != ProposalStage.FILED]


def test_units_are_proposed_by_name(work: Work, make_proposal: MakeProposal) -> None:
    proposal = filed(make_proposal)
    assignment.propose_units(work, proposal, LEAD_AND_CO, CLERK)
    assert proposal.proposed_units == [
        {"unit_id": "1", "role": "lead", "name": "区住建局"},
        {"unit_id": "2", "role": "co", "name": "区财政局"},
    ]


def test_units_proposed_wrongly_are_refused(work: Work, make_proposal: MakeProposal) -> None:
    proposal = filed(make_proposal)
    with refused(work, Incomplete, "one_lead"):
        assignment.propose_units(work, proposal, [UnitChoice(2, UnitRole.CO)], CLERK)
    assert proposal.proposed_units == []


def test_an_abolished_unit_is_refused_with_its_successor(
    work: Work, make_proposal: MakeProposal
) -> None:
    work.get_one(HandlingUnit, 4).valid_until = date(2026, 1, 31)
    unit = HandlingUnit(
        id=6, name="区综合执法局", kind=UnitKind.GOVERNMENT, predecessor_id=4, valid_from=FROM
    )
    work.add(unit)
    with pytest.raises(Incomplete, match="其职责由区综合执法局承接"):
        assignment.propose_units(work, filed(make_proposal), [UnitChoice(4, UnitRole.SOLE)], CLERK)


def test_a_unit_is_refused_until_its_first_day(work: Work, make_proposal: MakeProposal) -> None:
    work.get_one(HandlingUnit, 4).valid_from = date(2026, 6, 1)
    with pytest.raises(Incomplete, match="区城管局自2026年6月1日起方可承办"):
        assignment.propose_units(work, filed(make_proposal), [UnitChoice(4, UnitRole.SOLE)], CLERK)


def test_a_cppcc_unit_needs_a_reason(work: Work, make_proposal: MakeProposal) -> None:
    work.get_one(HandlingUnit, 5).kind = UnitKind.CPPCC
    proposal, own = filed(make_proposal), [UnitChoice(5, UnitRole.SOLE)]
    with refused(work, Incomplete, "cppcc_only_own_work"):
        assignment.propose_units(work, proposal, own, CLERK)
    assignment.propose_units(work, proposal, own, CLERK, cppcc_reason="涉及委员联络工作")
    assignment.assign(work, proposal, ASSIGNER)
    assert proposal.stage == ProposalStage.ASSIGNED


def test_assigning_opens_a_row_a_unit(work: Work, make_proposal: MakeProposal) -> None:
    proposal = filed(make_proposal)
    rows = handed_over(work, proposal, LEAD_AND_CO)
    assert [(r.unit_name, r.role, r.stage) for r in rows] == [
        ("区住建局", UnitRole.LEAD, AssignmentStage.PENDING_SIGN),
        ("区财政局", UnitRole.CO, AssignmentStage.PENDING_SIGN),
    ]
    assert (proposal.stage, proposal.assigned_at) == (ProposalStage.ASSIGNED, AT)


def test_assigning_starts_the_clocks_of_lead_and_co(
    work: Work, make_proposal: MakeProposal
) -> None:
    lead, co = handed_over(work, filed(make_proposal), LEAD_AND_CO)
    assert owed(lead) == {
        Duty.SIGN_FOR: date(2026, 3, 5),
        Duty.REQUEST_RETURN: date(2026, 3, 9),
        Duty.FIRST_CONTACT: date(2026, 3, 23),
        Duty.REPLY: date(2026, 6, 2),
    }
    assert owed(co) == {
        Duty.SIGN_FOR: date(2026, 3, 5),
        Duty.REQUEST_RETURN: date(2026, 3, 9),
        Duty.CO_OPINION: date(2026, 4, 2),
    }


def test_assigning_tells_every_unit_and_every_proposer(
    work: Work, make_proposal: MakeProposal
) -> None:
    lead = filed(make_proposal)
    child = make_proposal(
        ProposalStage.MERGED, case_no="第0002号", lead_id=lead.key, proposer_name="委员甲"
    )
    work.refresh(lead, ["merged"])
    handed_over(work, lead, LEAD_AND_CO)
    assert [x.addressee for x in letters(work, "assignment_notice")] == ["区住建局", "区财政局"]
    assert [x.proposal_id for x in letters(work, "assigned_notice")] == [lead.id, child.id]


@pytest.mark.parametrize("stage", NOT_ASSIGNABLE, ids=lambda s: f"rule_23-{s}")
def test_only_a_filed_proposal_is_assigned(
    work: Work, make_proposal: MakeProposal, stage: ProposalStage
) -> None:
    units = [{"unit_id": "1", "role": "sole", "name": "区住建局"}]
    proposal = make_proposal(stage, case_no="第0001号", proposed_units=units)
    with refused(work, NotNow, "stage_allows_act"):
        assignment.assign(work, proposal, ASSIGNER)
    assert proposal.stage == stage


def test_rule_16_a_due_date_before_the_assignment_is_refused(
    work: Work, make_proposal: MakeProposal
) -> None:
    # An opinion due four months before a reply that is due in three.
    (profile,) = work.rules.profiles
    early = replace(
        profile.handling, co_opinion_mode="before_main_deadline", co_opinion=Period.parse("4m")
    )
    work.rules = Rules([replace(profile, handling=early)], work.calendar)
    with pytest.raises(Incomplete) as refusal:
        handed_over(work, filed(make_proposal), LEAD_AND_CO)
    assert refusal.value.rules == ("due_after_start",)


@pytest.mark.parametrize("scope", ["", "government", "party,government"])
def test_an_assigner_assigns_to_units_of_his_kind(
    work: Work, make_proposal: MakeProposal, scope: str
) -> None:
    proposal = filed(make_proposal)
    assignment.propose_units(work, proposal, SOLE, CLERK)
    assignment.assign(work, proposal, replace(ASSIGNER, scope=scope))
    assert proposal.stage == ProposalStage.ASSIGNED


def test_an_assigner_of_another_kind_is_refused(work: Work, make_proposal: MakeProposal) -> None:
    proposal = filed(make_proposal)
    assignment.propose_units(work, proposal, SOLE, CLERK)
    with refused(work, NotYou, "own_kind_of_unit"):
        assignment.assign(work, proposal, replace(ASSIGNER, scope="court"))


def test_a_batch_reports_what_it_had_to_leave(work: Work, make_proposal: MakeProposal) -> None:
    ready, other, bare = (filed(make_proposal, case_no=f"第000{n}号") for n in (1, 2, 3))
    for proposal in (ready, other):
        assignment.propose_units(work, proposal, SOLE, CLERK)
    skipped = assignment.assign_all(work, [ready, bare, other], ASSIGNER)
    assert [(s.proposal, [o.rule for o in s.objections]) for s in skipped] == [
        (bare, ["units_proposed"])
    ]
    assert [x.addressee for x in letters(work, "assignment_list")] == ["区住建局"]


def test_the_letter_of_a_batch_is_anchored_in_its_own_record(
    work: Work, make_proposal: MakeProposal
) -> None:
    both = [filed(make_proposal, case_no=f"第000{n}号") for n in (1, 2)]
    for proposal in both:
        assignment.propose_units(work, proposal, SOLE, CLERK)
    assignment.assign_all(work, both, ASSIGNER)
    entry = work.exec(select(Entry).where(Entry.chain == history.LETTERS)).one()
    assert (entry.act, facts(entry)["proposals"]) == (Act.ASSIGN, ["第0001号", "第0002号"])
    assert [x.anchor for x in letters(work, "assignment_list")] == [entry.hash]
