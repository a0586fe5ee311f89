"""What fails outside the program is told in words; a fault of its own keeps its traceback."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from proposals import database
from proposals.cli import outside
from proposals.desk import finding
from proposals.settings import settings
from tests.cli.conftest import Tian

Set = Callable[[str, str], None]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Put a setting into the environment."""

    def put(name: str, value: str) -> None:
        monkeypatch.setenv(name, value)
        settings.cache_clear()

    return put


OPENING = ("doctor", "init", "migrate")


@pytest.mark.parametrize("command", OPENING)
@pytest.mark.parametrize(
    "url",
    [
        "tian",
        "/tmp/x.db",
        "mysql://host/x",
        "postgresql://host:port/x",
        "postgresql://host",
        "sqlite://",
    ],
)
def test_an_address_that_names_no_database_is_refused(
    tian: Tian, put: Set, url: str, command: str
) -> None:
    put("TIAN_DATABASE_URL", url)
    result = tian(command)
    assert (result.exit_code, "应写作 sqlite:////" in result.stderr) == (1, True)


@pytest.mark.parametrize("command", OPENING)
def test_a_server_that_does_not_answer_is_told(tian: Tian, put: Set, command: str) -> None:
    put("TIAN_DATABASE_URL", "postgresql://u@127.0.0.1:1/x")
    result = tian(command)
    assert (result.exit_code, "确认数据库已启动" in result.stderr) == (1, True)


@pytest.mark.parametrize("command", OPENING)
def test_a_file_that_is_no_database_is_told(tian: Tian, folder: Path, command: str) -> None:
    (folder / "tian.db").write_text("并不是数据库" * 20, encoding="utf-8")
    result = tian(command)
    assert (result.exit_code, "文件确是数据库" in result.stderr) == (1, True)


@pytest.mark.parametrize("command", ["init", "migrate"])
def test_no_database_is_laid_out_in_the_place_of_a_folder(
    tian: Tian, folder: Path, command: str
) -> None:
    (folder / "tian.db").mkdir()
    assert "database_reachable" in tian(command).stderr


@pytest.mark.parametrize("command", ["init", "migrate"])
def test_no_folder_is_made_in_the_place_of_a_file(
    tian: Tian, folder: Path, put: Set, command: str
) -> None:
    put("TIAN_DATABASE_URL", f"sqlite:///{folder / 'draft.toml' / 'tian.db'}")
    result = tian(command)
    assert (result.exit_code, "file_usable" in result.stderr) == (1, True)


@pytest.mark.parametrize("command", ["init", "migrate"])
def test_nothing_is_laid_out_among_the_tables_of_others(
    tian: Tian, folder: Path, command: str
) -> None:
    with sqlite3.connect(folder / "tian.db") as connection:
        connection.execute("CREATE TABLE member (x INTEGER)")
    result = tian(command)
    assert (result.exit_code, "请换一个空数据库" in result.stderr) == (1, True)


@pytest.mark.parametrize("command", ["case", "migrate"])
def test_a_database_of_a_later_release_asks_for_a_newer_program(
    settled: Tian, folder: Path, command: str
) -> None:
    with sqlite3.connect(folder / "tian.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    result = settled(command, *["1"] * (command == "case"))
    assert (result.exit_code, "请先升级本程序" in result.stderr) == (1, True)


WRITING = (
    ("export", "members", "-o", "none/x.csv"),
    ("export", "case", "1", "-o", "none/x.json"),
    ("letter", "receipt", "1", "-o", "none/x.html"),
    ("stats", "--format", "csv", "-o", "none/x.csv"),
)


@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
def test_a_folder_that_is_not_there_is_named(submitted: Tian, words: tuple[str, ...]) -> None:
    result = submitted(*words)
    assert (result.exit_code, "“none/x." in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIAN_ZONE", "Mars/X"),
        ("TIAN_PASSWORD_MEMORY_KIB", "abc"),
        ("TIAN_KEEP_SIGN_INS_DAYS", "1"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(
    settled: Tian, put: Set, name: str, value: str
) -> None:
    put(name, value)
    result = settled("case", "1")
    assert (result.exit_code, f"{name} 不能是“{value}”" in result.stderr) == (1, True)


def test_without_a_driver_postgresql_is_not_opened() -> None:
    told = outside.refusal(ModuleNotFoundError("No module named 'psycopg'", name="psycopg"))
    assert told is not None
    assert "tian[postgres]" in str(told)


def test_a_fault_of_the_program_keeps_its_traceback(
    submitted: Tian, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "proposal", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        submitted("case", "1")


def test_a_question_the_database_cannot_understand_is_a_fault_of_the_program(
    tmp_path: Path,
) -> None:
    engine = database.engine(f"sqlite:///{tmp_path / 'x.db'}")
    with pytest.raises(OperationalError) as fault, engine.connect() as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))
    engine.dispose()
    assert outside.refusal(fault.value) is None


@pytest.mark.parametrize(
    "words", [("clock",), ("import", "units", "units.csv"), ("demo", "--once")]
)
def test_ctrl_c_is_answered(
    settled: Tian, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for door in ("open_office", "migrate"):
        monkeypatch.setattr(database, door, interrupt)
    result = settled(*words)
    assert (result.exit_code, result.stderr) == (130, "已中断\n")
