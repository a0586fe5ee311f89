"""/supervisions: who sees which, what is done from the page, a plan over chosen proposals."""

from __future__ import annotations

import re

import pytest
from sqlmodel import col, select

from proposals.database import Office
from proposals.records import Finding, Supervision
from tests.web.conftest import Enter
from tests.web.supervise.drafting import addresses, correcting, done, held
from workflows.terms import Role, SupervisionStage

PLAN = {
    "plan__theme": "城区停车难",
    "plan__form": "survey",
    "plan__lead_leader": "钱甲",
    "plan__lead_role": "vice_chair",
    "plan__lead_office": "提案委员会",
    "plan__coop_offices": "城建委",
    "plan__due_on": "2026-12-25",
}
TWO = "/acts/plan_supervision?proposals=22&proposals=30"


@pytest.mark.parametrize(
    ("user", "role", "seen"),
    [
        ("clerk-1", Role.CLERK, 200),
        ("auditor", None, 200),
        ("justice-office", Role.UNIT_OFFICE, 200),
        ("education-office", Role.UNIT_OFFICE, 404),
        ("m001", Role.MEMBER, 404),
        ("sysadmin-1", None, 404),
    ],
)
def test_a_supervision_is_seen_by_those_in_it(
    enter: Enter, played: Office, user: str, role: Role | None, seen: int
) -> None:
    address = f"/supervisions/{correcting(played).id}"
    assert enter(user, role).get(address).status_code == seen


def test_a_unit_reads_only_the_findings_on_its_own_case(enter: Enter, played: Office) -> None:
    page = enter("justice-office", Role.UNIT_OFFICE).get(f"/supervisions/{correcting(played).id}")
    assert page.text.count('class="correction"') == 1
    assert "另有 1 件与承办单位办公室无关" in page.text


def test_each_finding_is_verified_by_itself(enter: Enter, played: Office) -> None:
    event, clerk = correcting(played), enter("clerk-1", Role.CLERK)
    first, second = addresses(clerk.get(f"/supervisions/{event.id}").text, "verify_finding")
    answer = done(clerk, second, evidence="现场照片12张")
    assert answer.headers["location"] == f"/supervisions/{event.id}"
    with played.transaction() as work:
        open_now = select(Finding).where(
            Finding.supervision_id == event.id, col(Finding.verified_at).is_(None)
        )
        (left,) = work.exec(open_now)
        assert f"of={left.id}&" in first


def test_a_form_of_one_finding_says_which(enter: Enter, played: Office) -> None:
    event, clerk = correcting(played), enter("clerk-1", Role.CLERK)
    first, _ = addresses(clerk.get(f"/supervisions/{event.id}").text, "verify_finding")
    assert event.findings[0].problem in clerk.get(first).text


def test_what_cannot_be_done_yet_says_why(enter: Enter, played: Office) -> None:
    page = enter("clerk-1", Role.CLERK).get(f"/supervisions/{correcting(played).id}").text
    assert "尚有整改意见未核查，不能办结督办" in page


def test_a_plan_covers_the_proposals_that_were_chosen(enter: Enter, played: Office) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    assert clerk.get(TWO).text.count('name="plan.proposals"') == 4
    answer = done(clerk, TWO, **PLAN, plan__proposals=["22", "30", ""])
    assert answer.status_code == 303
    with played.transaction() as work:
        made = work.exec(select(Supervision).order_by(col(Supervision.id).desc())).first()
        assert made is not None
        assert [case.proposal_id for case in made.cases] == [22, 30]


def test_a_refused_plan_keeps_its_proposals(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    refused = done(clerk, TWO, **PLAN | {"plan__theme": ""}, plan__proposals=["22", "999"])
    assert refused.status_code in {404, 422}
    assert 'value="22" id="chosen-22" checked' in refused.text
    assert 'value="999"' in refused.text


def test_a_planned_supervision_is_carried_to_its_visit(enter: Enter, played: Office) -> None:
    clerk, leader = enter("clerk-1", Role.CLERK), enter("vice-chair-1", Role.VICE_CHAIR)
    done(clerk, TWO, **PLAN, plan__proposals=["22", "30"])
    with played.transaction() as work:
        id = max(work.exec(select(Supervision.id)).all())
    page = f"/supervisions/{id}"
    (approve,) = addresses(leader.get(page).text, "approve_supervision")
    assert done(leader, approve).status_code == 303
    (invite,) = addresses(clerk.get(page).text, "invite_proposers")
    assert 'value="俞甲"' in clerk.get(invite).text
    party = "致公党清河区支部委员会"
    guests = {"guests__1__name": "俞甲", "guests__1__member_id": "45", "guests__2__name": "某专家"}
    guests |= {"guests__3__name": party}
    assert done(clerk, invite, **guests).status_code == 303
    (start,) = addresses(clerk.get(page).text, "start_supervision")
    assert done(clerk, start, held_on="2026-11-20", place="停车场").status_code == 303
    (came,) = addresses(clerk.get(page).text, "record_attendance")
    present = {"present__俞甲": ["no", "yes"], "present__某专家": "no", f"present__{party}": "no"}
    assert clerk.get(came).text.count('value="no"') == 3
    assert done(clerk, came, **present).status_code == 303
    with played.transaction() as work:
        kept = work.get_one(Supervision, id)
        assert kept.stage == SupervisionStage.UNDER_WAY
        assert {guest.name: guest.attended for guest in kept.guests} == {
            "俞甲": True,
            "某专家": False,
            party: False,
        }


def test_findings_are_written_with_the_block_of_the_plan(enter: Enter, played: Office) -> None:
    with played.transaction() as work:
        event = held(work)
    office = enter("office-proposals")
    (address,) = addresses(office.get(f"/supervisions/{event.id}").text, "record_findings")
    form = office.get(address).text
    typed = dict(re.findall(r'name="(given\.1\.\w+)"[^>]* value="([^"]*)"', form))
    written = {"problem": "车位不足", "target": "增加车位", "measures": "错时共享"}
    typed |= {f"given.1.{name}": words for name, words in written.items()}
    answer = done(office, address, **typed | {"given.1.due_on": "2026-12-18"})
    assert answer.headers["location"] == f"/supervisions/{event.id}"
    with played.transaction() as work:
        (found,) = work.exec(select(Finding).where(Finding.supervision_id == event.id)).all()
        assert (found.lead_leader, found.coop_offices) == ("钱甲", "城建委、经济委")


def test_the_list_is_narrowed_by_words(enter: Enter) -> None:
    page = enter("clerk-1", Role.CLERK).get("/supervisions", params={"q": "营商环境"}).text
    assert page.count('data-label="主题"') == 2
