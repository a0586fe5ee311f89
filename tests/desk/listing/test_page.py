"""A page of the list: its lines, their order, and how little it asks of the database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.desk import case, listing, sight
from proposals.desk.case import head
from proposals.desk.listing import Wanted
from proposals.records import Climb, Proposal, SupervisedCase, Supervision
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.desk.listing.conftest import CLERK, Ask
from tests.desk.sight.conftest import who
from tests.desk.statements import counted
from workflows.journey import Passing
from workflows.terms import (
    Act,
    AssignmentStage,
    Duty,
    ProposalStage,
    Role,
    Rung,
    Station,
    SupervisionForm,
    SupervisionStage,
    UnitRole,
)

TODAY = AT.date()


@pytest.fixture
def handled(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Proposal:
    """A case at a lead and a co unit, and at one that gave it back."""
    proposal = make_proposal(ProposalStage.HANDLING, case_no="第0001号", filed_at=AT)
    make_assignment(proposal, AssignmentStage.HANDLING, UnitRole.CO, unit_id=2)
    make_assignment(proposal, AssignmentStage.HANDLING, UnitRole.LEAD, unit_id=3)
    make_assignment(proposal, AssignmentStage.RETURNED, UnitRole.LEAD, unit_id=4)
    return proposal


def test_a_page_asks_five_statements_whatever_its_length(
    work: Work, make_proposal: MakeProposal
) -> None:
    for _ in range(30):
        make_proposal(ProposalStage.SUBMITTED)
    with counted(work) as sent:
        listing.page(work, CLERK, Wanted())
    assert len(sent) == 5


def test_the_filters_are_offered_in_two_statements(work: Work, handled: Proposal) -> None:
    with counted(work) as sent:
        offered = listing.choices(work, CLERK)
    assert (len(sent), offered.sessions) == (2, {"1": "第9届第5次会议"})


def test_filters_offer_only_what_the_reader_sees(work: Work, handled: Proposal) -> None:
    offered = listing.choices(work, who(Role.UNIT_OFFICE, unit_id=5))
    assert offered == listing.Choices({}, {}, {}, {})


def test_a_line_names_the_living_units_those_that_answer_first(handled: Proposal, ask: Ask) -> None:
    named = [(unit.name, unit.role) for unit in ask().rows[0].units]
    assert named == [("区教育局", UnitRole.LEAD), ("区财政局", UnitRole.CO)]


def test_a_merged_proposal_stays_in_the_list_and_names_its_lead(
    handled: Proposal, make_proposal: MakeProposal, ask: Ask
) -> None:
    child = make_proposal(ProposalStage.MERGED, lead_id=handled.key)
    assert {row.id: row.lead_number for row in ask().rows} == {
        handled.key: "",
        child.key: "第0001号",
    }


def test_a_line_shows_the_first_duty_still_owed(
    work: Work, handled: Proposal, clerk: Actor, ask: Ask
) -> None:
    unit = handled.assignments[0]
    for duty in (Duty.FIRST_CONTACT, Duty.SIGN_FOR):
        duties.start(work, duty, unit, clerk, "区财政局")
    clock = ask().rows[0].clock
    assert clock is not None
    assert (clock.label, clock.overdue, clock.days_unit) == ("签收", False, "工作日")


def test_a_mere_right_is_no_clock_of_a_line(
    work: Work, handled: Proposal, clerk: Actor, ask: Ask
) -> None:
    duties.start(work, Duty.REQUEST_RETURN, handled.assignments[0], clerk, "区财政局")
    assert ask().rows[0].clock is None


def test_a_late_clock_says_how_late_and_on_which_rung(
    work: Work, handled: Proposal, clerk: Actor
) -> None:
    row = duties.start(work, Duty.FIRST_CONTACT, handled.assignments[0], clerk, "区财政局")
    climbed = {"deadline_version": 1, "row": "reply/urge/1wd", "climbed_at": AT}
    row.climbs.append(Climb(deadline_id=0, rung=Rung.URGE, **climbed))  # type: ignore[arg-type]
    work.flush()
    days = (row.due_on - TODAY).days + 7
    later = who(Role.CLERK).later(AT + timedelta(days=days))
    clock = listing.page(work, later, Wanted()).rows[0].clock
    assert clock is not None
    assert (clock.overdue, clock.days_left < 0, clock.rung) == (True, True, "urge")


def test_the_strip_is_the_journey_of_the_case(
    work: Work, make_proposal: MakeProposal, clerk: Actor, ask: Ask
) -> None:
    proposal = make_proposal(ProposalStage.SUBMITTED)
    step.take(work, Act.ACCEPT, proposal, clerk)
    step.take(work, Act.SEND_BACK, proposal, clerk)
    work.flush()
    assert ask().rows[0].stops == case.view(work, proposal, TODAY).stops


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        (SupervisionStage.APPROVED, Passing.NOT_YET),
        (SupervisionStage.CANCELLED, Passing.NOT_YET),
        (SupervisionStage.UNDER_WAY, Passing.NOW),
        (SupervisionStage.CLOSED, Passing.DONE),
    ],
)
def test_list_case_and_head_tell_alike_of_a_supervision(
    work: Work, handled: Proposal, ask: Ask, stage: SupervisionStage, told: Passing
) -> None:
    over = Supervision(
        theme="加装电梯",
        form=SupervisionForm.INSPECTION,
        lead_leader="副主席戊",
        lead_role=Role.VICE_CHAIR,
        stage=stage,
        planned_at=AT,
    )
    over.cases.append(SupervisedCase(supervision_id=0, proposal_id=handled.key, proposal=handled))
    work.add(over)
    (row,) = ask().rows
    on_top = head.stops(work, handled, sight.sight(work, CLERK, handled))
    stops = {stop.station: stop.passing for stop in row.stops}
    assert row.stops == case.view(work, handled, TODAY).stops
    assert stops == {stop.station: stop.passing for stop in on_top}
    assert stops[Station.SUPERVISE] is told


def test_what_has_no_clock_comes_after_what_has_one(
    work: Work, handled: Proposal, make_proposal: MakeProposal, clerk: Actor, ask: Ask
) -> None:
    without = make_proposal(ProposalStage.FILED)
    duties.start(work, Duty.FIRST_CONTACT, handled.assignments[0], clerk, "区财政局")
    assert [row.id for row in ask("sort=due&order=asc").rows] == [handled.key, without.key]


def test_stages_stand_in_the_order_of_a_case_s_life(make_proposal: MakeProposal, ask: Ask) -> None:
    lived = [ProposalStage.SUBMITTED, ProposalStage.FILED, ProposalStage.CLOSED]
    for stage in (lived[1], lived[2], lived[0]):
        make_proposal(stage)
    assert [row.stage for row in ask("sort=stage&order=asc").rows] == lived
    assert [row.stage for row in ask("sort=stage&order=desc").rows] == lived[::-1]


@pytest.mark.parametrize("sort", [each.value for each in listing.Sort])
def test_every_order_can_be_turned_round(make_proposal: MakeProposal, ask: Ask, sort: str) -> None:
    for number in (1, 2):
        title, name = f"关于第{number}事的提案", f"委员{number}"
        make_proposal(ProposalStage.FILED, title=title, proposer_name=name, case_no=f"{number}")
    assert len(ask(f"sort={sort}&order=asc").rows) == len(ask(f"sort={sort}").rows) == 2


@pytest.mark.parametrize(("order", "place"), [("asc", -1), ("desc", 1)])
def test_a_draft_stands_by_its_day_among_what_was_handed_in(
    make_proposal: MakeProposal, ask: Ask, order: str, place: int
) -> None:
    days = [AT + timedelta(days=n) for n in range(3)]
    first = make_proposal(ProposalStage.FILED, submitted_at=days[0])
    draft = make_proposal(drafted_at=days[1])
    last = make_proposal(ProposalStage.FILED, submitted_at=days[2])
    rows = ask(f"order={order}", who(Role.MEMBER, member_id=1)).rows
    assert [row.id for row in rows] == [last.key, draft.key, first.key][::place]


def test_the_second_page_goes_on_after_the_first(make_proposal: MakeProposal, ask: Ask) -> None:
    made = [make_proposal(ProposalStage.SUBMITTED).key for _ in range(25)]
    assert [row.id for row in ask("page=2&per_page=20").rows] == made[4::-1]


def test_a_page_after_the_last_is_the_last(make_proposal: MakeProposal, ask: Ask) -> None:
    for _ in range(21):
        make_proposal(ProposalStage.SUBMITTED)
    page = ask("page=9&per_page=20")
    assert (page.wanted.page, page.pages, page.first, page.last) == (2, 2, 21, 21)


def test_an_empty_list_has_one_page_and_no_line(ask: Ask) -> None:
    page = ask()
    assert (page.total, page.pages, page.first, page.last) == (0, 1, 0, 0)


def test_an_unfiled_case_goes_by_its_receipt_and_a_draft_by_its_record(
    make_proposal: MakeProposal, ask: Ask
) -> None:
    draft = make_proposal()
    member = who(Role.MEMBER, member_id=1)
    assert ask(reader=member).rows[0].number == f"草稿{draft.id}"
