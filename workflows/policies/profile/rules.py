"""A profile: the rules of one committee from one day on, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from workflows.policies.profile.ladder import LadderRow
from workflows.policies.profile.sections import (
    AssignmentRules,
    AttachmentRules,
    AwardRules,
    CalendarRules,
    FeedbackRules,
    FilingRules,
    HandlingRules,
    IntakeRules,
    KeyProposalRules,
    LookbackRules,
    PaperRules,
    PublicationRules,
    RehandlingRules,
    ReplyRules,
)
from workflows.policies.profile.values import written


class Setting(NamedTuple):
    """One line of the printed profile."""

    path: str
    value: object
    source: str
    since: date

    @property
    def text(self) -> str:
        """The value in words: 3个月, 是, 初审、复审、终审."""
        return written(self.value)


@dataclass(frozen=True)
class Profile:
    """Every number a committee may set; a running duty keeps the version under which it started."""

    version: str
    holds_from: date
    calendar: CalendarRules
    intake: IntakeRules
    filing: FilingRules
    assignment: AssignmentRules
    handling: HandlingRules
    reply: ReplyRules
    feedback: FeedbackRules
    rehandling: RehandlingRules
    lookback: LookbackRules
    key_proposals: KeyProposalRules
    publication: PublicationRules
    awards: AwardRules
    attachments: AttachmentRules
    papers: PaperRules
    ladder: tuple[LadderRow, ...]
    table: Mapping[str, Setting] = field(repr=False, hash=False)

    def settings(self) -> Iterator[Setting]:
        """Every value with its source and first day, in the order of the sections."""
        yield from self.table.values()

    def setting(self, path: str) -> Setting:
        """One line: handling.reply_plenary; ValueError for a path that does not exist."""
        if path not in self.table:
            raise ValueError(f"规则中没有 {path} 这一项")
        return self.table[path]

    def source(self, path: str) -> str:
        """The instrument a value rests on, or 默认，无出处."""
        return self.setting(path).source


def in_force(profiles: Iterable[Profile], day: date) -> Profile:
    """The profile that holds on a day: the latest one begun; ValueError when none or two hold."""
    begun = [profile for profile in profiles if profile.holds_from <= day]
    if not begun:
        raise ValueError(f"{day} 没有施行中的规则，请补上此前施行的规则文件")
    latest = max(profile.holds_from for profile in begun)
    first, *others = (profile for profile in begun if profile.holds_from == latest)
    if others:
        raise ValueError(f"{latest} 起有两份规则同时施行，请只留一份（R-58）")
    return first
