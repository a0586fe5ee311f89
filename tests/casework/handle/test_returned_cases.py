"""A unit whose case was replaced or returned has nothing more to do in it (integrity rule 22)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from proposals.casework.handle import assignment, consultation, extension, opinion, returning
from proposals.records import Assignment
from proposals.work import Work
from tests.casework.conftest import MakeProposal
from tests.casework.handle.stories import (
    ASSIGNER,
    CLERK,
    LEAD_AND_CO,
    NETWORK,
    filed,
    handed_over,
    office_of,
    refused,
    signed,
)
from workflows.papers.asking import ReturnPaper
from workflows.papers.meeting import Meeting
from workflows.papers.units import UnitChoice
from workflows.refusals import NotNow
from workflows.terms import AssignmentStage, MeetingForm, Rank, UnitRole, WaiverGround

Acting = Callable[[Work, Assignment], object]
PAPER = ReturnPaper("职责不符", "区城管局", "局长庚")
MEETING = Meeting(date(2026, 3, 2), "会议室", MeetingForm.TALK, "庚", Rank.HANDLER)
ACTS: dict[str, Acting] = {
    "sign_for": lambda w, a: assignment.sign_for(w, a, NETWORK, office_of(a)),
    "request_return": lambda w, a: returning.request(w, a, PAPER, office_of(a)),
    "cancel_return": lambda w, a: returning.cancel(w, a, office_of(a)),
    "contact": lambda w, a: consultation.contact(w, a, "电话", office_of(a)),
    "record_meeting": lambda w, a: consultation.record(w, a, MEETING, office_of(a)),
    "waive_meeting": lambda w, a: consultation.waive(
        w, a, WaiverGround.CONSENT, CLERK, scan="b" * 64
    ),
    "request_extension": lambda w, a: extension.request(
        w, a, "须待资金到位", "已调研", date(2026, 7, 2), office_of(a)
    ),
    "grant_extension": lambda w, a: extension.grant(w, a, "同意", ASSIGNER),
    "replace": lambda w, a: assignment.replace(
        w, a, [UnitChoice(5, UnitRole.LEAD)], "职责调整", ASSIGNER
    ),
    "give_opinion": lambda w, a: opinion.give(w, a, "一、同意。", "壬", office_of(a)),
    "waive_opinion": lambda w, a: opinion.waive(w, a, "无须会办", ASSIGNER),
}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: f"rule_22-{act}")
def test_a_replaced_unit_can_do_nothing_more(
    work: Work, make_proposal: MakeProposal, act: str
) -> None:
    old, co = handed_over(work, filed(make_proposal), LEAD_AND_CO)
    signed(work, co)
    assignment.replace(work, old, [UnitChoice(3, UnitRole.LEAD)], "职责调整", ASSIGNER)
    with refused(work, NotNow, "stage_allows_act"):
        ACTS[act](work, old)
    assert old.stage == AssignmentStage.RETURNED
