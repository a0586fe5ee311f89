"""Files of rules, written for one test."""

from __future__ import annotations

import pytest


@pytest.fixture
def write(tmp_path):
    """Write a profile file and give its path."""

    def written(text, name="own"):
        path = tmp_path / f"{name}.toml"
        path.write_text(text, "utf-8")
        return path

    return written
