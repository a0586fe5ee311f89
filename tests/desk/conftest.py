"""The small committee of the acts, asked instead of acted upon."""

from __future__ import annotations

from tests.casework.conftest import (
    assigner,
    clerk,
    head,
    make_assignment,
    make_proposal,
    member,
    unit,
    work,
)

__all__ = [
    "assigner",
    "clerk",
    "head",
    "make_assignment",
    "make_proposal",
    "member",
    "unit",
    "work",
]
