"""The office of the casework tests; the demo's clock opens its own transactions."""

from __future__ import annotations

from tests.casework.conftest import office

__all__ = ["office"]
