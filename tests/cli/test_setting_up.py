"""init, migrate, import: a committee from nothing, all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from proposals import database
from proposals.settings import settings
from tests import postgres_server
from tests.cli.conftest import SETTLING, SUBMITTING, Tian
from workflows.papers.contact_details import LABELS
from workflows.workdays.calendar import HOLIDAYS

NOTICE = """
year = 2027
status = "{status}"
notice = "国办发明电〔2026〕9号"
off = [
  {{ name = "元旦", from = 2027-01-01, until = 2027-01-03 }},
  {{ name = "春节", from = 2027-02-05, until = 2027-02-11 }},
  {{ name = "清明节", from = 2027-04-03, until = 2027-04-05 }},
  {{ name = "劳动节", from = 2027-05-01, until = 2027-05-05 }},
  {{ name = "端午节", from = 2027-06-09, until = 2027-06-09 }},
  {{ name = "中秋节", from = 2027-09-15, until = 2027-09-15 }},
  {{ name = "国庆节", from = 2027-10-01, until = 2027-10-07 }},
]
"""


def test_without_a_database_every_command_says_what_to_do(tian: Tian) -> None:
    result = tian("case", "1")
    assert (result.exit_code, "请先运行 tian init" in result.stderr) == (1, True)


def test_asking_makes_no_empty_database(tian: Tian, folder: Path) -> None:
    tian("case", "1")
    assert not (folder / "tian.db").exists()


def test_init_lays_out_the_database(tian: Tian) -> None:
    result = tian("init")
    assert (result.exit_code, result.stdout) == (0, "已建立数据库，库表版本 0001\n")


def test_a_database_is_laid_out_once(tian: Tian) -> None:
    tian("init")
    result = tian("init")
    assert (result.exit_code, "database_new" in result.stderr) == (1, True)


def test_migrate_may_be_repeated(tian: Tian) -> None:
    assert [tian("migrate").exit_code, tian("migrate").exit_code] == [0, 0]


def test_rule_41_a_roster_with_a_bad_line_changes_nothing(settled: Tian, folder: Path) -> None:
    (folder / "more.csv").write_text("姓名,界别\n委员丁,教育\n委员戊,没有的界别\n")
    result = settled("import", "members", "more.csv", "--as", "clerk")
    assert (result.exit_code, "第3行" in result.stderr) == (1, True)
    assert len(exported(settled, folder, "members")) == 3


def exported(tian: Tian, folder: Path, what: str, *more: str) -> list[str]:
    tian("export", what, "-o", "out.csv", *more)
    return (folder / "out.csv").read_text(encoding="utf-8-sig").splitlines()


def test_a_role_that_may_not_import_is_refused(settled: Tian) -> None:
    result = settled("import", "units", "units.csv", "--as", "jia")
    assert (result.exit_code, "role_may_import" in result.stderr) == (1, True)


def test_proposals_are_taken_in_by_proxy(settled: Tian, folder: Path) -> None:
    text = (
        "调研情况：多层住宅多，上下楼不便。问题分析：部门之间缺少牵头。具体建议：1.由一个部门牵头。"
    )
    (folder / "p.csv").write_text(
        f"案由,提案者,提案类型,提案内容\n关于加装电梯的提案,委员甲,委员提案,{text}\n", "utf-8"
    )
    result = settled("import", "proposals", "p.csv", "--as", "clerk")
    assert (result.exit_code, result.stdout) == (0, "已导入提案1件\n")


def test_a_year_of_holidays_is_loaded_without_a_release(settled: Tian, folder: Path) -> None:
    (folder / "2027.toml").write_text(NOTICE.format(status="confirmed"), "utf-8")
    result = settled("import", "calendar", "2027.toml", "--as", "clerk")
    assert (result.exit_code, "已导入2027年放假安排" in result.stdout) == (0, True)


def test_a_projected_year_is_refused(settled: Tian, folder: Path) -> None:
    (folder / "2027.toml").write_text(NOTICE.format(status="projected"), "utf-8")
    result = settled("import", "calendar", "2027.toml", "--as", "clerk")
    assert (result.exit_code, "calendar_confirmed" in result.stderr) == (1, True)


def test_an_imported_year_is_in_force_from_the_next_opening(settled: Tian, folder: Path) -> None:
    (folder / "2027.toml").write_text(NOTICE.format(status="confirmed"), "utf-8")
    settled("import", "calendar", "2027.toml", "--as", "clerk")
    office = database.open_office()
    assert office.rules.calendar.year(2027).notice == "国办发明电〔2026〕9号"
    office.engine.dispose()


def test_an_announced_year_is_replaced_for_a_reason_alone(settled: Tian, folder: Path) -> None:
    announced = (HOLIDAYS / "2026.toml").read_text("utf-8").replace("〔2025〕7号", "〔2026〕1号")
    (folder / "2026.toml").write_text(announced, "utf-8")
    importing = ("import", "calendar", "2026.toml", "--as", "clerk")
    refused = settled(*importing)
    assert (refused.exit_code, "--reason" in refused.stderr) == (1, True)
    assert settled(*importing, "--reason", "国务院办公厅调整").exit_code == 0
    assert "验证无误" in settled("verify").stdout


@pytest.mark.parametrize("what", ["members", "units", "proposals"])
def test_what_is_exported_has_its_heading(submitted: Tian, folder: Path, what: str) -> None:
    assert len(exported(submitted, folder, what)) >= 2


def test_contact_data_leave_only_when_asked_for_by_name(settled: Tian, folder: Path) -> None:
    asked, unasked = (exported(settled, folder, "members", *m)[0] for m in (["--contacts"], []))
    assert [label in asked for label in LABELS.values()] == [True] * 4
    assert [label in unasked for label in LABELS.values()] == [False] * 4


def test_an_exported_roster_may_be_imported_whole(settled: Tian, folder: Path) -> None:
    roster = exported(settled, folder, "members", "--contacts")
    (folder / "again.csv").write_text("\n".join(roster).replace("M", "N"), encoding="utf-8")
    assert settled("import", "members", "again.csv", "--as", "clerk").exit_code == 0


def test_the_same_commands_work_on_postgresql(
    tian: Tian, postgres_server_url: Any, worker_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres_server.fresh_database(postgres_server_url, f"tian_cli_{worker_id}") as url:
        monkeypatch.setenv("TIAN_DATABASE_URL", url)
        settings.cache_clear()
        asking = (("verify",), ("doctor",), ("stats",), ("case", "1"))
        for words in (*SETTLING, *SUBMITTING, *asking):
            result = tian(*words)
            assert result.exit_code == 0, result.output
