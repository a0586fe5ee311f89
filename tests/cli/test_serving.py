"""tian serve and tian demo open a door, say where it is, and close it in good order."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from proposals import database, rehearsal
from proposals.cli import serving
from proposals.records import Setting
from proposals.rehearsal import moving
from tests.cli.conftest import AT, Tian
from workflows.refusals import NotNow

TIAN = (sys.executable, "-c", "from proposals.cli import app; app()")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@contextmanager
def running(folder: Path, *words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A command that serves, with the address it prints; ended when the test is over."""
    environment = {**os.environ, "TIAN_HOME": str(folder), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [*TIAN, *words], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        said = next((line for line in process.stdout if ADDRESS.search(line)), "")
        found = ADDRESS.search(said)
        assert found, process.stderr and process.stderr.read()
        yield found[0], process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def status(address: str) -> int:
    """How a page answers."""
    with urllib.request.urlopen(address, timeout=20) as page:
        return int(page.status)


@pytest.fixture
def office_folder(tmp_path: Path, settled_database: Path) -> Path:
    """A home folder with a committee in its database."""
    shutil.copy(settled_database, tmp_path / "tian.db")
    return tmp_path


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT], ids=["TERM", "Ctrl+C"])
def test_the_office_opens_and_closes(office_folder: Path, end: signal.Signals) -> None:
    with running(office_folder, "serve", "--port", "0") as (address, process):
        answered = status(f"{address}/signin")
        process.send_signal(end)
        said, _ = process.communicate(timeout=20)
    assert (answered, process.returncode, "已停止" in said) == (200, 0, True)


def test_with_clock_one_process_is_the_whole_office(office_folder: Path) -> None:
    with running(office_folder, "serve", "--port", "0", "--clock") as (address, process):
        status(f"{address}/signin")
        beats = _soon_beats(office_folder / "tian.db")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
    assert beats


def _soon_beats(file: Path) -> bool:
    """Whether the clock has told within a minute that it is alive."""
    office = database.open_office(f"sqlite:///{file}")
    latest = time.monotonic() + 60
    beats = False
    while not beats and time.monotonic() < latest:
        time.sleep(0.1)
        with office.reading() as work:
            beats = work.get(Setting, "heartbeat") is not None
    office.engine.dispose()
    return beats


def test_a_played_demo_opens_without_being_played_again(
    office_folder: Path, tmp_path: Path
) -> None:
    office = rehearsal.office(f"sqlite:///{office_folder / 'tian.db'}", office_folder)
    moving.stand_at(office, AT)
    office.engine.dispose()
    with running(office_folder, "demo", "--dir", str(office_folder), "--port", "0") as (address, _):
        assert status(f"{address}/signin") == 200


def test_a_door_that_is_taken_is_told_in_words() -> None:
    with serving.listening("127.0.0.1", 0) as door:
        taken = door.getsockname()[1]
        with pytest.raises(NotNow, match="port_free"), serving.listening("127.0.0.1", taken):
            pass


def test_the_demo_takes_another_door_when_its_own_is_taken() -> None:
    with serving.listening("127.0.0.1", 0) as door:
        assert serving.free("127.0.0.1", door.getsockname()[1]) == 0


def test_there_is_nothing_to_serve_before_there_is_an_office(tian: Tian) -> None:
    result = tian("serve", "--port", "0")
    assert (result.exit_code, "database_laid_out" in result.stderr) == (1, True)


def test_a_play_that_was_broken_off_is_not_shown_as_a_demo(settled: Tian, folder: Path) -> None:
    result = settled("demo", "--dir", str(folder), "--port", "0")
    assert (result.exit_code, "database_empty" in result.stderr) == (1, True)
