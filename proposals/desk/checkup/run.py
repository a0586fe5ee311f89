"""All checks of the office in the order of their report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import proposals
from proposals import settings
from proposals.desk.checkup import faults, sources
from proposals.records import dockets
from proposals.rendering import environment, wording
from proposals.work import Rules
from workflows import checks
from workflows.checks import Checked
from workflows.terms import Act

HERE = Path(proposals.__file__).parent
TESTS = HERE.parent / "tests"


def office(rules: Rules, today: date) -> Iterator[Checked]:
    """Every check of records, acts, letters and calendar."""
    yield _facts()
    yield from _acts()
    yield from _letters()
    if rules.wording:
        yield _wording(rules.wording)
    yield _calendar(rules, today)


def _facts() -> Checked:
    gathered = [(case.life, g.docket, g.facts) for case, g in dockets.GATHER.items()]
    found = (f for each in gathered for f in checks.docket_faults(*each))
    return _checked("案情都从记录中取得", sum(len(g[2]) for g in gathered), "项案情", found)


def _acts() -> Iterator[Checked]:
    casework = sources.functions(HERE / "casework")
    yield _checked("每个动作都有办理程序", len(Act), "个动作", faults.undone_faults(casework))
    if TESTS.is_dir():
        tests = sources.functions(TESTS)
        untested = faults.untested_faults(casework, tests)
        yield _checked("每个动作都有测试", len(Act), "个动作", untested)


def _letters() -> Iterator[Checked]:
    room, folder = HERE / "letters", settings.TEMPLATES / "letters"
    templates, sheets = faults.template_kinds(folder), sources.sheets(room)
    written = {f"{phase}/{name}" for phase, name in sources.letters(room)}
    broken = faults.template_faults(templates, sheets, written)
    yield _checked("模板与文书一一对应", len(templates | sheets), "种文书", broken)
    unread = faults.syntax_faults(environment(), templates)
    yield _checked("模板都能读通", len(templates), "个模板", unread)


def _wording(folder: Path) -> Checked:
    """The committee's own wording of letters."""
    files = sum(1 for path in folder.rglob("*") if path.is_file())
    return _checked("本会的文书措辞可用", files, "个文件", wording.faults(folder))


def _calendar(rules: Rules, today: date) -> Checked:
    found = checks.calendar_faults(rules.calendar, today)
    return _checked("放假安排已导入", 1, "份日历", found)


def _checked(what: str, cases: int, unit: str, found: Iterable[str]) -> Checked:
    return Checked(what, cases, unit, tuple(found))
