"""/history and /jobs: what was done in all cases, and what the clock did and could not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import col, select, update

from proposals.database import Office
from proposals.records import Delivery, Entry, Proposal, SweepRun
from proposals.rehearsal.script import CURTAIN
from tests.web.conftest import Enter
from workflows.terms import Role


def test_the_record_is_narrowed_to_one_case(enter: Enter, played: Office) -> None:
    with played.transaction() as work:
        kept = work.exec(select(Proposal).where(col(Proposal.receipt_no).is_not(None))).first()
        assert kept is not None
        own = select(Entry).where(Entry.chain == f"proposal:{kept.id}")
        entries = len(work.exec(own).all())
    page = enter("clerk-1", Role.CLERK).get("/history", params={"case": kept.receipt_no}).text
    assert page.count(f'href="/proposals/{kept.id}"') == entries


def test_a_changed_record_is_told_of(enter: Enter, played: Office) -> None:
    with played.transaction() as work:
        last = work.exec(select(Entry).order_by(col(Entry.id).desc())).first()
        assert last is not None
        work.exec(update(Entry).where(col(Entry.id) == last.id).values(by="别人"))
    page = enter("auditor").get("/history").text
    assert "以下案卷的记录不能自证" in page


@pytest.mark.parametrize(
    ("user", "role"), [("m001", Role.MEMBER), ("vice-chair-1", Role.VICE_CHAIR)]
)
def test_the_record_is_the_committees(enter: Enter, user: str, role: Role) -> None:
    assert enter(user, role).get("/history").status_code == 404


def test_a_run_tells_what_failed(enter: Enter, played: Office) -> None:
    with played.transaction() as work:
        run = SweepRun(
            name="climb_ladder",
            started_at=CURTAIN,
            ended_at=CURTAIN + timedelta(seconds=2),
            done=3,
            failed=["第0012号：文书缺少事实"],
        )
        work.add(run)
    page = enter("sysadmin-1").get("/jobs?failed=yes").text
    assert page.count("第0012号：文书缺少事实") == 2


def test_what_did_not_arrive_is_counted_and_listed(enter: Enter, played: Office) -> None:
    with played.transaction() as work:
        sent = work.exec(select(Delivery)).first()
        assert sent is not None
        sent.delivered_at, sent.error, sent.attempts = None, "磁盘已满", 3
    page = enter("clerk-1", Role.CLERK).get("/jobs?show=waiting").text
    assert '未送达 <span class="count">1</span>' in page
    assert "磁盘已满" in page


def test_a_system_administrator_reads_no_letter_from_the_log(enter: Enter) -> None:
    assert 'href="/letters/' not in enter("sysadmin-1").get("/jobs?show=deliveries").text
