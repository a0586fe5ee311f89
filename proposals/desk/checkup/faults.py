"""What is wrong with acts, letters and templates; the tables come in, so that tests can plant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, TemplateError

from proposals.desk.checkup.sources import Function, acts_done_by
from workflows.terms import Act


def undone_faults(casework: Iterable[Function]) -> Iterator[str]:
    """Acts nobody can carry out: no function of the casework names them."""
    done = {act for function in casework for act in function.acts}
    yield from (f"{act.label}（{act}）：没有办理它的程序" for act in Act if act not in done)


def untested_faults(casework: Iterable[Function], tests: Iterable[Function]) -> Iterator[str]:
    """Acts no test names or carries out."""
    done_by = acts_done_by(casework)
    tried: set[Act] = set()
    for test in tests:
        tried |= test.acts
        tried.update(act for called in test.calls for act in done_by.get(called, ()))
    yield from (f"{act.label}（{act}）：没有测试" for act in Act if act not in tried)


def template_kinds(folder: Path) -> set[str]:
    """The kinds that have a template below templates/letters."""
    return {
        path.relative_to(folder).with_suffix("").as_posix()
        for path in folder.rglob("*.xml")
        if not path.name.startswith("_")
    }


def template_faults(
    templates: Collection[str], sheets: Collection[str], written: Collection[str]
) -> Iterator[str]:
    """Templates nobody fills, letters without a template, kinds without their function."""
    yield from (f"模板 {kind}：没有写它的程序" for kind in sorted(set(templates) - set(written)))
    yield from (f"文书 {kind}：没有模板" for kind in sorted(set(sheets) - set(templates)))


def syntax_faults(environment: Environment, kinds: Iterable[str]) -> Iterator[str]:
    """Templates that cannot be read."""
    for kind in sorted(kinds):
        try:
            environment.get_template(f"letters/{kind}.xml")
        except TemplateError as fault:
            yield f"模板 {kind}：{fault}"
