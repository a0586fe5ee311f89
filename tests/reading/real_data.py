"""The folder of real data, where the setting names one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = os.environ.get("TIAN_REAL_DATA", "")

needs_real_data = pytest.mark.skipif(not FOLDER, reason="TIAN_REAL_DATA names no folder")


def real(name: str) -> Path:
    """A file of the folder."""
    return Path(FOLDER, name)
