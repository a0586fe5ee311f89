"""What a test may want and a machine may lack: skipped at home with the remedy, failed in CI."""

from __future__ import annotations

import os
from collections import Counter
from typing import Any, NoReturn

import pytest

MARK = "not here: "


def lacking(tool: str, remedy: str) -> NoReturn:
    """Leave the test because a tool is missing, saying how to get it."""
    reason = f"{MARK}{tool}; to get it: {remedy}"
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(f"{reason} (with CI set nothing may be skipped)", pytrace=False)
    pytest.skip(reason)


def wants(reports: list[Any]) -> Counter[str]:
    """How many skipped tests each missing tool cost."""
    reasons = (r.longrepr[2] for r in reports if isinstance(r.longrepr, tuple))
    return Counter(r.partition(MARK)[2] for r in reasons if MARK in r)
