"""How a module looks from outside: its size, its name, its first words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conventions import sources

LONGEST = 300
# What can only be named so has not found its room.
NAMELESS = {
    "utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "managers",
    "processor", "handler", "handlers", "service", "services", "data", "info", "core", "shared",
}  # fmt: skip
TOP_LEVEL = {
    "pyproject.toml", "constraints.txt", "README.md", "CHANGELOG.md", "LICENSE", "Makefile",
    ".ci", ".gitignore", ".gitattributes", "proposals", "workflows", "templates", "tests",
}  # fmt: skip


def written_here(path: Path) -> bool:
    """Whether a person wrote it: Alembic lays out the first lines of a migration."""
    return "versions" not in path.parts


def records() -> list[Path]:
    """The modules in which tables are declared."""
    return [p for p in sources.modules("proposals") if "table=True" in sources.read(p)]


def test_every_file_fits_in_the_head() -> None:
    written = filter(written_here, sources.modules(*sources.ROOMS, "tests"))
    lengths = {str(p): len(sources.read(p).splitlines()) for p in written}
    assert not {path: lines for path, lines in lengths.items() if lines > LONGEST}


def test_every_module_has_found_its_room() -> None:
    found = sources.modules(*sources.ROOMS, "tests")
    assert not [p for p in found if NAMELESS & {*p.with_suffix("").parts}]


def test_nothing_unexpected_stands_at_the_top() -> None:
    assert {p.parts[0] for p in sources.kept()} <= TOP_LEVEL


@pytest.mark.parametrize("path", sources.modules(*sources.ROOMS, "tests"), ids=str)
def test_a_module_says_in_three_lines_what_belongs_there(path: Path) -> None:
    text = ast.get_docstring(ast.parse(sources.read(path))) or ""
    lines = [line for line in text.splitlines() if line.strip()]
    assert lines
    assert len(lines) <= 3 or not written_here(path)


def test_records_keep_their_annotations() -> None:
    # SQLModel reads them when the class is made.
    postponed = "from __future__ import annotations"
    assert not [p for p in records() if postponed in sources.read(p)]
