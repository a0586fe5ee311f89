"""The units' parts: clocks, meetings, co-opinions, requests; another unit's steps are not shown."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.casework.handle import extension
from proposals.desk import sight
from proposals.desk.case import handling
from proposals.desk.case.handling import Handling
from proposals.records import Assignment, Consultation, CoOpinion, Deadline, Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from tests.casework.handle.answered import ASSIGNER, CLERK, MEMBER, UNIT, co_unit
from tests.casework.supervise.owing import handled, owe
from tests.desk.statements import counted
from workflows.terms import Duty, MeetingForm, Rank, Role, UnitRole

CO = person(Role.CO_UNIT, "财政局办公室", unit_id=2)
STRANGER = person(Role.MEMBER, "委员丁", member_id=4)


@pytest.fixture
def lead(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """区住建局 leads and has met the proposer; 区财政局 has sent its opinion."""
    case = handled(make_proposal, make_assignment, role=UnitRole.LEAD)
    case.consultations.append(
        Consultation(
            assignment_id=case.key,
            round=1,
            held_on=AT.date(),
            place="幸福里小区",
            form=MeetingForm.ON_SITE,
            unit_people="局长庚",
            rank=Rank.MAIN_LEADER,
            recorded_at=AT,
        )
    )
    other = co_unit(make_assignment, case.proposal)
    given = {"round": 1, "text": "同意补助", "contact": "财政丁", "number": "财〔2026〕1号"}
    other.co_opinions.append(CoOpinion(assignment_id=other.key, given_at=AT, **given))
    work.flush()
    return case


def seen(work: Work, lead: Assignment, reader: Actor) -> Handling:
    return handling.handling(work, lead.proposal, sight.sight(work, reader, lead.proposal))


def test_a_meeting_tells_what_the_proposer_says_of_it(work: Work, lead: Assignment) -> None:
    (meeting,) = seen(work, lead, CLERK).units[0].meetings
    assert (meeting.form, meeting.outcome) == ("现场", "待委员确认")


@pytest.mark.parametrize(
    ("reader", "opinions"), [(CLERK, 1), (UNIT, 1), (MEMBER, 0)], ids=["clerk", "lead", "proposer"]
)
def test_a_co_opinion_never_reaches_the_proposer(
    work: Work, lead: Assignment, reader: Actor, opinions: int
) -> None:
    assert len(seen(work, lead, reader).units[1].opinions) == opinions


def test_a_co_unit_does_not_read_the_leads_meetings(work: Work, lead: Assignment) -> None:
    assert seen(work, lead, CO).units[0].meetings == ()


def test_outside_the_case_nothing_of_the_handling_is_told(work: Work, lead: Assignment) -> None:
    assert seen(work, lead, STRANGER).units == ()


def test_each_clock_stands_with_its_unit(work: Work, lead: Assignment) -> None:
    owe(work, Duty.REPLY, lead)
    owe(work, Duty.LOOKBACK, lead.proposal)
    told = seen(work, lead, CLERK)
    labels = [[c.label for c in of] for of in (told.units[0].clocks, told.own_clocks)]
    assert labels == [["答复"], ["回头看"]]


def test_an_extension_tells_until_when_and_what_became_of_it(work: Work, lead: Assignment) -> None:
    owe(work, Duty.REPLY, lead)
    extension.request(work, lead, "需现场勘测", "已完成初测", date(2026, 7, 31), UNIT)
    extension.deny(work, lead, "理由不充分", ASSIGNER)
    (asked,) = seen(work, lead, CLERK).units[0].extensions
    assert (asked.asked, asked.decided) == ("第1轮延期至2026年7月31日", "不同意")


def test_an_application_overtaken_by_the_reply_waits_for_nobody(
    work: Work, lead: Assignment
) -> None:
    main = owe(work, Duty.REPLY, lead)
    extension.request(work, lead, "需现场勘测", "已完成初测", date(2026, 7, 31), UNIT)
    duties.lift([main], "发出答复", AT)
    (asked,) = seen(work, lead, CLERK).units[0].extensions
    assert (asked.decided, asked.decision) == ("无须决定", "发出答复，无须再作决定")


def test_rule_33_a_unit_is_not_told_who_has_rated(work: Work, lead: Assignment) -> None:
    work.add(
        Deadline(
            proposal_id=lead.proposal_id,
            duty=Duty.FEEDBACK,
            debtor="委员甲",
            started_on=AT.date(),
            due_on=AT.date(),
            since_on=AT.date(),
            certificate={},
        )
    )
    work.flush()
    assert [len(seen(work, lead, who).own_clocks) for who in (CLERK, UNIT)] == [1, 0]


def test_five_units_cost_no_more_statements_than_two(
    work: Work, lead: Assignment, make_assignment: MakeAssignment
) -> None:
    key = lead.proposal_id

    def cost() -> int:
        with counted(work) as sent:
            proposal = work.get_one(Proposal, key)
            handling.handling(work, proposal, sight.sight(work, CLERK, proposal))
        return len(sent)

    before = cost()
    for unit_id in (3, 4, 5):
        make_assignment(work.get_one(Proposal, key), role=UnitRole.CO, unit_id=unit_id)
    assert cost() == before
