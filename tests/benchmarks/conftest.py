"""What is measured beside somebody else's program, or is a gate, is for `make bench` alone."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the peers out where nothing is measured: their programs are no part of the suite."""
    if not config.getoption("benchmark_enable"):
        items[:] = [item for item in items if item.get_closest_marker("peer") is None]
