"""Reads our own sources: which function names which act, and what calls what."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workflows.terms import Act

Name = tuple[str, str]
"""Module and function, by their last words."""


WHOLE = "<module>"
"""Stands for everything a module says, its tables included."""


@dataclass(frozen=True)
class Function:
    """One function: the acts it names and the functions it calls."""

    name: Name
    acts: frozenset[Act]
    calls: frozenset[Name]


def functions(folder: Path) -> list[Function]:
    """Every function written below a folder."""
    return [found for path in sorted(folder.rglob("*.py")) for found in _functions_of(path)]


def acts_done_by(written: Iterable[Function]) -> dict[Name, frozenset[Act]]:
    """The acts each function carries out, itself or through what it calls."""
    reached: dict[Name, set[Act]] = defaultdict(set)
    calls: dict[Name, set[Name]] = defaultdict(set)
    for function in written:
        reached[function.name] |= function.acts
        calls[function.name] |= function.calls
    grown = True
    while grown:
        grown = False
        for name, called in calls.items():
            more = {act for callee in called & calls.keys() for act in reached[callee]}
            grown |= not more <= reached[name]
            reached[name] |= more
    return {name: frozenset(acts) for name, acts in reached.items()}


def letters(folder: Path) -> Iterator[tuple[str, str]]:
    """Phase and name of each public function of the letters room."""
    for path in sorted(folder.rglob("*.py")):
        phase = path.relative_to(folder).parts[0].removesuffix(".py")
        yield from ((phase, f.name[1]) for f in _functions_of(path) if f.name[1].isidentifier())


def sheets(folder: Path) -> set[str]:
    """The kinds of letters for which a sheet is laid out: the first word of each `Sheet(…)`."""
    calls = (
        node
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Sheet" and node.args
    )
    firsts = (call.args[0] for call in calls)
    return {str(first.value) for first in firsts if isinstance(first, ast.Constant)}


def _functions_of(path: Path) -> Iterator[Function]:
    """Its functions, what it hands on from elsewhere, and the module as a whole."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    module = path.parent.name if path.stem == "__init__" else path.stem
    origins = dict(_imported(tree))
    for name, origin in origins.items():
        yield Function((module, name), frozenset(), frozenset({origin}))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.Module):
            acts, calls = _acts_in(node), _calls_in(node, module, origins)
            name = node.name if isinstance(node, ast.FunctionDef) else WHOLE
            yield Function((module, name), frozenset(acts), frozenset(calls))


def _imported(tree: ast.Module) -> Iterator[tuple[str, Name]]:
    """The names a module takes from others, with where they come from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            origin = node.module.rpartition(".")[2]
            yield from ((alias.asname or alias.name, (origin, alias.name)) for alias in node.names)


def _acts_in(node: ast.AST) -> Iterator[Act]:
    for part in ast.walk(node):
        if (
            isinstance(part, ast.Attribute)
            and isinstance(part.value, ast.Name)
            and part.value.id == "Act"
            and part.attr in Act.__members__
        ):
            yield Act[part.attr]


def _calls_in(node: ast.AST, module: str, origins: Mapping[str, Name]) -> Iterator[Name]:
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and part.id in origins:
            yield origins[part.id]
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name):
            yield (module, part.func.id)
        if isinstance(part, ast.Attribute):
            # A function handed over without being called is used all the same.
            word = _last_word(part.value)
            yield (origins.get(word, ("", word))[1], part.attr)


def _last_word(value: ast.expr) -> str:
    if isinstance(value, ast.Attribute):
        return value.attr
    return value.id if isinstance(value, ast.Name) else ""
