"""Whether the values of one profile agree with one another (R-58): predicates that explain."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.policies.profile.conflicts import counts, handling, intake, ladder, supervision
from workflows.policies.profile.rules import Profile

CHECKS = (
    *counts.CHECKS,
    *intake.CHECKS,
    *handling.CHECKS,
    *supervision.CHECKS,
    *ladder.CHECKS,
)


def conflicts(profile: Profile) -> Iterator[str]:
    """The sentence of every check that fails: its docstring."""
    for check in CHECKS:
        if not check(profile):
            assert check.__doc__, "the docstring is what the reader is told"
            yield check.__doc__
