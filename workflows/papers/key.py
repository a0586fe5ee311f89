"""重点提案: what the 主席会议 decides, and how many it may decide (R-10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from workflows.papers.completeness import said
from workflows.policies.profile import Profile
from workflows.refusals import Objection
from workflows.terms import Role

LEADING = frozenset({Role.CHAIR, Role.VICE_CHAIR})


class KeyDecision(NamedTuple):
    """One decision: at which meeting, when, who leads the supervision, who helps."""

    meeting: str
    on: date
    lead_leader: str
    lead_role: Role
    committee: str
    """The special committees that help, divided by 、."""

    @property
    def committees(self) -> tuple[str, ...]:
        """The special committees, one by one."""
        return tuple(name.strip() for name in self.committee.split("、") if name.strip())


class Before(NamedTuple):
    """What stood when the decision was handed in."""

    nominated_on: date
    today: date
    decided: int
    """How many key proposals the session has already."""


def objections(paper: KeyDecision, before: Before, profile: Profile) -> list[Objection]:
    """Everything that keeps this decision from being taken in; empty when it may be."""
    return [
        *said(paper.meeting, "meeting_named", "请写明由哪次会议确定"),
        *_dates(paper, before),
        *_people(paper, profile),
        *_count(before, profile),
    ]


def _dates(paper: KeyDecision, before: Before) -> Iterator[Objection]:
    if paper.on > before.today:
        yield Objection("decided_on_a_past_day", "会议日期在今天之后，请更正或待开会后再录入")
    if paper.on < before.nominated_on:
        yield Objection("decided_after_nomination", "会议日期早于推荐日期，请更正")


def _people(paper: KeyDecision, profile: Profile) -> Iterator[Objection]:
    yield from said(paper.lead_leader, "lead_leader_named", "请写明领衔督办的主席或副主席")
    if paper.lead_role not in LEADING:
        yield Objection("lead_rank", "重点提案须由主席或副主席领衔督办，请另定领衔人")
    asked = profile.key_proposals.committees_min
    if len(paper.committees) < asked:
        yield Objection("co_committee_named", f"须至少有{asked}个专委会协办，请补列")


def _count(before: Before, profile: Profile) -> Iterator[Objection]:
    most = profile.key_proposals.count_max
    if before.decided >= most:
        sentence = f"本次会议的重点提案已有{before.decided}件，达到上限{most}件，不能再定"
        yield Objection("key_count", sentence)
