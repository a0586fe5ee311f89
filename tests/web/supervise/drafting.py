"""What the tests of 督 set up in the played committee: duties on high rungs, open supervisions."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlmodel import col, select
from starlette.testclient import TestClient

from proposals.casework.actor import Actor
from proposals.casework.supervise import supervision, urging
from proposals.casework.supervise.supervision import SupervisionPlan
from proposals.database import Office
from proposals.records import Deadline, Letter, Proposal, Supervision
from proposals.rehearsal.script import CURTAIN
from proposals.work import Work
from workflows.terms import Duty, Role, Rung, SupervisionForm, SupervisionStage

HEAD = Actor("郑甲", Role.COMMITTEE_HEAD, CURTAIN, 7)


def draft(office: Office) -> Letter:
    """A drafted 督办通知: somebody's first contact is raised to the fourth rung."""
    with office.transaction() as work:
        running = (col(Deadline.met_at).is_(None), col(Deadline.lifted_at).is_(None))
        asked = select(Deadline).where(Deadline.duty == Duty.FIRST_CONTACT, *running)
        owed = work.exec(asked.order_by(col(Deadline.due_on)))
        letters = urging.skip(work, owed.all()[0], Rung.SUPERVISE, "情况紧急", HEAD)
        work.flush()
        return next(letter for letter in letters if letter.needs_confirmation)


def correcting(office: Office) -> Supervision:
    """The supervision whose findings are open when the curtain falls."""
    with office.transaction() as work:
        open_now = Supervision.stage == SupervisionStage.FINDINGS_OPEN
        found = work.exec(select(Supervision).where(open_now)).one()
        assert found.cases
        assert found.findings
        return found


def held(work: Work) -> Supervision:
    """A visit that took place today, its proposers present."""
    office = Actor("吴戊", Role.COMMITTEE_OFFICE, CURTAIN)
    leader = Actor("钱甲", Role.VICE_CHAIR, CURTAIN, 2)
    plan = SupervisionPlan(
        theme="城区停车难",
        form=SupervisionForm.SURVEY,
        proposals=[work.get_one(Proposal, 22)],
        lead_leader=leader.name,
        lead_role=leader.role,
        lead_office="提案委员会",
        coop_offices=["城建委", "经济委"],
        due_on=date(2026, 12, 25),
    )
    row = supervision.plan(work, plan, office)
    supervision.approve(work, row, leader)
    supervision.invite(work, row, [], office)
    supervision.start(work, row, CURTAIN.date(), "停车场", office)
    supervision.attendance(work, row, {guest.name: True for guest in row.guests}, office)
    return row


def hidden(page: str) -> dict[str, str]:
    """What a form carries unseen."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


def done(client: TestClient, address: str, **typed: Any) -> Any:
    """The form of an act, filled in and handed in."""
    page = client.get(address)
    assert page.status_code == 200, page.text
    fields = {name.replace("__", "."): value for name, value in typed.items()}
    return client.post(address.partition("&back")[0], data=hidden(page.text) | fields)


def addresses(page: str, act: str) -> list[str]:
    """Where a page offers this act."""
    found = re.findall(rf'href="([^"]*/acts/{act}\?[^"]*)"', page)
    return list(dict.fromkeys(address.replace("&amp;", "&") for address in found))
