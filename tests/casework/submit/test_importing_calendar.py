"""A year of holidays is laid down on record; one announced before is replaced only for a reason."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlmodel import col, select

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.casework.importing import import_calendar
from proposals.desk import verification
from proposals.records import Deadline, Entry, history
from proposals.records.setting import imported_years
from proposals.work import Work
from tests.casework.conftest import MakeProposal
from tests.casework.submit.handed_in import AUTHOR, CLERK, refused
from workflows.refusals import Incomplete, NotYou
from workflows.terms import Act, Duty, ProposalStage
from workflows.workdays.calendar import HOLIDAYS

ANNOUNCED = (HOLIDAYS / "2026.toml").read_text("utf-8")
AMENDED = ANNOUNCED.replace("〔2025〕7号", "〔2026〕1号")
NEXT = """date,kind,name,notice
2027-01-01,放假,元旦,国办发明电〔2026〕9号
2027-02-06,放假,春节,
2027-04-05,放假,清明节,
2027-05-01,放假,劳动节,
2027-06-09,放假,端午节,
2027-09-15,放假,中秋节,
2027-10-01,放假,国庆节,
"""
MARCH = '  { name = "停电放假", from = 2026-03-03, until = 2026-03-04 },\n'
"""Days off that move what was counted in the first days of March."""
MIDDLE_OF_MARCH = MARCH.replace("03-03", "03-16").replace("03-04", "03-17")


def entries(work: Work) -> list[Entry]:
    """What stands in the chain of the rosters."""
    asked = select(Entry).where(Entry.chain == history.ROSTERS).order_by(col(Entry.number))
    return list(work.exec(asked))


def amend(work: Work, off: str = MARCH) -> None:
    """The same year by another notice."""
    text = AMENDED.replace("off = [\n", f"off = [\n{off}")
    import_calendar(work, text, CLERK, "国务院办公厅调整通知")


def test_a_year_is_laid_down_on_record(work: Work) -> None:
    assert import_calendar(work, NEXT, CLERK).year == 2027
    (entry,) = entries(work)
    assert (entry.act, entry.subject, entry.by) == (
        *(Act.IMPORT_CALENDAR, "calendar:2027"),
        "办公室丙",
    )
    assert json.loads(entry.facts) == {"called": "2027年", "notices": "国办发明电〔2026〕9号"}


def test_an_announced_year_is_not_replaced_without_a_reason(work: Work) -> None:
    with refused(work, Incomplete, "reason_given"):
        import_calendar(work, AMENDED, CLERK)


def test_the_reason_and_the_notice_replaced_stand_on_record(work: Work) -> None:
    amend(work)
    facts = json.loads(entries(work)[-1].facts)
    assert (facts["before"], facts["reason"]) == ("国办发明电〔2025〕7号", "国务院办公厅调整通知")


def test_a_year_that_says_the_same_is_not_imported_again(work: Work) -> None:
    with refused(work, Incomplete, "calendar_changed"):
        import_calendar(work, ANNOUNCED, CLERK, "再导入一次")


def test_a_notice_that_leaves_holidays_out_is_refused(work: Work) -> None:
    with pytest.raises(Incomplete, match="没有列出清明、国庆，"):
        import_calendar(work, NEXT.replace("清明节", "某节").replace("国庆节", "某节"), CLERK)


def test_members_lay_down_no_calendar(work: Work, head: Actor) -> None:
    for person in (AUTHOR, head):
        with refused(work, NotYou, "role_may_import"):
            import_calendar(work, NEXT, person)


def test_nothing_imported_is_written_over(work: Work) -> None:
    import_calendar(work, NEXT, CLERK)
    later = NEXT.replace("2027-04-05", "2027-04-06")
    import_calendar(work, later, CLERK, "日期录错")
    kept = [(row.name, row.text) for row in work.exec(imported_years())]
    assert kept == [("calendar/2027/1", NEXT), ("calendar/2027/2", later)]


def test_a_date_counted_by_a_notice_since_replaced_verifies(
    work: Work, make_proposal: MakeProposal
) -> None:
    proposal = make_proposal(ProposalStage.SUBMITTED)
    due_on = duties.start(work, Duty.REVIEW, proposal, CLERK, "提案委办公室").due_on
    amend(work)
    again = duties.start(work, Duty.REVIEW, proposal, CLERK, "提案委办公室").due_on
    assert again > due_on
    assert _faults_of_dates(work) == []


def test_a_date_counted_by_no_notice_is_found(work: Work, make_proposal: MakeProposal) -> None:
    proposal = make_proposal(ProposalStage.SUBMITTED)
    duties.start(work, Duty.REVIEW, proposal, CLERK, "提案委办公室")
    amend(work)
    row = work.exec(select(Deadline)).one()
    row.certificate = {**row.certificate, "notices": ["某号通知"]}
    assert "与重新计算的结果不一致" in _faults_of_dates(work)[0]


def test_the_ladder_of_a_date_that_stands_goes_by_the_new_notice(
    work: Work, make_proposal: MakeProposal
) -> None:
    case = make_proposal(ProposalStage.CLOSED)
    named = {"named_on": date(2026, 4, 20)}
    row = duties.start(work, Duty.COMMITMENT, case, CLERK, "区住建局", **named)
    assert row.next_rung_on == date(2026, 3, 6)
    amend(work, MIDDLE_OF_MARCH)
    assert (row.due_on, row.version) == (date(2026, 4, 20), 1)
    assert row.next_rung_on == date(2026, 3, 4)


def test_a_paused_clock_has_no_ladder_after_a_notice_either(
    work: Work, make_proposal: MakeProposal
) -> None:
    case = make_proposal(ProposalStage.CLOSED)
    named = {"named_on": date(2026, 4, 20)}
    row = duties.start(work, Duty.COMMITMENT, case, CLERK, "区住建局", **named)
    duties.pause([row], CLERK.today)
    amend(work, MIDDLE_OF_MARCH)
    assert row.next_rung_on is None


def _faults_of_dates(work: Work) -> list[str]:
    work.flush()
    return [fault for fault in verification.verify(work).faults if Duty.REVIEW.label in fault]
