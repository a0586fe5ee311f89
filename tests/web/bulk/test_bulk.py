"""批量办理: each case for itself, each with its result; nothing twice, nothing of others."""

from __future__ import annotations

import re

from sqlmodel import col, select

from proposals.database import Office
from proposals.records import Entry, Proposal
from tests.web.bulk.sheets import fitting, form_of, hidden, sum_of
from tests.web.conftest import Enter
from workflows.terms import Act, ProposalStage, Role

FOREIGN = 999_999


def all_ids(office: Office) -> list[int]:
    with office.transaction() as work:
        return [n for n in work.exec(select(Proposal.id).order_by(col(Proposal.id))) if n]


def archived(office: Office) -> set[int]:
    with office.transaction() as work:
        found = select(Proposal).where(Proposal.stage == ProposalStage.ARCHIVED)
        return {p.key for p in work.exec(found)}


def test_only_the_legal_ones_of_a_hundred_move(enter: Enter, played: Office) -> None:
    ids, before = all_ids(played), archived(played)
    ids += range(FOREIGN - 100 + len(ids), FOREIGN)
    assert len(ids) == 100
    clerk = enter("clerk-1", Role.CLERK)
    page = clerk.post("/bulk/archive", data=form_of(clerk, "archive", ids))
    now = archived(played)
    done, left = len(now - before), len(ids) - len(now - before)
    assert done > 0
    assert sum_of(page.text) == f"归档 {len(ids)} 件：成功 {done}，未成 {left}"


def test_what_failed_is_still_chosen_with_its_reason(enter: Enter, played: Office) -> None:
    clerk, ids = enter("clerk-1", Role.CLERK), sorted(archived(played))[:2]
    page = clerk.post("/bulk/archive", data=form_of(clerk, "archive", ids))
    again = re.findall(r'name="id" value="(\d+)" id="case-\d+" checked', page.text)
    assert again == [str(n) for n in ids]


def test_one_foreign_number_holds_up_no_other(enter: Enter, played: Office) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    fits = fitting(clerk, "archive")
    form = form_of(clerk, "archive", fits) | {"id": [*map(str, fits), str(FOREIGN), "x"]}
    page = clerk.post("/bulk/archive", data=form)
    assert sum_of(page.text) == f"归档 {len(fits) + 2} 件：成功 {len(fits)}，未成 2"
    assert "没有这一提案" in page.text


def test_pressed_twice_each_is_done_once(enter: Enter, played: Office) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    fits = fitting(clerk, "plan_lookback")
    form = form_of(clerk, "plan_lookback", fits) | {"ad_hoc": "yes", "why": "随机抽查"}
    first, second = (clerk.post("/bulk/plan_lookback", data=form) for _ in range(2))
    assert "没有重复办理" in second.text
    assert sum_of(first.text) == sum_of(second.text)
    with played.transaction() as work:
        asked = select(Entry).where(Entry.act == Act.PLAN_LOOKBACK, Entry.by == "林秘书")
        chains = [e.chain for e in work.exec(asked) if int(e.chain.split(":")[1]) in fits]
    assert len(chains) == len(set(chains))


def test_without_numbers_all_that_fit_are_offered(enter: Enter, played: Office) -> None:
    fits = fitting(enter("clerk-1", Role.CLERK), "accept")
    with played.transaction() as work:
        asked = select(Proposal.id).where(Proposal.stage == ProposalStage.SUBMITTED)
        assert fits == list(work.exec(asked))


def test_an_act_of_another_role_is_not_there(enter: Enter) -> None:
    assert enter("m001").get("/bulk/archive?id=1").status_code == 404


def test_an_act_that_is_weighed_case_by_case_is_not_there(enter: Enter) -> None:
    assert enter("clerk-1", Role.CLERK).get("/bulk/revise_text?id=1").status_code == 404


def test_nothing_chosen_is_said(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    form = hidden(clerk.get("/bulk/archive").text)
    assert clerk.post("/bulk/archive", data=form).status_code == 422


def test_a_batch_from_elsewhere_is_not_carried_out(enter: Enter, played: Office) -> None:
    before = archived(played)
    fits = fitting(enter("clerk-1", Role.CLERK), "archive")
    answer = enter("clerk-1", Role.CLERK).post("/bulk/archive", data={"id": [str(fits[0])]})
    assert (answer.status_code, archived(played)) == (403, before)


def test_a_case_that_changed_since_is_left_and_says_who_did_what(
    enter: Enter, played: Office
) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    fits = fitting(clerk, "archive")
    stale = form_of(clerk, "archive", fits) | {f"seen.{fits[0]}": "1"}
    page = clerk.post("/bulk/archive", data=stale)
    assert sum_of(page.text).endswith(f"成功 {len(fits) - 1}，未成 1")
    assert "有了变化" in page.text
