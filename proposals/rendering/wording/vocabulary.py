"""What our own letters speak of: the facts each kind is given, and what it always says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from jinja2 import meta, nodes

from proposals.rendering.environment import environment
from proposals.settings import TEMPLATES

Parse = Callable[[str], nodes.Template]
"""From a template's name to its tree."""
GIVEN = frozenset(
    {"title", "number", "addressee", "written_on", "office", "bureau", "copies", "you"}
    | {"layout", "urgency"}
)
"""What every letter is given, whether ours says it or not."""
UNSAID = (nodes.Include, nodes.Assign, nodes.Macro, nodes.Compare, nodes.Test)
"""What names facts without printing them."""
COURTESY = frozenset({"you"})
"""Forms of address, which a wording may do without."""


def shipped(name: str) -> nodes.Template:
    """One of our own templates."""
    made = environment()
    assert made.loader is not None, "the stationery lies in a folder"
    return made.parse(made.loader.get_source(made, name)[0], name)


def names(name: str, parse: Parse) -> frozenset[str]:
    """The facts a template asks for, itself and by its frame and parts."""
    trees = whole(name, parse)
    return frozenset(found for tree in trees for found in meta.find_undeclared_variables(tree))


def attributes() -> frozenset[str]:
    """The parts of facts our letters speak of: a view shows only these."""
    return _attributes()


@cache
def _attributes() -> frozenset[str]:
    known = {"index", "first", "last", "length"}
    for file in [*(TEMPLATES / "letters").rglob("*.xml"), *(TEMPLATES / "notices").glob("*.txt")]:
        tree = shipped(file.relative_to(TEMPLATES).as_posix())
        known |= {node.attr for node in tree.find_all(nodes.Getattr)}
        known |= {attribute for _, attribute in mapped(tree)}
    return frozenset(known)


def always_said(name: str, parse: Parse) -> frozenset[str]:
    """What a template says whatever the case: answered[].1.text for a part of each of a list."""
    return frozenset(path for path in _paths(name, parse, bold=False) if _is_fact(path))


def ever_said(name: str, parse: Parse) -> frozenset[str]:
    """What a template says at all."""
    return frozenset(_paths(name, parse, bold=True))


def whole(name: str, parse: Parse) -> Iterator[nodes.Template]:
    """The tree of a template, of its frame and of its parts."""
    tree = parse(name)
    yield tree
    for node in tree.find_all((nodes.Extends, nodes.Include)):
        for other in _named(node.template):  # type: ignore[attr-defined]  # both have one
            yield from whole(other, parse)


def mapped(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """The parts that map() takes of each, with their lines."""
    for node in tree.find_all(nodes.Filter):
        for keyword in node.kwargs:
            if keyword.key == "attribute" and isinstance(keyword.value, nodes.Const):
                yield node.lineno, str(keyword.value.value)


def _named(template: nodes.Expr) -> list[str]:
    """Which templates are meant: the one, or all notices where the rung decides."""
    if isinstance(template, nodes.Const):
        return [str(template.value)]
    return [f"notices/{file.name}" for file in sorted((TEMPLATES / "notices").glob("[a-z]*.txt"))]


def _is_fact(path: str) -> bool:
    return path.partition(".")[0] not in COURTESY


def _paths(name: str, parse: Parse, *, bold: bool) -> Iterator[str]:
    given = names(name, parse)
    for tree in whole(name, parse):
        for path in _said(tree, {}, bold):
            if path.partition(".")[0].removesuffix("[]") in given:
                yield path


def _said(node: nodes.Node, known: Mapping[str, str], bold: bool) -> Iterator[str]:
    """The paths a node prints; under a condition only the bold ones count."""
    if isinstance(node, nodes.Name | nodes.Getattr):
        yield _path(node, known)
    elif isinstance(node, nodes.For):
        path = _path(node.iter, known)
        yield path
        yield from _each_said(node.body, {**known, **dict(_targets(node.target, path))}, bold)
    elif not isinstance(node, UNSAID if bold else (*UNSAID, nodes.If, nodes.CondExpr)):
        yield from _each_said(node.iter_child_nodes(), known, bold)


def _each_said(
    children: Iterable[nodes.Node], known: Mapping[str, str], bold: bool
) -> Iterator[str]:
    for child in children:
        yield from _said(child, known, bold)


def _targets(target: nodes.Node, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(target, nodes.Name):
        yield target.name, f"{path}[]"
    elif isinstance(target, nodes.Tuple):
        for place, each in enumerate(target.items):
            if isinstance(each, nodes.Name):
                yield each.name, f"{path}[].{place}"


def _path(node: nodes.Node, known: Mapping[str, str]) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node, known)}.{node.attr}"
    return known.get(node.name, node.name) if isinstance(node, nodes.Name) else ""
