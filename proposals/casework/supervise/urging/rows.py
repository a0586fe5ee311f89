"""Rows of the ladder: the one a duty climbs, and the row for which a letter was written."""

from __future__ import annotations

from proposals.records import Deadline, Letter
from proposals.work import Work
from workflows.policies.profile import LadderRow


def ladder(work: Work, deadline: Deadline) -> tuple[LadderRow, ...]:
    """The ladder of the profile under which the duty started."""
    return work.rules.profile_named(deadline.certificate["profile_version"]).ladder


def row_of(work: Work, letter: Letter, deadline: Deadline) -> LadderRow:
    """The row a letter was written for; its occasion names it."""
    (row,) = [r for r in ladder(work, deadline) if f" {r.name} to " in letter.occasion]
    return row
