"""Where an own wording runs: Jinja's immutable sandbox, few filters, a ration of loops."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from proposals.rendering.environment import environment as stationery
from proposals.rendering.wording import language
from proposals.rendering.words import FILTERS, must_be_said

TURNS = 20_000
"""How often the loops of one letter may turn (default, no source)."""
RATION = "_turns"


class Shelf(BaseLoader):
    """The committee's file where there is one, else ours; nothing outside letters and notices."""

    def __init__(self, folder: Path) -> None:
        """The committee's folder."""
        self.folder = folder

    def get_source(
        self, environment: Any, template: str
    ) -> tuple[str, str | None, Callable[[], bool]]:
        """The words of a template, where they lie, and whether they still are the same."""
        room, _, rest = template.partition("/")
        path = self.folder / rest
        if room == "letters" and self.owns(path):
            made_at = path.stat().st_mtime_ns
            return read(path), str(path), lambda: _unchanged(path, made_at)
        del environment  # ours are read by our own
        loader = stationery().loader
        if room not in {"letters", "notices"} or loader is None:
            raise TemplateNotFound(template)
        words, file, _ = loader.get_source(stationery(), template)
        return words, file, lambda: not self.owns(path)

    def owns(self, path: Path) -> bool:
        """Whether the committee has this file, in its folder and not through a link elsewhere."""
        return path.is_file() and path.resolve().is_relative_to(self.folder.resolve())


class Sandbox(ImmutableSandboxedEnvironment):
    """Own wordings are held to the language; every loop takes from the ration."""

    folder: Path

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if filename and Path(filename).is_relative_to(self.folder):
            part = Path(filename).name.startswith("_")
            for fault in language.faults(tree, part=part):
                raise TemplateSyntaxError(fault.why, fault.line, name, filename)
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
        return tree


def read(path: Path) -> str:
    """The words of a file; too long or not in UTF-8 they are refused."""
    try:
        words = path.read_text("utf-8")
    except UnicodeDecodeError as broken:
        raise TemplateSyntaxError("文件须为 UTF-8 编码", 1, path.name, str(path)) from broken
    if len(words) > language.LONGEST:
        why = f"文件{len(words)}字，超过{language.LONGEST}字"
        raise TemplateSyntaxError(why, 1, path.name, str(path))
    return words


@pass_context
def counted(context: Context, items: Iterable[object]) -> list[object]:
    """What a loop runs over, while the ration lasts; words are no list."""
    if isinstance(items, str):
        raise ValueError("文字不能循环")
    listed = list(items)
    ration: Any = context.resolve(RATION)
    ration[0] -= len(listed)
    if ration[0] < 0:
        raise ValueError(f"循环超过{TURNS}次")
    return listed


@cache
def sandbox(folder: Path) -> Sandbox:
    """The sandbox over a committee's folder; a changed file is read anew."""
    made = Sandbox(
        loader=Shelf(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=must_be_said,
    )
    made.folder = folder
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in language.FILTERS - FILTERS.keys()}
    made.filters |= {**FILTERS, "counted": counted}
    made.tests = {name: made.tests[name] for name in language.TESTS}
    return made


def _unchanged(path: Path, made_at: int) -> bool:
    return path.is_file() and path.stat().st_mtime_ns == made_at
