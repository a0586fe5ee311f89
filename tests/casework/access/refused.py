"""A refusal is told by the name of its rule."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from workflows.refusals import Refusal


@contextmanager
def refused_for(rule: str) -> Iterator[None]:
    """What is done inside is refused, and this rule is among the reasons."""
    with pytest.raises(Refusal) as refusal:
        yield
    assert rule in refusal.value.rules
