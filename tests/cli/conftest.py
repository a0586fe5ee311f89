"""The command line on an office of its own, at a moment of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from click.testing import Result
from typer.testing import CliRunner

from proposals.cli import app
from proposals.settings import settings

AT = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
Tian = Callable[..., Result]

COMMITTEE = """
sectors = ["经济", "教育"]

[term]
number = 9
begins_on = 2022-01-01
ends_on = 2027-01-31

[[sessions]]
number = 5
opens_on = 2026-03-02
closes_on = 2026-03-05
window_opens_on = 2025-12-02
cutoff_at = 2026-03-03T18:00:00+08:00

[[accounts]]
username = "clerk"
name = "办公室丙"
roles = ["clerk"]

[[accounts]]
username = "head"
name = "主任乙"
roles = ["committee_head"]

[[accounts]]
username = "reviewer"
name = "审查丁"
roles = ["reviewer"]

[[accounts]]
username = "assigner"
name = "政府办己"
roles = ["assigner"]
"""

PEOPLE = """
[[accounts]]
username = "jia"
name = "委员甲"
member = "M1"
roles = ["member"]

[[accounts]]
username = "unit"
name = "住建局办公室"
unit = "区住建局"
roles = ["unit_office"]
"""

DRAFT = """
kind = "individual"
category = "社会"

[text]
title = "关于加快老旧小区加装电梯的提案"
facts = "我区2000年以前建成的多层住宅有312栋，六十岁以上住户占三成，上下楼不便。"
analysis = "资金分担、低层住户意见和审批环节是三个主要障碍，部门之间缺少牵头。"
suggestions = ["由一个部门牵头，实行一窗受理、并联审批。", "按楼层制定费用分担的参考标准。"]
"""


SETTLING = (
    ("init", "--committee", "committee.toml"),
    ("import", "members", "members.csv", "--as", "clerk"),
    ("import", "units", "units.csv", "--as", "clerk"),
    ("init", "--committee", "people.toml"),
)
SUBMITTING = (
    ("act", "new", "draft", "--as", "jia", "--file", "draft.toml"),
    ("act", "1", "submit", "--as", "jia"),
)
FILES = {
    "committee.toml": COMMITTEE,
    "people.toml": COMMITTEE + PEOPLE,
    "draft.toml": DRAFT,
    "members.csv": "姓名,界别,委员编号\n委员甲,经济,M1\n委员丙,教育,M2\n",
    "units.csv": "单位名称,类型\n区住建局,政府\n区财政局,政府\n",
}


def tian_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Tian:
    """Run commands in a folder of its own."""
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("TIAN_HOME", str(folder))
    for other in ("TIAN_DATABASE_URL", "TIAN_PROFILE", "TIAN_USER"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.chdir(folder)
    settings.cache_clear()
    runner = CliRunner()
    return lambda *words: runner.invoke(app, list(words), catch_exceptions=False)


def after(folder: Path, steps: tuple[tuple[str, ...], ...]) -> Path:
    """The database these commands leave, made once and copied for each test."""
    with pytest.MonkeyPatch.context() as monkeypatch, time_machine.travel(AT, tick=False):
        tian = tian_in(folder, monkeypatch)
        for words in steps:
            result = tian(*words)
            assert result.exit_code == 0, result.output
    settings.cache_clear()
    return folder / "tian.db"


@pytest.fixture(scope="session")
def settled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committee, two members, two units and their accounts."""
    return after(tmp_path_factory.mktemp("settled"), SETTLING)


@pytest.fixture(scope="session")
def submitted_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with one proposal handed in."""
    return after(tmp_path_factory.mktemp("submitted"), SETTLING + SUBMITTING)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the files of the test lie."""
    return tmp_path


@pytest.fixture
def tian(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tian]:
    """Run a command in a folder without a database, on the morning of the plenary."""
    with time_machine.travel(AT, tick=False):
        yield tian_in(folder, monkeypatch)
    settings.cache_clear()


@pytest.fixture
def settled(tian: Tian, folder: Path, settled_database: Path) -> Tian:
    """The same with a committee in its database."""
    shutil.copy(settled_database, folder / "tian.db")
    return tian


@pytest.fixture
def submitted(tian: Tian, folder: Path, submitted_database: Path) -> Tian:
    """The same with a committee and one proposal handed in."""
    shutil.copy(submitted_database, folder / "tian.db")
    return tian
