"""faults(): what is wrong with a committee's folder of wordings: file, line, fact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError, nodes

from proposals.rendering.wording import language, vocabulary
from proposals.rendering.wording.filling import reason
from proposals.rendering.wording.sandbox import Sandbox, read, sandbox
from proposals.settings import TEMPLATES


def faults(folder: Path) -> Iterator[str]:
    """Everything wrong with the files of a folder, in Chinese; empty when they may be used."""
    if not folder.is_dir():
        yield f"找不到措辞文件夹 {folder.name}"
        return
    made = sandbox(folder)
    for path in sorted(path for path in folder.rglob("*") if not path.is_dir()):
        file = path.relative_to(folder).as_posix()
        yield from (f"{file}{fault}" for fault in _of_file(made, path, f"letters/{file}"))


def _of_file(made: Sandbox, path: Path, name: str) -> Iterator[str]:
    if not (TEMPLATES / name).is_file():
        yield "：没有这种文书，请核对文件名"
    elif not made.loader.owns(path):  # type: ignore[union-attr]  # a Shelf
        yield "：不在措辞文件夹内"
    else:
        yield from _of_words(made, path, name)


def _of_words(made: Sandbox, path: Path, name: str) -> Iterator[str]:
    try:
        tree = super(Sandbox, made)._parse(read(path), name, str(path))
    except TemplateSyntaxError as broken:
        yield f"第{broken.lineno}行：{reason(broken)}"
        return
    found = list(language.faults(tree, part=path.name.startswith("_")))
    yield from (f"第{fault.line}行：{fault.why}" for fault in found)
    if not found:
        yield from _of_facts(made, tree, name)


def _of_facts(made: Sandbox, tree: nodes.Template, name: str) -> Iterator[str]:
    given = vocabulary.GIVEN | vocabulary.names(name, vocabulary.shipped) | _own_names(tree)
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in given:
            yield f"第{node.lineno}行：没有 {node.name} 这项事实"
    parts = [(part.lineno, part.attr) for part in tree.find_all(nodes.Getattr)]
    for line, attribute in (*parts, *vocabulary.mapped(tree)):
        if attribute not in vocabulary.attributes():
            yield f"第{line}行：没有 {attribute} 这项事实"
    yield from _left_out(made, name)


def _own_names(tree: nodes.Template) -> set[str]:
    """What the loops call their items."""
    return {"loop"} | {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}


def _left_out(made: Sandbox, name: str) -> Iterator[str]:
    """What our letter always says and this one never does."""

    def parse(wanted: str) -> nodes.Template:
        assert made.loader is not None, "the sandbox has its shelf"
        source, file, _ = made.loader.get_source(made, wanted)
        return super(Sandbox, made)._parse(source, wanted, file)

    try:
        said = vocabulary.ever_said(name, parse)
    except TemplateError as broken:
        yield f"：{reason(broken)}"
    else:
        wanted = vocabulary.always_said(name, vocabulary.shipped)
        yield from (f"：遗漏事实 {path}" for path in sorted(wanted - said))
