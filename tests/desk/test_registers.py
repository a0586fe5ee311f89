"""名册: every figure is a count of what is on record; validity by the day; numbers masked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from proposals.casework.handle import feedback
from proposals.desk import registers
from proposals.desk.registers.members import Wanted
from proposals.records import HandlingUnit, Mandate, Member, Signature, UnitContact
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from tests.casework.handle.answered import (
    CLERK,
    CROSS,
    MEMBER,
    PLEASED,
    UNIT,
    after,
    answer,
    cosign,
    met,
)
from tests.casework.supervise.owing import handled, owe
from tests.desk.statements import counted
from workflows.refusals import NotFound
from workflows.terms import (
    AssignmentStage,
    Duty,
    MemberStatus,
    ProposalStage,
    Rank,
    Role,
    SignatureAnswer,
    SignatureRole,
    UnitKind,
    UnitRole,
)

OTHER_UNIT = person(Role.UNIT_OFFICE, "教育局办公室", unit_id=3)


def figures(work: Work, member: int) -> dict[str, str]:
    work.flush()
    return {c.label: c.text for c in registers.member(work, CLERK, member).member.counts}


def unit_figures(work: Work, unit: int = 1, who: object = CLERK) -> dict[str, str]:
    work.flush()
    line = registers.unit(work, who, unit)  # type: ignore[arg-type]
    return {c.label: c.text for c in line.counts}


def test_a_first_proposers_figures(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.FILED, filed_at=AT, is_key=True)
    make_proposal(ProposalStage.NOT_FILED)
    told = figures(work, 1)
    assert (told["领衔提案"], told["立案"], told["重点提案"]) == (
        *("2", "50.0%（1/2）"),
        "50.0%（1/2）",
    )


def test_a_merged_proposal_counts_as_filed(work: Work, make_proposal: MakeProposal) -> None:
    lead = make_proposal(ProposalStage.FILED, filed_at=AT)
    make_proposal(ProposalStage.MERGED, lead_id=lead.id)
    assert figures(work, 1)["立案"] == "100.0%（2/2）"


def test_a_draft_is_not_counted(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.DRAFT)
    assert figures(work, 1)["领衔提案"] == "0"


def test_a_co_signature_counts_once_it_is_confirmed(
    work: Work, make_proposal: MakeProposal
) -> None:
    for answer_given in (SignatureAnswer.CONFIRMED, SignatureAnswer.INVITED):
        make_proposal(ProposalStage.SUBMITTED).signatures.append(
            Signature(
                proposal_id=0,
                role=SignatureRole.COSIGNER,
                member_id=2,
                name="委员乙",
                answer=answer_given,
            )
        )
    assert figures(work, 2)["联名提案"] == "1"


def test_who_rates_after_five_days_took_five_days(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    cosign(case.proposal, work)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], CROSS, after(MEMBER, 5))
    told = figures(work, 1)
    assert (told["反馈"], told["反馈用时"]) == ("100.0%（1/1）", "5")


def test_who_was_never_asked_has_no_response_time(work: Work) -> None:
    told = figures(work, 3)
    assert (told["反馈"], "反馈用时" in told) == ("—", False)


def test_every_figure_says_what_it_counts(work: Work) -> None:
    assert all(c.definition for c in registers.member(work, CLERK, 1).member.counts)


def test_a_member_opens_nobodys_page_but_his_own(work: Work) -> None:
    assert registers.member(work, MEMBER, 1).member.name == "委员甲"
    with pytest.raises(NotFound, match="没有这位委员"):
        registers.member(work, MEMBER, 2)


@pytest.mark.parametrize(
    ("wanted", "total"),
    [
        (Wanted(), 6),
        (Wanted(words="委员乙"), 1),
        (Wanted(words="M3"), 1),
        (Wanted(words="%"), 0),
        (Wanted(sector=1), 3),
        (Wanted(serving=True), 5),
    ],
)
def test_the_roster_is_narrowed(work: Work, wanted: Wanted, total: int) -> None:
    work.get_one(Member, 6).status = MemberStatus.RESIGNED
    work.flush()
    assert registers.members(work, CLERK, wanted).total == total


def test_a_member_whose_term_is_over_does_not_serve(work: Work) -> None:
    work.get_one(Member, 1).valid_until = AT.date() - timedelta(days=1)
    work.flush()
    assert not registers.member(work, CLERK, 1).member.serving


@pytest.mark.parametrize(
    ("phone", "shown"), [("13800000000", "138****0000"), ("", "已登记联系方式")]
)
def test_of_a_members_contact_details_a_number_shows_its_ends(
    work: Work, phone: str, shown: str
) -> None:
    row = work.get_one(Member, 1)
    row.phone, row.address = phone, "和平路1号"
    work.flush()
    assert registers.member(work, CLERK, 1).member.contact_details == shown


def test_an_organisation_shows_who_signs_for_it_and_until_when(work: Work) -> None:
    ended = date(2026, 1, 31)
    work.add(
        Mandate(
            organisation_id=1, signatory="主委壬", valid_from=date(2021, 1, 1), valid_until=ended
        )
    )
    work.flush()
    (body,) = registers.organisations(work, AT.date())
    assert [(m.name, m.now) for m in body.mandates] == [("主委壬", False), ("主委辛", True)]


def test_a_sector_shows_its_convenor_and_its_members(work: Work) -> None:
    first = registers.sectors(work, AT.date())[0]
    assert (first.name, [c.name for c in first.convenors], first.serving) == (
        *("经济", ["委员己"]),
        3,
    )


def test_a_session_tells_what_it_received(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.FILED, filed_at=AT)
    make_proposal(ProposalStage.SUBMITTED)
    make_proposal(ProposalStage.DRAFT)
    (term,) = registers.terms(work, AT.date())
    (session,) = term.sessions
    assert (term.now, session.plenary, session.recess, session.filed) == (True, 2, 0, 1)


def test_a_unit_answers_in_time_or_does_not(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    rows = [
        owe(work, Duty.REPLY, handled(make_proposal, make_assignment, case_no=f"第000{n}号"))
        for n in (1, 2, 3)
    ]
    rows[0].met_at = AT + timedelta(days=10)
    rows[1].met_at = AT + timedelta(days=200)
    told = unit_figures(work)
    assert (told["主办"], told["按期办复"]) == ("3", "50.0%（1/2）")


def test_a_reply_not_yet_due_is_not_counted(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    owe(work, Duty.REPLY, handled(make_proposal, make_assignment))
    assert unit_figures(work)["按期办复"] == "—"


def test_a_case_given_back_is_counted_as_such_alone(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    make_assignment(make_proposal(ProposalStage.ASSIGNED), AssignmentStage.RETURNED)
    told = unit_figures(work)
    assert (told["主办"], told["退办"]) == ("0", "1")


def test_a_co_unit_is_not_rated_for_the_leads_answer(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    make_assignment(case.proposal, AssignmentStage.OPINION_GIVEN, UnitRole.CO, unit_id=2)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], CROSS, MEMBER)
    assert [unit_figures(work, n)["满意"] for n in (1, 2)] == ["0.0%（0/1）", "—"]


def test_rule_33_a_unit_reads_no_satisfaction_before_it_is_locked(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = met(make_proposal, make_assignment)
    cosign(case.proposal, work)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[0], PLEASED, MEMBER)
    assert [unit_figures(work, who=who)["满意"] for who in (CLERK, UNIT)] == ["100.0%（1/1）", "—"]


def test_a_unit_reads_its_own_line_alone(work: Work) -> None:
    assert [line.id for line in registers.units(work, UNIT)] == [1]
    with pytest.raises(NotFound, match="没有这个承办单位"):
        registers.unit(work, OTHER_UNIT, 1)


def test_a_renamed_unit_names_its_predecessor_and_is_named_by_it(work: Work) -> None:
    given = {"kind": UnitKind.GOVERNMENT, "valid_from": date(2026, 1, 1)}
    work.add(HandlingUnit(id=9, name="区住建和更新局", predecessor_id=1, **given))
    work.flush()
    lines = {line.id: line for line in registers.units(work, CLERK)}
    assert (lines[9].predecessor, lines[1].successors) == ("区住建局", ("区住建和更新局",))


def test_a_units_people_are_masked_and_the_leader_stands_first(work: Work) -> None:
    for rank, name in ((Rank.HANDLER, "科员辛"), (Rank.MAIN_LEADER, "局长庚")):
        work.add(UnitContact(unit_id=1, rank=rank, name=name, phone="13900001111"))
    work.flush()
    contacts = registers.unit(work, CLERK, 1).contacts
    assert [(c.name, c.phone) for c in contacts] == [
        *(("局长庚", "139****1111"), ("科员辛", "139****1111")),
    ]


def test_a_page_of_members_costs_few_statements(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.FILED, filed_at=AT)
    with counted(work) as sent:
        registers.members(work, CLERK)
    assert len(sent) <= 5


def test_the_units_cost_few_statements(work: Work, make_proposal: MakeProposal) -> None:
    with counted(work) as sent:
        registers.units(work, CLERK)
    assert len(sent) <= 6


def test_a_members_draft_is_not_on_the_page_the_office_reads(
    work: Work, make_proposal: MakeProposal
) -> None:
    make_proposal(ProposalStage.DRAFT)
    assert registers.member(work, CLERK, 1).proposals == ()
