"""The record of a meeting between unit and proposer (integrity rule 25), and the unit's network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from workflows.papers.completeness import said
from workflows.refusals import Objection
from workflows.terms import MeetingForm, Rank
from workflows.terms.numerals import official_date


class Meeting(NamedTuple):
    """One 面商 as the unit writes it down, or the proposer's refusal to meet."""

    held_on: date
    place: str
    form: MeetingForm
    unit_people: str
    rank: Rank
    points: str = ""
    agreed: str = ""
    event: str = ""
    """The common event when one meeting served several proposals."""
    refused: bool = False


class Network(NamedTuple):
    """分管领导, 办公室负责人 and 具体承办人 of one case (R-30)."""

    leader: str
    office: str
    handler: str


def objections(meeting: Meeting, since: date, today: date) -> list[Objection]:
    """What keeps this record from being taken in; `since` is the day the unit got the case."""
    return [*_of_the_date(meeting, since, today), *_of_the_people(meeting)]


def network_objections(network: Network) -> list[Objection]:
    """Every level of the network that is not named."""
    levels = (
        ("分管领导", network.leader),
        ("办公室负责人", network.office),
        ("具体承办人", network.handler),
    )
    return [
        objection
        for level, name in levels
        for objection in said(name, "three_levels_named", f"请填写{level}姓名")
    ]


def _of_the_date(meeting: Meeting, since: date, today: date) -> Iterator[Objection]:
    if meeting.held_on > today:
        sentence = f"面商日期{official_date(meeting.held_on)}尚未到，请在面商之后登记"
        yield Objection("meeting_not_in_future", sentence)
    if meeting.held_on < since:
        held, given = official_date(meeting.held_on), official_date(since)
        sentence = f"面商日期{held}早于交办（转入本轮）日期{given}，请核对"
        yield Objection("meeting_after_assignment", sentence)


def _of_the_people(meeting: Meeting) -> Iterator[Objection]:
    who = "请写明承办单位参加面商的人员"
    yield from said(meeting.unit_people, "somebody_from_the_unit", who)
    if meeting.refused:
        how = "提案者谢绝面商的，请写明何时如何联系、如何答复"
        yield from said(meeting.points, "refusal_documented", how)
    elif meeting.form.face_to_face:
        yield from said(meeting.place, "place_given", "当面沟通的，请写明地点")
