"""The fixtures of the desk's other tests."""

from __future__ import annotations

from tests.casework.conftest import make_assignment, make_proposal, work

__all__ = ["make_assignment", "make_proposal", "work"]
