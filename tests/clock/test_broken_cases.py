"""One broken case, or one broken sweep, is told by name and keeps the clock from nothing else."""

from __future__ import annotations

from datetime import date, datetime
from threading import Event

import pytest
from sqlmodel import select

from proposals import clock
from proposals.casework import duties
from proposals.casework.supervise import lookback
from proposals.clock import SWEEPS, SweepReport, run_all
from proposals.clock.running import run_with
from proposals.database import Office
from proposals.records import Lookback, Proposal, SweepRun
from tests.casework.conftest import person
from tests.clock.cases import ASSIGNER, at, settle
from workflows.terms import Duty, ProposalStage, Role

LATE = date(2026, 6, 16)
WHOLE = "整项巡查：RuntimeError 打印机卡纸"


def breaks(_office: Office, _at: datetime) -> SweepReport:
    raise RuntimeError("打印机卡纸")


def test_a_closed_answer_of_an_unknown_class_is_named(office: Office) -> None:
    settle(office, 2, ProposalStage.CLOSED, result_class="B")
    with office.transaction() as work:
        work.get_one(Proposal, 1).result_class = "D"
    report = clock.SWEEPS["due_lookbacks"](office, at(LATE))
    assert report.done == 1
    (told,) = report.failed
    assert told.startswith("提案第0001号：没有办理结果“D”")


def test_a_look_back_that_cannot_be_reckoned_is_named(office: Office) -> None:
    settle(office, 2, ProposalStage.CLOSED, result_class="B")
    clerk = person(Role.CLERK, "办公室丙")
    with office.transaction() as work:
        for key in (1, 2):
            lookback.start(work, lookback.plan(work, work.get_one(Proposal, key), clerk), clerk)
        work.get_one(Lookback, 1).started_at = None
    report = clock.SWEEPS["lapse_feedback"](office, at(LATE))
    assert (report.done, [told.partition("：")[0] for told in report.failed]) == (1, ["回头看1"])


def test_an_answer_without_its_profile_is_named_and_the_others_go_on(three: Office) -> None:
    with three.transaction() as work:
        proposal = work.get_one(Proposal, 2)
        duties.start(work, Duty.FEEDBACK, proposal, ASSIGNER, debtor="委员甲").certificate = {}
    failed = [told for report in run_all(three, at(LATE)) for told in report.failed]
    assert failed == ["提案第0002号：KeyError 'profile_version'"]


def test_a_sweep_that_breaks_is_on_record_and_the_next_one_runs(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SWEEPS, "due_lookbacks", breaks)
    done = {report.name: report for report in run_all(office, at(LATE))}
    assert done["due_lookbacks"].failed == (WHOLE,)
    assert done["heartbeat"].done == 1
    with office.transaction() as work:
        run = work.exec(select(SweepRun).where(SweepRun.name == "due_lookbacks")).one()
    assert run.failed == [WHOLE]


def test_a_sweep_that_breaks_does_not_end_the_clock(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    stop = Event()

    def beats(_office: Office, _at: datetime) -> SweepReport:
        stop.set()
        return SweepReport("heartbeat", 1)

    run_with(office, {**dict.fromkeys(SWEEPS, breaks), "heartbeat": beats}, stop)
    assert stop.is_set()
    assert f"climb_ladder: {WHOLE}" in caplog.text
