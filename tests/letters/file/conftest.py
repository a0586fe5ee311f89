"""The committee of the casework tests, for letters whose acts write them."""

from __future__ import annotations

from tests.casework.conftest import make_proposal, work

__all__ = ["make_proposal", "work"]
