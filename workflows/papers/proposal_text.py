"""The text of a proposal: complete and within length (integrity rules 1, 2, 4 and 5)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from workflows.papers.completeness import said
from workflows.papers.secrecy import markings
from workflows.policies.profile import Profile
from workflows.refusals import Objection

OFFICIAL_TITLE = re.compile(r"关于.+的(?:提案|建议|意见)")
_BETWEEN_CATEGORIES = re.compile(r"[、,，;；/|]")
_SEPARATOR = "\x1f"


class ProposalText(NamedTuple):
    """案由, 情况, 分析 and the numbered suggestions, as handed in."""

    title: str
    facts: str
    analysis: str
    suggestions: tuple[str, ...]

    @property
    def body(self) -> str:
        """Everything but the title, as the length rule counts it."""
        return "".join((self.facts, self.analysis, *self.suggestions))

    @property
    def characters(self) -> int:
        """The length as committees count it: white space does not count."""
        return written(self.body)

    @property
    def digest(self) -> str:
        """What is frozen at submission and confirmed by each signature: SHA-256 of every part."""
        parts = (self.title, self.facts, self.analysis, *self.suggestions)
        return hashlib.sha256(_SEPARATOR.join(parts).encode()).hexdigest()


def written(words: str) -> int:
    """The characters of a text; white space does not count."""
    return len(re.sub(r"\s", "", words))


def objections(text: ProposalText, profile: Profile) -> list[Objection]:
    """Everything that keeps this text from being submitted; empty when it may be."""
    return [*_gaps(text), *_lengths(text, profile), *markings(text.title + text.body)]


def draft_objections(text: ProposalText) -> list[Objection]:
    """What keeps even a draft from being stored: no title, an empty suggestion, a secret."""
    return [
        *said(text.title, "content_complete", "请填写案由"),
        *_empty_suggestions(text),
        *markings(text.title + text.body),
    ]


def warnings(text: ProposalText, profile: Profile, category: str = "") -> list[Objection]:
    """What a reviewer should look at; none of it keeps a proposal back."""
    return [*_length_warnings(text, profile), *_form_warnings(text, category)]


def _gaps(text: ProposalText) -> Iterator[Objection]:
    for name, part in (("案由", text.title), ("情况", text.facts), ("分析", text.analysis)):
        yield from said(part, "content_complete", f"请填写{name}")
    if not text.suggestions:
        yield Objection("content_complete", "请至少写一条具体建议")
    yield from _empty_suggestions(text)


def _empty_suggestions(text: ProposalText) -> Iterator[Objection]:
    for number, suggestion in enumerate(text.suggestions, 1):
        sentence = f"第{number}条建议是空的，请填写或删去"
        yield from said(suggestion, "content_complete", sentence)


def _lengths(text: ProposalText, profile: Profile) -> Iterator[Objection]:
    over = text.characters - profile.intake.body_chars_max
    if over > 0:
        limit = profile.intake.body_chars_max
        sentence = f"正文{text.characters}字，超过上限{limit}字，请删减{over}字"
        yield Objection("body_length", sentence)
    if written(text.title) > profile.intake.title_chars_max:
        yield Objection("title_length", f"案由不得超过{profile.intake.title_chars_max}字，请缩短")


def _length_warnings(text: ProposalText, profile: Profile) -> Iterator[Objection]:
    low, high = profile.intake.body_chars_low, profile.intake.body_chars_warn
    if text.characters < low:
        yield Objection("body_short", f"正文只有{text.characters}字，少于{low}字，请看是否空泛")
    elif text.characters > high:
        yield Objection("body_long", f"正文{text.characters}字，多于建议的{high}字，请看能否精简")


def _form_warnings(text: ProposalText, category: str) -> Iterator[Objection]:
    if not OFFICIAL_TITLE.fullmatch(text.title):
        yield Objection("title_official", "案由一般写作“关于……的提案”，请看是否改写")
    if len(list(filter(None, _BETWEEN_CATEGORIES.split(category)))) > 1:
        yield Objection("one_matter", "选了不止一个分类，请看是否一事一案")
