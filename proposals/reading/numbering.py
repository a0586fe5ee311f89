"""The ways authors number a list, as one table, and where such numbers stand in a text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_FIGURES = "[一二三四五六七八九十]{1,3}"
_DIGITS = "[0-9０-９]{1,2}"
# "1.2亿" is a quantity, "1.2018年" a numbered sentence that begins with a year.
_NO_FIGURE_NEXT = r"(?:(?![0-9０-９])|(?=(?:19|20)\d\d年))"
_ORDINALS = {"首先": 1, "其次": 2, "再次": 3, "first": 1, "second": 2, "third": 3, "fourth": 4}
LAST = 0
_IN_SENTENCES = 5
_LAST_WORDS = {"最后", "finally"}


class Style(NamedTuple):
    """One way of numbering; a lower tier usually stands outside a higher one (GB/T 9704-2012)."""

    name: str
    tier: int
    pattern: re.Pattern[str]
    only_firm: bool = False


class Mark(NamedTuple):
    """A number found in the text; a firm one stands where a sentence may begin."""

    style: Style
    value: int
    start: int
    end: int
    firm: bool


def _style(name: str, tier: int, pattern: str, *, only_firm: bool = False) -> Style:
    return Style(name, tier, re.compile(pattern, re.IGNORECASE), only_firm)


STYLES: tuple[Style, ...] = (
    _style("一、", 0, rf"(?<![第之一二三四五六七八九十])(?P<n>{_FIGURES})\s?[、．.]"),
    _style("一、", 0, rf"(?P<n>{_FIGURES})\s?[，,]", only_firm=True),
    _style("（一）", 1, rf"[（(]\s?(?P<n>{_FIGURES}|－)\s?[)）]"),
    _style("1.", 2, rf"(?<![0-9０-９.A-Za-z第（(])(?P<n>{_DIGITS})\s?[、．.]{_NO_FIGURE_NEXT}"),
    _style("1.", 2, rf"(?P<n>{_DIGITS})\s?[，,;；]{_NO_FIGURE_NEXT}", only_firm=True),
    _style("（1）", 3, rf"[（(]\s?(?P<n>{_DIGITS})\s?[)）]"),
    _style("（1）", 3, rf"(?P<n>{_DIGITS})[)）]", only_firm=True),
    _style("①", 4, r"(?P<n>[①-⑳⑴-⒇])"),
    _style("建议一", 5, rf"建议(?P<n>{_FIGURES}|{_DIGITS})[：:、，]"),
    _style("第一", 5, rf"第(?P<n>{_FIGURES})(?:方面)?[，、：:,]"),
    _style("一是", 5, rf"(?<![第之统唯单同任万])(?P<n>{_FIGURES})(?:是|(?=[要则]))"),
    _style("首先", 5, r"(?P<n>首先|其次|再次|最后(?=[，,]))[，,：:]?", only_firm=True),
    _style("first", 5, r"\b(?P<n>first|second|third|fourth|finally)(?:ly)?[,，:：]"),
)

_SENTENCE_ENDS = "。！？；：!?;:.…”’」）)"
_ANNOUNCING = re.compile(r"(?:建议|对策|措施|意见|如下|思考)$")


def value_of(written: str) -> int:
    """The number meant; `LAST` for words that close a list whatever its length.

    >>> value_of("十二"), value_of("３"), value_of("③"), value_of("其次"), value_of("－")
    (12, 3, 3, 2, 1)
    """
    word = written.lower()
    if word in _LAST_WORDS:
        return LAST
    if word in _ORDINALS:
        return _ORDINALS[word]
    if len(written) == 1:
        return 1 if written == "－" else int(unicodedata.numeric(written))
    return int(written) if written.isdigit() else _chinese(written)


def _chinese(written: str) -> int:
    tens, ten, ones = written.partition("十")
    if not ten:
        return LAST - 1
    return (_figure(tens) or 1) * 10 + _figure(ones)


def _figure(written: str) -> int:
    return int(unicodedata.numeric(written)) if len(written) == 1 else 0


def stands_firm(text: str, start: int, *, after_comma: bool = False) -> bool:
    """True where a heading or an item may begin: after a sentence, a gap or an announcement."""
    if start == 0 or text[start - 1].isspace():
        return True
    before = text[start - 1]
    if before in _SENTENCE_ENDS or (after_comma and before in "，,"):
        return True
    return _ANNOUNCING.search(text, max(0, start - 2), start) is not None


def marks(text: str) -> dict[str, list[Mark]]:
    """All numbers in the text by style; weak ones only where no firm one says the same."""
    found: dict[str, list[Mark]] = {}
    for style in STYLES:
        for match in style.pattern.finditer(text):
            firm = stands_firm(text, match.start(), after_comma=style.tier >= _IN_SENTENCES)
            if firm or not style.only_firm:
                mark = Mark(style, _value(match["n"]), match.start(), match.end(), firm)
                found.setdefault(style.name, []).append(mark)
    return {name: _without_echoes(sorted(many, key=_start)) for name, many in found.items()}


@cache
def _value(written: str) -> int:
    return value_of(written)


def _start(mark: Mark) -> int:
    return mark.start


def _without_echoes(found: list[Mark]) -> list[Mark]:
    if found[0].style.tier >= _IN_SENTENCES:
        return found
    firm = {mark.value for mark in found if mark.firm}
    return [mark for mark in found if mark.firm or mark.value not in firm]
