"""How large the files and functions are: `python -m tests.conventions.sizes` prints the figures."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.conventions import sources

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Sized(NamedTuple):
    """A file or function and its length in lines."""

    lines: int
    name: str


def files(*rooms: str) -> list[Sized]:
    """Every module that says more than what belongs in it."""
    found = ((p, sources.read(p)) for p in written(*rooms))
    return [Sized(len(text.splitlines()), str(p)) for p, text in found if says_something(text)]


def written(*rooms: str) -> list[Path]:
    """The modules that people write; Alembic writes the versions."""
    return [path for path in sources.modules(*rooms) if "versions" not in path.parts]


def says_something(text: str) -> bool:
    """Whether a module holds anything beside its docstring."""
    return any(not isinstance(node, ast.Expr) for node in ast.parse(text).body)


def functions(*rooms: str) -> list[Sized]:
    """Every function, measured without its docstring."""
    return [
        Sized(length(node), f"{path}:{node.lineno} {node.name}")
        for path in written(*rooms)
        for node in ast.walk(ast.parse(sources.read(path)))
        if isinstance(node, Function)
    ]


def length(function: Function) -> int:
    """The lines from `def` to the end, less those of the docstring."""
    first = function.body[0]
    spoken = ast.get_docstring(function, clean=False) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if spoken else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def report(kind: str, sized: list[Sized], largest: int = 3) -> list[str]:
    """How many there are, the median, and the largest of them."""
    if not sized:
        return [f"{kind}: none"]
    middle = median(each.lines for each in sized)
    head = f"{kind}: {len(sized)}, median {middle:g} lines, {sum(s.lines for s in sized)} in all"
    return [head, *(f"  {each.lines:4} {each.name}" for each in sorted(sized)[: -largest - 1 : -1])]


if __name__ == "__main__":
    for line in report("files", files(*sources.ROOMS)) + report(
        "functions", functions(*sources.ROOMS)
    ):
        print(line)
    for line in report("test files", files("tests")):
        print(line)
