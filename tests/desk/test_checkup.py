"""The checks of the office bite: an act without a function, a template without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from proposals.desk import checkup
from proposals.desk.checkup import faults, sources
from proposals.desk.checkup.sources import Function
from proposals.work import Rules
from tests.casework.conftest import AT
from tests.letters.wording.own import own
from workflows.policies.profile import load
from workflows.terms import Act
from workflows.workdays import load_calendar

FILING = Function(("decision", "file"), frozenset({Act.FILE}), frozenset())
OUTER = Function(("decision", "decide"), frozenset(), frozenset({("decision", "file")}))
TEST = Function(("test_decision", "test_it"), frozenset(), frozenset({("decision", "decide")}))


def report() -> list[checkup.Checked]:
    rules = Rules([load()], load_calendar())
    return [line for line in checkup.office(rules, AT.date()) if "测试" not in line.what]


@pytest.mark.parametrize("line", report(), ids=lambda line: line.what)
def test_the_office_has_no_fault(line: checkup.Checked) -> None:
    assert not line.faults


def test_an_act_without_a_function_is_named() -> None:
    assert "不予立案（reject）：没有办理它的程序" in set(faults.undone_faults([FILING]))


def test_an_act_with_a_function_is_not() -> None:
    assert not [f for f in faults.undone_faults([FILING]) if f.startswith("立案（")]


def test_an_act_without_a_test_is_named() -> None:
    assert "立案（file）：没有测试" in set(faults.untested_faults([FILING], []))


def test_an_act_is_tested_by_whoever_calls_it_in_the_end() -> None:
    found = faults.untested_faults([FILING, OUTER], [TEST])
    assert not [f for f in found if f.startswith("立案（")]


@pytest.mark.parametrize(
    ("templates", "sheets", "words"),
    [
        ({"file/stray"}, set(), "模板 file/stray：没有写它的程序"),
        (set(), {"file/blank"}, "文书 file/blank：没有模板"),
    ],
    ids=["template without function", "letter without template"],
)
def test_a_template_and_its_letter_need_each_other(
    templates: set[str], sheets: set[str], words: str
) -> None:
    assert list(faults.template_faults(templates, sheets, set())) == [words]


def test_a_template_that_cannot_be_read_is_named() -> None:
    broken = Environment(loader=DictLoader({"letters/file/torn.xml": "{% if %}"}))
    (fault,) = faults.syntax_faults(broken, ["file/torn"])
    assert fault.startswith("模板 file/torn：")


def test_a_wording_of_the_committee_is_checked_too(tmp_path: Path) -> None:
    own(tmp_path, "<p>{{ proposal.phone }}</p>", "file/key_notice")
    rules = Rules([load()], load_calendar(), wording=tmp_path)
    (line,) = [each for each in checkup.office(rules, AT.date()) if "措辞" in each.what]
    assert "file/key_notice.xml第1行：没有 phone 这项事实" in line.faults


def done_by(folder: Path, name: tuple[str, str]) -> frozenset[Act]:
    return sources.acts_done_by(sources.functions(folder))[name]


def test_the_sources_tell_which_function_does_which_act(tmp_path: Path) -> None:
    (tmp_path / "review.py").write_text("def accept(x):\n    step.take(x, Act.ACCEPT)\n")
    assert done_by(tmp_path, ("review", "accept")) == {Act.ACCEPT}


def test_an_act_is_followed_through_what_a_folder_hands_on(tmp_path: Path) -> None:
    (tmp_path / "ladder.py").write_text("def skip(x):\n    take(x, Act.SKIP_RUNG)\n")
    (tmp_path / "urging").mkdir()
    (tmp_path / "urging" / "__init__.py").write_text("from a.urging.ladder import skip\n")
    (tmp_path / "user.py").write_text("from a import urging as u\ndef it(x):\n    u.skip(x)\n")
    assert done_by(tmp_path, ("user", "it")) == {Act.SKIP_RUNG}


def test_the_kinds_of_letters_are_read_from_their_sheets(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text('FILED = Sheet("file/filing_notice", "立案通知")\n')
    assert sources.sheets(tmp_path) == {"file/filing_notice"}
