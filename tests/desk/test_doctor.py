"""The examination names what is out of order, and what to do."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from proposals.desk import doctor
from proposals.printing import fonts
from proposals.records import Setting
from proposals.work import Work
from tests.casework.conftest import AT


def findings(work: Work, at: datetime = AT) -> dict[str, doctor.Finding]:
    return {f.what: f for f in doctor.examine(work, at, at.date())}


def test_a_database_without_migrations_is_grave(work: Work) -> None:
    assert findings(work)["库表版本"].grave


def test_a_clock_that_never_ran_is_named(work: Work) -> None:
    assert findings(work)["时钟"].remedy == "请运行 tian clock"


@pytest.mark.parametrize(
    ("minutes", "words"), [(1, "正在运行"), (30, "最后运行于")], ids=["alive", "silent"]
)
def test_the_heartbeat_tells_whether_the_clock_lives(work: Work, minutes: int, words: str) -> None:
    beat = AT - timedelta(minutes=minutes)
    work.add(Setting(name=doctor.HEARTBEAT, text="", set_by="系统时钟", set_at=beat))
    work.flush()
    assert findings(work)["时钟"].found.startswith(words)


def test_a_year_without_its_notice_is_grave(work: Work) -> None:
    assert findings(work, AT.replace(year=2030))["放假安排"].grave


def test_the_fonts_that_print_a_pdf_are_named(work: Work) -> None:
    assert findings(work)["字体"].found.startswith("小标宋：")


def test_no_font_for_a_pdf_is_told_with_what_mends_it(
    work: Work, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "here", lambda: fonts.shelf(tmp_path, system=False))
    assert "请将字体文件放入" in findings(work)["字体"].remedy


def test_the_password_of_the_database_is_not_shown() -> None:
    address = make_url("postgresql://tian:secret@db.example/tian")
    assert doctor.shown(address) == "postgresql://tian:***@db.example/tian"
