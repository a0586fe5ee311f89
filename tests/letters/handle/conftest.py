"""The committee of the casework tests, for letters whose acts write them."""

from __future__ import annotations

from tests.casework.conftest import (  # noqa: F401
    clerk,
    head,
    make_assignment,
    make_proposal,
    member,
    reviewer,
    vice_chair,
    work,
)
