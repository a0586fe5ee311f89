"""On one database our wording is filled plainly, on the other in the sandbox: to the same words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def no_own_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committee's folder in which it has put nothing yet."""
    return tmp_path_factory.mktemp("own")


@pytest.fixture(autouse=True)
def _in_the_sandbox(request: pytest.FixtureRequest, no_own_files: Path) -> None:
    if "work" in request.fixturenames and "postgresql" in request.node.name:
        work = request.getfixturevalue("work")
        work.rules = replace(work.rules, wording=no_own_files)
