"""The figures of the README are measured, so the measuring is tested."""

from __future__ import annotations

import ast

import pytest

from tests.conventions import sizes


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def f():\n    return 1", 2),
        ('def f():\n    """Says."""\n    return 1', 2),
        ('def f():\n    """Says\n    more."""', 1),
    ],
    ids=["plain", "with a docstring", "nothing but a docstring"],
)
def test_a_docstring_does_not_make_a_function_longer(source: str, lines: int) -> None:
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert sizes.length(function) == lines


def test_the_report_names_the_largest_first() -> None:
    head, *rest = sizes.report("files", [sizes.Sized(3, "a"), sizes.Sized(5, "b")])
    assert head == "files: 2, median 4 lines, 8 in all"
    assert [line.split()[1] for line in rest] == ["b", "a"]
