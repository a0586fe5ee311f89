"""The profile in force as tables: every number with its instrument, and the ladder."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import NamedTuple

from proposals.desk.charter.settings import LABELS, SECTIONS
from workflows.policies.profile import LadderRow, Profile, Setting
from workflows.terms import Duty, Rung

NO_SOURCE = "默认，无出处"
"""As a profile writes that a value rests on nothing but our choice."""


class Rule(NamedTuple):
    """One number of the profile."""

    path: str
    label: str
    text: str
    source: str
    since: date
    sourced: bool
    """Whether an instrument stands behind it."""


class Section(NamedTuple):
    """The numbers of one matter."""

    name: str
    label: str
    rules: tuple[Rule, ...]


class RungRow(NamedTuple):
    """One rung of one duty: when it is taken and who is told."""

    rung: Rung
    when: str
    to: str
    cc: str
    confirm: bool
    """Whether a person signs the letter before it goes out."""
    source: str


class Ladder(NamedTuple):
    """The rungs of one duty."""

    duty: Duty
    rows: tuple[RungRow, ...]


def sections(profile: Profile) -> list[Section]:
    """Every number of a profile under its heading."""
    grouped = groupby(profile.settings(), key=lambda setting: setting.path.partition(".")[0])
    return [Section(name, SECTIONS[name], tuple(map(_rule, rules))) for name, rules in grouped]


def ladders(profile: Profile) -> list[Ladder]:
    """The ladder, a table a duty, in the order of the dictionary."""
    return [
        Ladder(duty, tuple(_rung(row) for row in profile.ladder if row.duty is duty))
        for duty in Duty
        if any(row.duty is duty for row in profile.ladder)
    ]


def _rule(setting: Setting) -> Rule:
    label = LABELS[setting.path]
    sourced = setting.source != NO_SOURCE
    source = setting.source if sourced else "默认值，无出处"
    return Rule(setting.path, label.words, label.text(setting), source, setting.since, sourced)


def _rung(row: LadderRow) -> RungRow:
    to, cc = ("、".join(role.label for role in roles) for roles in (row.to, row.cc))
    sourced = row.source != NO_SOURCE
    source = row.source if sourced else "默认值，无出处"
    return RungRow(row.rung, _when(row), to, cc, row.confirm, source)


def _when(row: LadderRow) -> str:
    """How far from the last day of the duty."""
    if not row.offset.count:
        return "期限当日"
    side = "前" if row.offset.count < 0 else "后"
    return f"期限{side}{abs(row.offset.count)}{row.offset.unit.label}"
