"""Help, tables and wrong usage: in Chinese, and nothing is cut off."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from proposals.cli import app, asking, saying
from tests.cli.conftest import Tian
from workflows.scheduler import TIMETABLE
from workflows.terms import Duty, Role

ENGLISH = re.compile(r"[A-Z][a-z]+ [a-z]+")
"""How a sentence begins; the names of commands are no sentence."""


def commands(group: Any, *before: str) -> list[tuple[str, ...]]:
    """Every command as it is typed, the groups among them."""
    parts = getattr(group, "commands", {})
    below = [found for name, each in parts.items() for found in commands(each, *before, name)]
    return [before, *below]


def joined(shown: str) -> str:
    """What a screen shows, without its lines."""
    return re.sub(r"[\s│]", "", shown)


@pytest.mark.parametrize("words", commands(typer.main.get_command(app)), ids=" ".join)
def test_help_is_in_chinese_and_whole(
    tian: Tian, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr(saying, "WIDE", 40)
    shown = tian(*words, "-h")
    assert shown.exit_code == 0
    assert "…" not in shown.stdout.replace("命令 …", "")
    assert not ENGLISH.search(shown.stdout.partition("\n")[2])


def test_help_says_everything_on_a_narrow_screen(
    tian: Tian, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saying, "WIDE", 40)
    shown = joined(tian("act", "-h").stdout)
    assert "起草、办理名册、作废不属案卷的文书时写new。" in shown
    assert "--asUSER办理人的账号。〔环境变量TIAN_USER〕" in shown


def test_help_names_the_few_words_that_may_be_written(tian: Tian) -> None:
    assert "--format html|docx|pdf" in tian("letter", "-h").stdout


@pytest.mark.parametrize("words", [(), ("import",), ("account",)], ids=str)
def test_nothing_asked_is_answered_with_help(tian: Tian, words: tuple[str, ...]) -> None:
    result = tian(*words)
    assert (result.exit_code, "命令：" in result.stderr) == (2, True)


def test_reasons_stand_whole_in_a_narrow_table(
    submitted: Tian, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saying, "WIDE", 80)
    shown = submitted("case", "1").stdout
    assert "…" not in shown
    assert max(map(len, shown.partition("动作")[2].splitlines())) <= 80


WRONG = {
    "no command": (("danse",), "没有“danse”这个命令"),
    "nearly a command": (("cas",), "是不是 'case'"),
    "no argument": (("account", "reset"), "请写明 USER；用法见 "),
    "no option": (("account", "add", "wang"), "请写明 --name"),
    "unknown option": (("case", "1", "--jsn"), "没有 --jsn 这个选项，是不是 --json"),
    "unknown option of all": (("--foo",), "没有 --foo 这个选项"),
    "nothing behind": (("letter", "receipt", "1", "--format"), "--format 之后请写明内容"),
    "something behind": (("case", "1", "--json=5"), "--json 之后不写内容"),
    "one too many": (("case", "1", "2"), "多写了“2”"),
    "no file": (("import", "members", "x.csv"), "没有“x.csv”这个文件"),
    "a folder": (("import", "members", "."), "“.”是文件夹，应为文件"),
    "a file": (("demo", "--dir", "draft.toml"), "“draft.toml”是文件，应为文件夹"),
    "no number": (("account", "confirm", "x"), "应为整数"),
    "too large": (("account", "confirm", "9" * 20), "不能大于 2147483647"),
    "no such row": (("session", "close", "9" * 20), "不能大于 2147483647"),
    "too small": (("demo", "--port", "-1"), "不能小于 0"),
    "no format": (("letter", "receipt", "1", "--format", "odt"), "不能是“odt”，应为 'html'"),
    "no duty": (("explain", "1", "跳舞"), "没有“跳舞”，应为：审查 review"),
    "of our own": (("clock", "--at", "2026-03-10"), "--at 须与 --once 同用"),
}


@pytest.mark.parametrize(("words", "told"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_told_in_chinese(tian: Tian, words: tuple[str, ...], told: str) -> None:
    result = tian(*words)
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr
    assert not ENGLISH.search(result.stderr.partition("用法见")[0])


@pytest.mark.parametrize("written", ["feedback", "反馈"])
def test_a_word_may_be_written_either_way(written: str) -> None:
    assert asking.word_of(Duty)(written) is Duty.FEEDBACK


def test_a_role_is_given_by_its_chinese_name(settled: Tian) -> None:
    done = settled("account", "grant", "head", Role.REVIEWER.label)
    assert (done.exit_code, "审查组成员" in done.stdout) == (0, True), done.stderr


def test_a_due_date_is_explained_by_the_chinese_name_of_its_duty(submitted: Tian) -> None:
    assert "起算事件：提案提交" in submitted("explain", "1", "公布提案").stdout


def test_the_clock_names_its_rounds_in_chinese(submitted: Tian) -> None:
    shown = submitted("clock", "--once", "--at", "2026-03-10").stdout
    assert all(slot.sentence in shown for slot in TIMETABLE.values())


def test_a_file_as_excel_and_wps_save_it_is_read(settled: Tian, folder: Path) -> None:
    draft = (folder / "draft.toml").read_text(encoding="utf-8")
    (folder / "draft.toml").write_text(draft, encoding="gb18030")
    done = settled("act", "new", "draft", "--as", "jia", "--file", "draft.toml")
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize("begins", [b"%PDF-1.7\n\xe2\xe3", '"案卷"'.encode("gb18030"), b"[" * 9999])
def test_what_is_no_case_file_is_told(tian: Tian, folder: Path, begins: bytes) -> None:
    (folder / "paper.pdf").write_bytes(begins)
    result = tian("verify", "paper.pdf")
    assert (result.exit_code, "请用 --code" in result.stderr) == (1, True)


@pytest.mark.parametrize("words", [("case",), ("letter", "receipt"), ("act",)], ids=str)
def test_a_number_no_case_can_have_is_not_there(submitted: Tian, words: tuple[str, ...]) -> None:
    rest = ("accept", "--as", "clerk") if words == ("act",) else ()
    result = submitted(*words, "9" * 20, *rest)
    assert (result.exit_code, "case_exists" in result.stderr) == (1, True)
