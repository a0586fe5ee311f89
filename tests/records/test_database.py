"""Transactions: all or nothing, the second of two writers gets a conflict in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import select

from proposals.database import Office
from proposals.records import NumberSeries, Setting, Supervision
from proposals.records import Term as TermOfOffice
from workflows.refusals import NotNow
from workflows.terms import Role, SupervisionForm

AT = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def supervision() -> Supervision:
    return Supervision(
        theme="加装电梯",
        form=SupervisionForm.SYMPOSIUM,
        lead_leader="副主席戊",
        lead_role=Role.VICE_CHAIR,
        planned_at=AT,
    )


def write_and_fail(office: Office) -> None:
    with office.transaction() as work:
        work.add(NumberSeries(name="案号", last=7))
        work.flush()
        raise RuntimeError


def write_stale(office: Office, stale: Supervision) -> None:
    with office.transaction() as work:
        work.add(stale)
        stale.place = "乙小区"


def write_the_same_term_twice(office: Office) -> None:
    with office.transaction() as work:
        for _ in range(2):
            begins, ends = date(2022, 1, 1), date(2027, 1, 1)
            work.add(TermOfOffice(number=9, begins_on=begins, ends_on=ends))


def test_a_failure_undoes_everything(office: Office) -> None:
    with pytest.raises(RuntimeError):
        write_and_fail(office)
    with office.transaction() as work:
        assert work.exec(select(NumberSeries)).all() == []


def test_the_second_writer_of_a_case_gets_a_conflict_in_words(office: Office) -> None:
    with office.transaction() as work:
        work.add(supervision())
    with office.transaction() as work:
        stale = work.exec(select(Supervision)).one()
    with office.transaction() as work:
        work.exec(select(Supervision)).one().place = "甲小区"
    with pytest.raises(NotNow, match="另一位经办人"):
        write_stale(office, stale)


def test_a_doubled_key_is_a_conflict(office: Office) -> None:
    with pytest.raises(NotNow) as refusal:
        write_the_same_term_twice(office)
    assert refusal.value.rules == ("one_writer_at_a_time",)


def test_a_moment_comes_back_in_the_zone_of_the_office(office: Office) -> None:
    with office.transaction() as work:
        work.add(Setting(name="x", text="", set_by="甲", set_at=AT.astimezone(UTC)))
    with office.transaction() as work:
        kept = work.exec(select(Setting)).one().set_at
    assert (kept, kept.hour) == (AT, 9)


def test_a_moment_without_a_zone_is_refused(office: Office) -> None:
    with pytest.raises(StatementError), office.transaction() as work:
        work.add(Setting(name="x", text="", set_by="甲", set_at=AT.replace(tzinfo=None)))
