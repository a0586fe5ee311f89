"""check, verify, doctor, stats, clock: status 1 with reasons when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from proposals import clock, database, settings
from proposals.cli import opening
from tests.cli.conftest import Tian
from workflows.policies import permits
from workflows.terms import Act


def test_everything_checked_is_in_order(tian: Tian) -> None:
    result = tian("check")
    assert result.exit_code == 0, result.stderr


def test_check_says_how_much_it_looked_at(tian: Tian) -> None:
    assert "种情形" in tian("check").stdout


def test_an_act_without_a_permit_ends_with_status_1(
    tian: Tian, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(permits.MAY, Act.FILE, frozenset())
    result = tian("check")
    assert (result.exit_code, "立案（file）：没有写明谁可以办" in result.stderr) == (1, True)


def test_a_template_without_a_function_ends_with_status_1(
    tian: Tian, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    (folder / "letters" / "file").mkdir(parents=True)
    (folder / "letters" / "file" / "stray.xml").write_text("")
    monkeypatch.setattr(settings, "TEMPLATES", folder)
    result = tian("check")
    assert (result.exit_code, "模板 file/stray：没有写它的程序" in result.stderr) == (1, True)


def test_rules_that_cannot_be_read_end_with_status_1(
    tian: Tian, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    (folder / "profile.toml").write_text("broken = ")
    monkeypatch.setenv("TIAN_PROFILE", str(folder / "profile.toml"))
    settings.settings.cache_clear()
    result = tian("check")
    assert (result.exit_code, "规则文件可以施行" in result.stderr) == (1, True)


def test_an_untouched_database_verifies(submitted: Tian) -> None:
    result = submitted("verify")
    assert (result.exit_code, "验证无误：3条链、20条记录" in result.stdout) == (0, True)


def test_a_changed_entry_ends_with_status_1(submitted: Tian) -> None:
    engine = database.engine(settings.settings().url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE entry SET by = '委员乙' WHERE number = 1"))
    engine.dispose()
    result = submitted("verify")
    assert (result.exit_code, "第1条的内容被改动" in result.stderr) == (1, True)


def test_a_database_in_order_is_healthy(submitted: Tian) -> None:
    result = submitted("doctor")
    assert (result.exit_code, "国办发明电〔2025〕7号" in result.stdout) == (0, True)


def test_an_older_database_is_not_worked_on(submitted: Tian) -> None:
    engine = database.engine(settings.settings().url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    engine.dispose()
    result = submitted("case", "1")
    assert (result.exit_code, "请先运行 tian migrate" in result.stderr) == (1, True)


def test_figures_are_told_as_json(submitted: Tian) -> None:
    told = json.loads(submitted("stats", "--format", "json").stdout)
    assert (told["as_of"], told["partition"]["received"]) == ("2026-03-02", 1)


def test_figures_of_an_earlier_day_leave_out_what_came_later(submitted: Tian) -> None:
    told = json.loads(submitted("stats", "--format", "json", "--as-of", "2026-03-01").stdout)
    assert told["partition"]["received"] == 0


@pytest.mark.parametrize(("format", "words"), [("table", "核心指标"), ("csv", "立案率,0,1")])
def test_figures_are_told_for_people_and_spreadsheets(
    submitted: Tian, format: str, words: str
) -> None:
    assert words in submitted("stats", "--format", format).stdout


def test_a_workbook_needs_a_name(submitted: Tian) -> None:
    assert submitted("stats", "--format", "xlsx").exit_code == 2


def test_figures_are_written_to_a_workbook(submitted: Tian, folder: Path) -> None:
    assert submitted("stats", "--format", "xlsx", "-o", "figures.xlsx").exit_code == 0
    assert (folder / "figures.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "begins"), [("f.xlsx", b"PK"), ("f.json", b"{"), ("f.CSV", "\ufeff".encode())]
)
def test_the_name_of_a_file_says_what_is_written(
    submitted: Tian, folder: Path, name: str, begins: bytes
) -> None:
    assert f"已写入 {name}" in submitted("stats", "-o", name).stdout
    assert (folder / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("words", [(), ("--format", "csv")], ids=["ending", "format"])
def test_figures_are_written_under_the_name_asked_for_or_not_at_all(
    submitted: Tian, folder: Path, words: tuple[str, ...]
) -> None:
    (folder / "f.csv").write_text("kept")
    result = submitted("stats", *words, "-o", "f.abc")
    assert (result.exit_code, "请以 .csv" in result.stderr) == (1, True)
    assert (folder / "f.csv").read_text("utf-8") == "kept"
    assert not (folder / "f.abc").exists()


@pytest.mark.parametrize(("format", "status"), [("json", 1), ("table", 2)])
def test_a_format_and_a_name_that_disagree_are_refused(
    submitted: Tian, folder: Path, format: str, status: int
) -> None:
    assert submitted("stats", "--format", format, "-o", "f.csv").exit_code == status
    assert not (folder / "f.csv").exists()


def test_a_session_nobody_opened_is_not_counted(submitted: Tian) -> None:
    result = submitted("stats", "--session", "99")
    assert (result.exit_code, "已有的会次：5" in result.stderr) == (1, True)


def test_a_day_that_does_not_exist_is_refused(submitted: Tian) -> None:
    assert "date_readable" in submitted("stats", "--as-of", "2026-02-30").stderr


def test_the_clock_runs_once_as_of_a_moment(submitted: Tian) -> None:
    result = submitted("clock", "--once", "--at", "2026-03-10")
    assert result.exit_code == 0, result.stderr
    assert "起草督办和通报" in result.stdout


def test_a_clock_that_runs_elsewhere_is_not_doubled(submitted: Tian) -> None:
    with clock.lead(opening.office()):
        result = submitted("clock", "--once", "--at", "2026-03-10")
    assert (result.exit_code, result.stdout) == (0, "时钟正在别处运行，本次未运行\n")


def test_a_moment_needs_once(submitted: Tian) -> None:
    assert submitted("clock", "--at", "2026-03-10").exit_code == 2


def test_a_play_never_mixes_with_real_cases(submitted: Tian, folder: Path) -> None:
    result = submitted("demo", "--once", "--json", "--dir", str(folder))
    assert (result.exit_code, "database_empty" in result.stderr) == (1, True)


def test_every_command_has_its_help(tian: Tian) -> None:
    from proposals.cli import app

    names = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
    assert {"init", "migrate", "clock", "case", "act", "explain", "letter"} < set(names)
    assert all(tian(name, "--help").exit_code == 0 for name in names)
