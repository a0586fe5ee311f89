"""A form for every act; refused, it comes back as it was typed; done, it is done once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.casework.importing import import_calendar
from proposals.database import Office
from proposals.records import Deadline, Entry, Proposal
from proposals.rehearsal.script import CURTAIN
from tests.web.conftest import Enter
from workflows.terms import Act, Duty, ProposalStage, Role
from workflows.workdays.calendar import HOLIDAYS


def _hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def _one(office: Office, stage: ProposalStage) -> Proposal:
    with office.transaction() as work:
        return work.exec(select(Proposal).where(Proposal.stage == stage)).first() or _none(stage)


def _none(stage: ProposalStage) -> Any:
    raise LookupError(stage)


DRAFT = {
    "draft.kind": "individual",
    "draft.text.title": "关于完善社区养老助餐点的提案",
    "draft.text.facts": "社区助餐点少。",
    "draft.text.analysis": "布点没有规划。",
    "draft.text.suggestions": "编制布点规划。\n给予运营补贴。",
    "draft.public_consent": "yes",
}


def test_a_member_drafts_from_the_form(enter: Enter, played: Office) -> None:
    member = enter("m001")
    page = member.get("/acts/draft")
    done = member.post("/acts/draft", data=DRAFT | _hidden(page.text))
    assert done.status_code == 303
    with played.transaction() as work:
        made = work.get_one(Proposal, int(done.headers["location"].rpartition("/")[2]))
        assert [s.text for s in made.text.suggestions] == ["编制布点规划。", "给予运营补贴。"]


def test_a_form_handed_in_twice_is_carried_out_once(enter: Enter, played: Office) -> None:
    member = enter("m001")
    form = DRAFT | _hidden(member.get("/acts/draft").text)
    first, second = member.post("/acts/draft", data=form), member.post("/acts/draft", data=form)
    assert first.headers["location"] == second.headers["location"]
    with played.transaction() as work:
        title = DRAFT["draft.text.title"]
        assert len(work.exec(select(Proposal).where(Proposal.title == title)).all()) == 1


def test_an_act_counts_by_the_holidays_that_were_imported_meanwhile(
    enter: Enter, played: Office
) -> None:
    case, clerk = _one(played, ProposalStage.SUBMITTED), enter("clerk-1")
    address = f"/proposals/{case.id}/acts/accept"
    form = _hidden(clerk.get(address).text)
    notice = (HOLIDAYS / "2026.toml").read_text("utf-8").replace("〔2025〕7号", "〔2026〕1号")
    with played.transaction() as work:
        import_calendar(work, notice, Actor("赵戊", Role.CLERK, CURTAIN), "放假安排有调整")
    assert clerk.post(address, data=form).status_code == 303
    with played.reading() as work:
        asked = select(Deadline).where(Deadline.proposal_id == case.id)
        owed = work.exec(asked.where(Deadline.duty == Duty.REVIEW)).all()
        assert owed[-1].certificate["notices"] == ["国办发明电〔2026〕1号"]


def test_a_refused_form_keeps_what_was_typed(enter: Enter) -> None:
    member = enter("m001")
    form = DRAFT | {"draft.text.title": ""} | _hidden(member.get("/acts/draft").text)
    refused = member.post("/acts/draft", data=form)
    assert refused.status_code == 422
    assert "布点没有规划。" in refused.text


def test_a_form_from_elsewhere_is_not_carried_out(enter: Enter) -> None:
    member = enter("m001")
    assert member.post("/acts/draft", data=DRAFT).status_code == 403
    own = DRAFT | _hidden(member.get("/acts/draft").text)
    foreign = {"sec-fetch-site": "cross-site"}
    assert member.post("/acts/draft", data=own, headers=foreign).status_code == 403


@pytest.mark.parametrize("act", [Act.FILE, Act.BEGIN])
def test_an_act_that_is_not_this_roles_is_not_there(enter: Enter, played: Office, act: Act) -> None:
    case = _one(played, ProposalStage.HANDLING)
    assert enter("m001").get(f"/proposals/{case.id}/acts/{act}").status_code == 404


def test_a_stale_page_says_who_did_what(enter: Enter, played: Office) -> None:
    case = _one(played, ProposalStage.CLOSED)
    clerk = enter("clerk-1")
    address = f"/proposals/{case.id}/acts/plan_lookback"
    form = _hidden(clerk.get(address).text) | {"ad_hoc": "yes", "why": "群众反映"}
    with played.transaction() as work:
        last = work.exec(select(Entry).where(Entry.chain == f"proposal:{case.id}")).all()[-1]
    stale = clerk.post(address, data=form | {"seen": str(last.number - 1)})
    assert stale.status_code == 409
    assert last.act.label in stale.text


def test_nobody_signed_in_is_led_to_sign_in(site: Any) -> None:
    from starlette.testclient import TestClient

    answer = TestClient(site, follow_redirects=False).get("/acts/draft")
    assert (answer.status_code, answer.headers["location"]) == (303, "/signin?next=/acts/draft")
