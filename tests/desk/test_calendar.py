"""日历: what the calendar says of each day, and what of it concerns the reader."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.actor import Actor
from proposals.desk.calendar import Day, Month, What, month
from proposals.records import Assignment, Consultation, Supervision
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from tests.casework.supervise.owing import CLERK, MEMBER, handled, on, owe
from tests.desk.statements import counted
from workflows.terms import Duty, MeetingForm, Rank, Role, SupervisionForm

TODAY = AT.date()
UNIT = person(Role.UNIT_OFFICE, "住建局办公室", unit_id=1)
OTHER_UNIT = person(Role.UNIT_OFFICE, "教育局办公室", unit_id=3)
OTHER = person(Role.MEMBER, "委员丁", member_id=4)
CHAIR = person(Role.CHAIR, "主席乙")
VICE_CHAIR = person(Role.VICE_CHAIR, "副主席戊")


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """区住建局 handles it, owes its reply by 2 June and met the proposer on 9 March."""
    held = handled(make_proposal, make_assignment)
    owe(work, Duty.REPLY, held)
    held.consultations.append(
        Consultation(
            assignment_id=held.key,
            round=1,
            held_on=date(2026, 3, 9),
            place="幸福里小区",
            form=MeetingForm.ON_SITE,
            unit_people="局长庚",
            rank=Rank.MAIN_LEADER,
            recorded_at=AT,
        )
    )
    work.flush()
    return held


def of(work: Work, number: int, who: Actor = CLERK) -> Month:
    work.flush()
    return month(work, on(TODAY, who), 2026, number)


def day_of(told: Month, day: date) -> Day:
    return next(each for week in told.weeks for each in week if each.day == day)


def labels(told: Month, what: What) -> list[str]:
    return [item.label for item in told.items if item.what is what]


@pytest.mark.parametrize(
    ("day", "kind", "word"),
    [
        (date(2026, 2, 14), "made_up", "调休上班"),
        (date(2026, 2, 17), "holiday", "春节放假"),
        (date(2026, 2, 7), "weekend", ""),
        (date(2026, 2, 9), "", ""),
    ],
)
def test_a_day_says_what_it_is(work: Work, day: date, kind: str, word: str) -> None:
    told = day_of(of(work, 2), day)
    assert (told.kind, told.word) == (kind, word)


def test_a_month_knows_its_working_days(work: Work) -> None:
    assert (of(work, 2).workdays, of(work, 2).projected) == (16, False)


def test_a_year_without_a_notice_is_marked(work: Work) -> None:
    assert month(work, on(TODAY, CLERK), 2028, 1).projected


def test_the_sheet_begins_on_monday_and_reaches_into_the_neighbours(work: Work) -> None:
    first = of(work, 3).weeks[0][0]
    assert (first.day, first.inside) == (date(2026, 2, 23), False)


@pytest.mark.parametrize(
    ("reader", "due"),
    [(CLERK, 1), (UNIT, 1), (MEMBER, 1), (OTHER_UNIT, 0), (OTHER, 0)],
    ids=["clerk", "own unit", "proposer", "other unit", "other member"],
)
def test_a_reply_due_concerns_those_in_the_case(
    work: Work, case: Assignment, reader: Actor, due: int
) -> None:
    assert len(labels(of(work, 6, reader), What.DUTY)) == due


def test_a_duty_stands_on_its_last_day(work: Work, case: Assignment) -> None:
    (item,) = day_of(of(work, 6), date(2026, 6, 2)).items
    assert (item.label, item.href[:11]) == ("答复 第0012号", "/deadlines/")


def test_rule_33_a_unit_does_not_see_who_owes_a_second_feedback(
    work: Work, case: Assignment
) -> None:
    row = owe(work, Duty.FEEDBACK, case.proposal)
    row.assignment_id = case.id
    assert [len(labels(of(work, 3, who), What.DUTY)) for who in (CLERK, UNIT)] == [1, 0]


def test_a_meeting_stands_on_its_day(work: Work, case: Assignment) -> None:
    told = of(work, 3, MEMBER)
    assert labels(told, What.MEETING) == ["面商 第0012号"]


def test_a_supervision_concerns_the_leader_who_leads_it(work: Work) -> None:
    given = {"form": SupervisionForm.INSPECTION, "lead_role": Role.VICE_CHAIR, "planned_at": AT}
    held = date(2026, 3, 20)
    work.add(Supervision(theme="加装电梯", lead_leader="副主席戊", held_on=held, **given))
    shown = [labels(of(work, 3, who), What.VISIT) for who in (VICE_CHAIR, CHAIR, OTHER)]
    assert shown == [["督办 加装电梯"], [], []]


def test_the_plenary_and_its_cut_off_are_told_to_everybody(work: Work) -> None:
    assert labels(of(work, 3, OTHER), What.WINDOW) == [
        *("第5次会议开幕", "第5次会议提案截止", "第5次会议闭幕"),
    ]


def test_a_month_costs_few_statements(work: Work, case: Assignment) -> None:
    with counted(work) as sent:
        month(work, on(TODAY, CLERK), 2026, 3)
    assert len(sent) <= 5
