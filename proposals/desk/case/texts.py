"""正文: every version of a proposal's text, and what changed between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import NamedTuple

from sqlalchemy import inspect
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import col, select

from proposals.desk.sight import Sight
from proposals.records import Proposal, Revision
from proposals.work import Work
from workflows.papers.difference import Change, Run, difference
from workflows.refusals import NotFound, Objection


class Version(NamedTuple):
    """One version as it was written."""

    number: int
    title: str
    facts: str
    analysis: str
    suggestions: tuple[str, ...]
    written_by: str
    written_at: datetime
    reason: str
    """Why the committee changed it; empty for the author's own text."""
    frozen_at: datetime | None

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Its parts under the headings people read."""
        return (("案由", self.title), ("情况", self.facts), ("分析", self.analysis))


class Part(NamedTuple):
    """One part of the text with what became of it."""

    label: str
    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        """Whether anything was removed or added."""
        return any(run.change is not Change.SAME for run in self.runs)

    @property
    def before(self) -> tuple[Run, ...]:
        """The earlier text, what was removed marked."""
        return tuple(run for run in self.runs if run.change is not Change.ADDED)

    @property
    def after(self) -> tuple[Run, ...]:
        """The later text, what was added marked."""
        return tuple(run for run in self.runs if run.change is not Change.REMOVED)


class Comparison(NamedTuple):
    """Two versions side by side, part by part."""

    before: Version
    after: Version
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Texts:
    """All versions, oldest first; the last one is in force."""

    versions: tuple[Version, ...]

    @property
    def in_force(self) -> Version:
        """The text that holds now."""
        return self.versions[-1]

    def version(self, number: int) -> Version:
        """One version by its number."""
        for version in self.versions:
            if version.number == number:
                return version
        sentence = f"没有第{number}稿，现有第1稿至第{self.in_force.number}稿"
        raise NotFound(Objection("revision_exists", sentence))

    def compare(self, before: int, after: int) -> Comparison:
        """What changed from one version to another."""
        return compare(self.version(before), self.version(after))


def texts(work: Work, proposal: Proposal, seen: Sight) -> Texts:
    """Every version this reader may read."""
    return Texts(tuple(_version(row) for row in revisions(work, proposal) if seen.sees_text(row)))


def revisions(work: Work, proposal: Proposal) -> list[Revision]:
    """Every version with its suggestions, in one question asked once."""
    if "revisions" not in inspect(proposal).unloaded:
        return proposal.revisions
    asked = (
        select(Revision)
        .where(Revision.proposal_id == proposal.id)
        .order_by(col(Revision.number))
        .options(joinedload(Revision.suggestions))  # type: ignore[arg-type]  # a relationship
    )
    rows = list(work.exec(asked).unique())
    set_committed_value(proposal, "revisions", rows)
    return rows


def compare(before: Version, after: Version) -> Comparison:
    """Part by part; a suggestion answers the one of its number."""
    parts = [
        Part(heading, difference(old, new))
        for (heading, old), (_, new) in zip(before.parts, after.parts, strict=True)
    ]
    return Comparison(before, after, (*parts, *_suggestions(before.suggestions, after.suggestions)))


def _suggestions(before: Sequence[str], after: Sequence[str]) -> list[Part]:
    pairs = zip_longest(before, after, fillvalue="")
    return [Part(f"建议{number}", difference(*pair)) for number, pair in enumerate(pairs, 1)]


def _version(revision: Revision) -> Version:
    return Version(
        revision.number,
        revision.title,
        revision.facts,
        revision.analysis,
        tuple(suggestion.text for suggestion in revision.suggestions),
        revision.written_by,
        revision.written_at,
        revision.reason,
        revision.frozen_at,
    )
