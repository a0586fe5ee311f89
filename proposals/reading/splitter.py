"""A proposal's running text cut into 情况, 分析 and numbered 建议, without losing a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from proposals.reading.headings import Heading, Part, form_headings, with_natural
from proposals.reading.layout import tidied
from proposals.reading.lists import NumberedList, has_stray_numbers, outermost_list


class Piece(NamedTuple):
    """A stretch of the text: part of `part`'s item `item`, or (part None) a heading or a number."""

    part: Part | None
    item: int
    start: int
    end: int


class Style(NamedTuple):
    """What the author's text was cut by."""

    headings: str
    numbering: str


@dataclass(frozen=True)
class Parts:
    """What the rulebook asks of a proposal's content (情况, 分析, at least one 建议)."""

    facts: str
    analysis: str
    suggestions: tuple[str, ...]
    style: Style
    doubtful: bool = False

    @property
    def fully(self) -> bool:
        """All three parts are there, and no list of suggestions was left uncut."""
        return bool(self.facts and self.analysis and self.suggestions) and not self.doubtful


class Section(NamedTuple):
    """What stands under one heading, and the list found in it."""

    part: Part
    begin: int
    end: int
    points: NumberedList | None


FORM, NATURAL, NONE = "三段标题", "自然标题", "无标题"
# Longer announcements say what the suggestions are for: they are kept.
_ANNOUNCES = re.compile(
    r"\s*[;；]?[^。！？；\n]{0,20}?(?:建议|对策|措施|意见|思考)(?:如下)?[：:，,。]?\s*"
)


def split(text: str) -> Parts:
    """Cut a proposal's text; what has no heading of its own opens the first part."""
    headings, style = _headings(text)
    sections = tuple(_sections(text, headings))
    pieces = tuple(_cut(text, sections))
    asks = _joined(text, pieces, Part.SUGGESTIONS)
    numbering = next((each.points.style for each in sections if each.points), "")
    return Parts(
        "\n".join(_joined(text, pieces, Part.FACTS)),
        "\n".join(_joined(text, pieces, Part.ANALYSIS)),
        asks,
        Style(style, numbering),
        doubtful=not numbering and has_stray_numbers("\n".join(asks)),
    )


def cut(text: str) -> tuple[Piece, ...]:
    """The pieces of the text in their order; together they are the text, nothing twice."""
    headings, _ = _headings(text)
    return tuple(_cut(text, tuple(_sections(text, headings))))


def _headings(text: str) -> tuple[list[Heading], str]:
    found = form_headings(text)
    if {heading.part for heading in found} == set(Part):
        return found, FORM
    natural = with_natural(text, found)
    return natural, NATURAL if natural else NONE


def _sections(text: str, headings: list[Heading]) -> Iterator[Section]:
    starts = [*(heading.start for heading in headings), len(text)]
    yield Section(Part.FACTS, 0, starts[0], None)
    for heading, end in zip(headings, starts[1:], strict=True):
        asks = heading.part is Part.SUGGESTIONS
        points = outermost_list(text[heading.end : end]) if asks else None
        yield Section(heading.part, heading.end, end, points)


def _cut(text: str, sections: tuple[Section, ...]) -> Iterator[Piece]:
    item = 0
    at = 0
    for section in sections:
        if section.begin > at:
            yield Piece(None, item, at, section.begin)
        if section.points:
            yield from _items(text, section, section.points, item)
            item += len(section.points.marks)
        elif section.end > section.begin:
            yield Piece(section.part, item, section.begin, section.end)
            item += section.part is Part.SUGGESTIONS
        at = section.end


def _items(text: str, section: Section, points: NumberedList, first: int) -> Iterator[Piece]:
    begin, lead = section.begin, section.begin + points.start
    if lead > begin:
        announcing = _ANNOUNCES.fullmatch(text, begin, lead)
        yield Piece(None if announcing else section.part, first, begin, lead)
    ends = [*(begin + mark.start for mark in points.marks[1:]), section.end]
    for item, (mark, end) in enumerate(zip(points.marks, ends, strict=True), first):
        yield Piece(None, item, begin + mark.start, begin + mark.end)
        yield Piece(section.part, item, begin + mark.end, end)


def _joined(text: str, pieces: tuple[Piece, ...], part: Part) -> tuple[str, ...]:
    """The items of a part; an introduction stands as first paragraph of the item it introduces."""
    items: dict[int, list[str]] = {}
    for piece in pieces:
        if piece.part is part and (words := tidied(text[piece.start : piece.end])):
            items.setdefault(piece.item, []).append(words)
    return tuple("\n".join(words) for words in items.values())
