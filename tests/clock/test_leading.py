"""Of several clocks one holds the lead; the next takes over; the timetable drives the sweeps."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

import pytest

from proposals import database
from proposals.clock import SWEEPS, SweepReport, lead
from proposals.clock.running import run_with
from proposals.database import Office


def test_a_second_clock_does_not_lead(office: Office, database_url: str) -> None:
    other = database.open_office(database_url)
    with lead(office) as first, lead(other) as second:
        assert first is not None
        assert first()
        assert second is None
    other.engine.dispose()


def test_the_lead_is_free_again_when_its_holder_is_gone(office: Office, database_url: str) -> None:
    other = database.open_office(database_url)
    with lead(office):
        pass
    with lead(other) as second:
        assert second is not None
    other.engine.dispose()


def test_a_clock_catches_up_when_it_takes_the_lead(office: Office) -> None:
    ran: list[str] = []
    stop = Event()

    def noting(name: str) -> Callable[[Office, object], SweepReport]:
        def sweep(_office: Office, _at: object) -> SweepReport:
            ran.append(name)
            if name == "heartbeat":
                stop.set()
            return SweepReport(name, failed=("提案第0001号：打印机卡纸",))

        return sweep

    worker = Thread(target=run_with, args=(office, {n: noting(n) for n in SWEEPS}, stop))
    worker.start()
    worker.join(timeout=20)
    assert not worker.is_alive()
    assert ran[: len(SWEEPS)] == list(SWEEPS)


def test_what_failed_is_logged(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    stop = Event()

    def failing(_office: Office, _at: object) -> SweepReport:
        stop.set()
        return SweepReport("heartbeat", failed=("提案第0001号：打印机卡纸",))

    run_with(office, dict.fromkeys(SWEEPS, failing), stop)
    assert "提案第0001号：打印机卡纸" in caplog.text
