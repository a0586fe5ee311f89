"""The pages of a case: what stands on them, and for whom they are there."""

from __future__ import annotations

import re

import pytest
from sqlmodel import select

from proposals.database import Office
from proposals.records import Merging, OpinionForm, Proposal, Publication
from proposals.settings import now
from tests.web.case import cases
from tests.web.conftest import Enter
from workflows.terms import Duty, FormState, ProposalStage, Rating, Role

TABS = ("", "/handling", "/replies", "/supervision", "/papers", "/history", "/print")
INSIDE = ("/handling", "/papers", "/history")
STAGES = tuple(ProposalStage)


@pytest.fixture
def replied(played: Office) -> int:
    return cases.at(played, ProposalStage.REPLIED)


@pytest.mark.parametrize("stage", STAGES[1:])
def test_every_tab_of_a_case_opens_at_every_stage(
    enter: Enter, played: Office, stage: ProposalStage
) -> None:
    case, clerk = cases.at(played, stage), enter("clerk-1")
    shown = {clerk.get(f"/proposals/{case}{tab}").status_code for tab in TABS if case}
    assert shown <= {200}


def test_every_tab_has_a_window_title_of_its_own(enter: Enter, replied: int) -> None:
    clerk = enter("clerk-1")
    pages = (clerk.get(f"/proposals/{replied}{tab}").text for tab in TABS)
    titles = [page[page.index("<title>") : page.index("</title>")] for page in pages]
    assert len(set(titles)) == len(TABS)
    assert re.search(r"<title>办理 · 第\d+号 ", titles[1])


@pytest.mark.parametrize(
    ("username", "role"),
    [("chair", Role.CHAIR), ("auditor", Role.AUDITOR), ("assigner-government", Role.ASSIGNER)],
)
def test_those_inside_read_every_tab(enter: Enter, replied: int, username: str, role: Role) -> None:
    reader = enter(username, role)
    assert {reader.get(f"/proposals/{replied}{tab}").status_code for tab in TABS} == {200}


def test_a_case_begins_with_its_stations_and_what_is_owed(enter: Enter, replied: int) -> None:
    page = enter("clerk-1").get(f"/proposals/{replied}").text
    assert 'class="journey"' in page
    assert "公开答复" in page
    assert "工作日" in page


def test_an_answer_stands_beside_its_suggestion(enter: Enter, replied: int) -> None:
    page = enter("clerk-1").get(f"/proposals/{replied}/replies").text
    with_both = page[page.index("<tbody>") : page.index("</tbody>")]
    assert with_both.count('data-label="建议"') == with_both.count('data-label="答复"') > 0


def test_a_draft_is_its_authors_alone(enter: Enter, played: Office) -> None:
    draft = cases.at(played, ProposalStage.DRAFT)
    own = enter(cases.author(played, draft)).get(f"/proposals/{draft}").status_code
    assert (own, enter("clerk-1").get(f"/proposals/{draft}").status_code) == (200, 404)


def test_a_unit_opens_its_own_cases_only(enter: Enter, played: Office, replied: int) -> None:
    own = enter(cases.unit_office(played, replied)).get(f"/proposals/{replied}").status_code
    other = enter("court-office").get(f"/proposals/{replied}").status_code
    assert (own, other) == (200, 404)


@pytest.mark.parametrize("tab", INSIDE)
def test_who_reads_a_published_case_finds_no_inner_page(
    enter: Enter, replied: int, tab: str
) -> None:
    assert enter("m001").get(f"/proposals/{replied}{tab}").status_code == 404


def test_who_reads_a_published_case_reads_the_screened_text(
    enter: Enter, played: Office, replied: int
) -> None:
    with played.transaction() as work:
        asked = select(Publication).where(Publication.proposal_id == replied)
        work.exec(asked).one().text = "公布的文字，隐去了电话"
    page = enter("m001").get(f"/proposals/{replied}").text
    with played.reading() as work:
        facts = work.get_one(Proposal, replied).text.facts
    assert "公布的文字，隐去了电话" in page
    assert facts not in page


def test_who_reads_a_published_case_finds_nothing_internal(enter: Enter, replied: int) -> None:
    page = enter("m001").get(f"/proposals/{replied}/print").text
    found = [word for word in ("收件号", "初审", "催办", "提案者署名", "****") if word in page]
    assert found == []


@pytest.fixture
def rated(played: Office, replied: int) -> int:
    """The proposer has said what he thinks; the round is not locked yet."""
    with played.transaction() as work:
        form = work.exec(select(OpinionForm).where(OpinionForm.proposal_id == replied)).one()
        form.state, form.received_at = FormState.RECEIVED, now()
        form.work_rating = form.result_rating = Rating.DISSATISFIED
        form.reason = "没有说明何时完工"
    return replied


@pytest.mark.parametrize("tab", ["/replies", "/history", "/print"])
def test_a_unit_reads_no_opinion_before_it_is_locked(
    enter: Enter, played: Office, rated: int, tab: str
) -> None:
    unit = enter(cases.unit_office(played, rated))
    assert "没有说明何时完工" not in unit.get(f"/proposals/{rated}{tab}").text


def test_a_unit_is_not_told_by_the_clock_who_has_rated(
    enter: Enter, played: Office, rated: int
) -> None:
    page = enter(cases.unit_office(played, rated)).get(f"/proposals/{rated}/handling").text
    assert Duty.FEEDBACK.label not in re.findall(r"/deadlines/\d+[^>]*>([^<]*)<", page)


def test_the_proposer_reads_his_own_opinion(enter: Enter, played: Office, rated: int) -> None:
    own = enter(cases.author(played, rated)).get(f"/proposals/{rated}/replies").text
    assert "没有说明何时完工" in own


def test_a_merged_case_leads_to_its_lead_and_back(enter: Enter, played: Office) -> None:
    child = cases.at(played, ProposalStage.MERGED)
    with played.reading() as work:
        asked = select(Merging.lead_id).where(Merging.child_id == child)
        lead = work.exec(asked).first()
    clerk = enter("clerk-1")
    assert f'href="/proposals/{lead}"' in clerk.get(f"/proposals/{child}").text
    assert f'href="/proposals/{child}"' in clerk.get(f"/proposals/{lead}").text


def test_the_history_is_read_by_kind(enter: Enter, replied: int) -> None:
    page = enter("clerk-1").get(f"/proposals/{replied}/history?kind=letter").text
    told = page[page.index('class="timeline"') : page.index("</ol>", page.index("timeline"))]
    assert 'href="/letters/' in told
    assert ">立案<" not in told


def test_two_versions_stand_side_by_side(enter: Enter, played: Office) -> None:
    with played.reading() as work:
        several = [p.id for p in work.exec(select(Proposal)) if len(p.revisions) > 1]
    page = enter("clerk-1").get(f"/proposals/{several[0]}?before=1&after=2").text
    assert 'class="differences"' in page
    assert "<ins>" in page


def test_a_version_that_is_not_there_is_not_there(enter: Enter, replied: int) -> None:
    assert enter("clerk-1").get(f"/proposals/{replied}?before=1&after=9").status_code == 404
