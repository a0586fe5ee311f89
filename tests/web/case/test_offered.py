"""What a person may do in a case: his acts as buttons, the closed ones with their reasons."""

from __future__ import annotations

import re

import pytest
from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.casework.handle import consultation
from proposals.database import Office
from proposals.records import Finding, Proposal
from proposals.rehearsal.script import CURTAIN
from tests.web.case import cases
from tests.web.conftest import Enter
from workflows.papers.meeting import Meeting
from workflows.terms import MeetingForm, ProposalStage, Rank, Role

OFFERED = re.compile(r'href="(/proposals/\d+/acts/[^"]+)"')
HIDDEN = re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"')


def offered(page: str) -> set[str]:
    """The acts a page offers."""
    return {address.partition("/acts/")[2].partition("?")[0] for address in OFFERED.findall(page)}


@pytest.fixture
def assigned(played: Office) -> int:
    return cases.at(played, ProposalStage.ASSIGNED)


def test_a_unit_is_offered_to_sign_for_its_own_part(
    enter: Enter, played: Office, assigned: int
) -> None:
    unit = enter(cases.unit_office(played, assigned), Role.UNIT_OFFICE)
    page = unit.get(f"/proposals/{assigned}").text
    assert offered(page) == {"sign_for"}


def test_an_act_that_is_not_open_says_why(enter: Enter, played: Office, assigned: int) -> None:
    unit = enter(cases.unit_office(played, assigned), Role.UNIT_OFFICE)
    page = unit.get(f"/proposals/{assigned}").text
    assert "申请退办的期限已过，不再调整承办单位" in page


def test_an_auditor_is_offered_nothing(enter: Enter, assigned: int) -> None:
    assert offered(enter("auditor").get(f"/proposals/{assigned}").text) == set()


def test_a_clerk_finds_what_comes_on_paper_apart(enter: Enter, played: Office) -> None:
    replied = cases.at(played, ProposalStage.REPLIED)
    page = enter("clerk-1").get(f"/proposals/{replied}").text
    on_paper = page[page.index("凭纸质件代录") :]
    assert "rate" in offered(on_paper)
    assert "rate" not in offered(page[: page.index("凭纸质件代录")])


def test_only_the_proposer_is_asked_for_his_opinion(enter: Enter, played: Office) -> None:
    replied = cases.at(played, ProposalStage.REPLIED)
    own = enter(cases.author(played, replied)).get(f"/proposals/{replied}").text
    other = enter("m001").get(f"/proposals/{replied}").text
    assert ("rate" in offered(own), offered(other)) == (True, set())


STAGES = [
    *(ProposalStage.ASSIGNED, ProposalStage.HANDLING, ProposalStage.REPLIED),
    *(ProposalStage.LOOKBACK, ProposalStage.UNDER_REVIEW, ProposalStage.FILED),
]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("username", ["clerk-1", "head", "assigner-government", "chair"])
def test_every_act_offered_has_a_form_with_its_button(
    enter: Enter, played: Office, stage: ProposalStage, username: str
) -> None:
    case, person = cases.at(played, stage), enter(username)
    page = person.get(f"/proposals/{case}").text
    for address in OFFERED.findall(page):
        form = person.get(address.replace("&amp;", "&")).text
        assert 'class="btn btn-primary"' in form, address


def test_a_form_leads_back_to_the_tab_it_was_opened_from(enter: Enter, assigned: int) -> None:
    page = enter("clerk-1").get(f"/proposals/{assigned}/handling").text
    assert f"back=%2Fproposals%2F{assigned}%2Fhandling" in page


def test_one_of_several_findings_is_verified_where_it_is_offered(
    enter: Enter, played: Office
) -> None:
    with played.reading() as work:
        found = work.exec(select(Finding).where(col(Finding.verified_at).is_(None))).first()
        assert found is not None
    clerk = enter("clerk-1")
    page = clerk.get(f"/proposals/{found.proposal_id}").text
    address = next(a for a in OFFERED.findall(page) if f"verify_finding?of={found.id}" in a)
    form = HIDDEN.findall(clerk.get(address.replace("&amp;", "&")).text)
    way = f"/proposals/{found.proposal_id}/acts/verify_finding?of={found.id}"
    done = clerk.post(way, data=dict(form) | {"evidence": "现场照片"})
    with played.reading() as work:
        assert (done.status_code, work.get_one(Finding, found.id).evidence) == (303, "现场照片")


def test_a_proposer_confirms_a_meeting_from_his_case(enter: Enter, played: Office) -> None:
    case = cases.at(played, ProposalStage.HANDLING)
    with played.transaction() as work:
        unit = work.get_one(Proposal, case).assignments[0]
        meeting = Meeting(CURTAIN.date(), "办公楼", MeetingForm.TALK, "王科长", Rank.OFFICE_HEAD)
        office = Actor(unit.unit_name, Role.UNIT_OFFICE, CURTAIN, unit_id=unit.unit_id)
        consultation.record(work, unit, meeting, office)
    author = enter(cases.author(played, case))
    address = next(
        a for a in OFFERED.findall(author.get(f"/proposals/{case}").text) if "confirm_meeting" in a
    )
    form = dict(HIDDEN.findall(author.get(address.replace("&amp;", "&")).text))
    done = author.post(address.replace("&amp;", "&"), data=form)
    assert (done.status_code, cases.at(played, ProposalStage.FACE_TO_FACE) > 0) == (303, True)
