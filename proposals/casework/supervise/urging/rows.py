"""Rows of the ladder: those a duty climbs, the one of a letter, and whether it still holds."""

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


def overtaken(letter: Letter, deadline: Deadline) -> str:
    """Why a letter no longer says how its duty stands; empty while it does.

    Its rung was climbed for one version of the date: an extension, a pause and a correction begin
    the ladder afresh, and nothing red from before is sent (design 4, domain 4.2).
    """
    if not deadline.running:
        return "已了结"
    if not deadline.counting:
        return "期限暂停计算"
    climbed = [c for c in deadline.climbs if c.deadline_version == deadline.version]
    return "" if any(c.climbed_at <= letter.written_at for c in climbed) else "期限已变更"
