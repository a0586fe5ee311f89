"""What an own wording may consist of: text, facts, conditions, loops over facts; nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from jinja2 import nodes

from proposals.document.reading import TAGS

LONGEST = 32_000
"""Characters of one file (default, no source)."""
DEEPEST = 2
"""Loops within loops."""
FILTERS = frozenset(
    {"join", "length", "map", "first", "last"}
    | {"official_date", "official_moment", "in_characters", "in_groups"}
)
TESTS = frozenset({"sameas", "defined", "odd", "even"})
SPOKEN: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Extends, nodes.Block, nodes.Include, nodes.Output, nodes.TemplateData),
    *(nodes.If, nodes.For, nodes.Name, nodes.Const, nodes.Getattr, nodes.Filter, nodes.Test),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat),
    *(nodes.Tuple, nodes.Keyword),
)
"""The parts of speech. No call, no assignment, no macro, no arithmetic: nothing can be kept and
doubled, so a text is never longer than its file and its loops make it."""
FRAME = re.compile(r"letters/_[a-z]+\.xml")
PART = re.compile(r"letters/(?:[a-z]+/)?_[a-z_]+\.xml")
MARK = re.compile(r"<\s*/?\s*([^\s<>/]*)")


class Fault(NamedTuple):
    """What is wrong in which line."""

    line: int
    why: str


def faults(tree: nodes.Template, *, part: bool) -> Iterator[Fault]:
    """Everything in an own wording that is not of the language; a part includes nothing."""
    yield from _spoken(tree)
    yield from (Fault(n.lineno, f"循环最多套{DEEPEST}层") for n in _deep(tree, 0))
    for node in tree.find_all((nodes.Extends, nodes.Include)):
        yield from _borrowed(node, part)
    for words in tree.find_all(nodes.TemplateData):
        yield from _marks(words)


def _spoken(tree: nodes.Node) -> Iterator[Fault]:
    for node in (tree, *tree.find_all(nodes.Node)):
        if not isinstance(node, SPOKEN):
            yield Fault(node.lineno, f"措辞中不能用 {type(node).__name__}")
        elif reason := _misused(node):
            yield Fault(node.lineno, reason)


def _misused(node: nodes.Node) -> str:
    """Why a part of speech is not allowed in this use."""
    found = (why for kind, wrong, why in MISUSES if isinstance(node, kind) and wrong(node))
    named = getattr(node, "name", getattr(node, "attr", ""))
    return next(found, "").format(named)


def _constant(node: nodes.Filter) -> Iterator[bool]:
    """Whether each argument is a plain word; an attribute may be no hidden one."""
    yield node.dyn_args is None and node.dyn_kwargs is None
    for given in (*node.args, *(keyword.value for keyword in node.kwargs)):
        yield (
            isinstance(given, nodes.Const)
            and isinstance(given.value, str)
            and not given.value.startswith("_")
            and "." not in given.value
        )


MISUSES: tuple[tuple[type[nodes.Node], Callable[[Any], bool], str], ...] = (
    (nodes.Name, lambda node: node.name.startswith("_"), "没有 {} 这项事实"),
    (nodes.Getattr, lambda node: node.attr.startswith("_"), "没有 {} 这项事实"),
    (nodes.Filter, lambda node: node.name not in FILTERS, "没有 {} 这个过滤器"),
    (nodes.Filter, lambda node: not all(_constant(node)), "过滤器的参数只能是文字"),
    (nodes.Filter, lambda node: node.name == "map" and bool(node.args), "map 只能取一项事实"),
    (nodes.Test, lambda node: node.name not in TESTS, "没有 {} 这个判断"),
    (nodes.For, lambda node: node.recursive, "循环不能自我重复"),
    (nodes.For, lambda node: not _is_fact(node.iter), "循环只能用于一项事实"),
    (nodes.Tuple, lambda node: node.ctx != "store", "措辞中不能列举"),
    (nodes.Const, lambda node: not isinstance(node.value, str | int), "措辞中只能写文字和整数"),
)
"""What each part of speech may not be used for."""


def _is_fact(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Name | nodes.Getattr)


def _deep(node: nodes.Node, depth: int) -> Iterator[nodes.For]:
    for child in node.iter_child_nodes():
        inside = depth + isinstance(child, nodes.For)
        if isinstance(child, nodes.For) and inside > DEEPEST:
            yield child
        yield from _deep(child, inside)


def _borrowed(node: nodes.Node, part: bool) -> Iterator[Fault]:
    named = node.template  # type: ignore[attr-defined]  # both have one
    shape = FRAME if isinstance(node, nodes.Extends) else PART
    if part or not isinstance(named, nodes.Const) or not shape.fullmatch(str(named.value)):
        yield Fault(node.lineno, "只能引用 letters 内以下划线起头的框架和片段，片段不再引用")


def _marks(node: nodes.TemplateData) -> Iterator[Fault]:
    for found in MARK.finditer(node.data):
        if found[1].partition(" ")[0] not in TAGS:
            line = node.lineno + node.data[: found.start()].count("\n")
            yield Fault(line, f"文书中没有 <{found[1]}> 这种标记")
