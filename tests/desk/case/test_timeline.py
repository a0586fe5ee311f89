"""The timeline: who did what, when and why, in words; letters among the acts; amendments marked."""

from __future__ import annotations

import json

import pytest

from proposals.casework.actor import Actor
from proposals.casework.handle import consultation
from proposals.desk import sight
from proposals.desk.case import papers, timeline
from proposals.desk.case.timeline import Line
from proposals.records import Assignment, Entry, Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal, person
from tests.casework.handle import stories
from tests.casework.handle.answered import CLERK, MEMBER, after
from tests.desk.statements import counted
from workflows.papers.meeting import Meeting
from workflows.terms import Act, MeetingForm, Rank, Role

STRANGER = person(Role.MEMBER, "委员丁", member_id=4)


@pytest.fixture
def assigned(work: Work, make_proposal: MakeProposal) -> Assignment:
    """A case handed over to 区住建局 and signed for, by the real acts."""
    (unit,) = stories.handed_over(work, stories.filed(make_proposal))
    return stories.signed(work, unit)


def lines(work: Work, proposal: Proposal, reader: Actor = CLERK) -> list[Line]:
    work.flush()
    return timeline.timeline(work, proposal, sight.sight(work, reader, proposal))


def of(told: list[Line], act: str) -> Line:
    return next(line for line in told if line.act == act)


def test_a_line_says_who_in_which_role_moved_the_case_whither(
    work: Work, assigned: Assignment
) -> None:
    line = of(lines(work, assigned.proposal), "交办")
    assert (line.who, line.role, line.was, line.became) == (
        *("政府办己", "交办机关"),
        *("已立案", "已交办"),
    )


def test_a_unit_stands_beside_its_own_acts(work: Work, assigned: Assignment) -> None:
    assert of(lines(work, assigned.proposal), "签收").subject == "区住建局"


def test_the_facts_are_told_in_words(work: Work, assigned: Assignment) -> None:
    assert of(lines(work, assigned.proposal), "交办").note == "承办单位：区住建局（独办）"


def test_letters_stand_among_the_acts(work: Work, assigned: Assignment) -> None:
    letter = of(lines(work, assigned.proposal), "发文")
    assert (letter.kind, letter.note[:6], letter.href) == (
        *("文书", "《交办通知》"),
        f"/letters/{letter.letter_id}",
    )


def test_lines_stand_in_the_order_of_time(work: Work, assigned: Assignment) -> None:
    moments = [line.at for line in lines(work, assigned.proposal)]
    assert moments == sorted(moments)


def test_outside_the_committee_the_facts_are_not_told(work: Work, assigned: Assignment) -> None:
    assert {
        line.note for line in lines(work, assigned.proposal, MEMBER) if line.life != "letter"
    } == {""}


def test_outside_the_case_there_is_no_timeline(work: Work, assigned: Assignment) -> None:
    assert lines(work, assigned.proposal, STRANGER) == []


def test_a_disputed_meeting_is_marked_where_it_was_recorded(
    work: Work, assigned: Assignment
) -> None:
    day = after(MEMBER, 2).today
    meeting = Meeting(day, "区政协", MeetingForm.TALK, "局长庚", Rank.MAIN_LEADER)
    held = consultation.record(
        work, assigned, meeting, stories.later(stories.office_of(assigned), 2)
    )
    consultation.dispute(work, held, "并未谈及补助", after(MEMBER, 3))
    told = lines(work, assigned.proposal)
    assert of(told, "登记面商").amended == "此后2026年3月5日不认可面商记录"


def rated(number: int, act: Act, form: int) -> Entry:
    facts = json.dumps({"form": form})
    return Entry(hash=f"{number}", act=act, subject="proposal:1", at=AT, facts=facts)


def test_of_two_ratings_only_the_amended_one_is_marked() -> None:
    entries = [rated(1, Act.RATE, 7), rated(2, Act.RATE, 8), rated(3, Act.AMEND_RATING, 7)]
    assert timeline.amended(entries) == {"1": "此后2026年3月2日更正反馈"}


def test_a_case_with_many_letters_costs_few_statements(work: Work, assigned: Assignment) -> None:
    key = assigned.proposal_id
    with counted(work) as sent:
        proposal = work.get_one(Proposal, key)
        timeline.timeline(work, proposal, sight.sight(work, CLERK, proposal))
    assert len(sent) <= 6


def test_a_letter_tells_where_it_stands(work: Work, assigned: Assignment) -> None:
    work.flush()
    seen = sight.sight(work, CLERK, assigned.proposal)
    assert {p.state for p in papers.papers(work, assigned.proposal, seen)} == {"待寄送"}


def test_a_list_of_letters_carries_no_texts(work: Work, assigned: Assignment) -> None:
    proposal = assigned.proposal
    seen = sight.sight(work, CLERK, proposal)
    with counted(work) as sent:
        papers.papers(work, proposal, seen)
    assert not any("letter.html" in statement for statement in sent)
