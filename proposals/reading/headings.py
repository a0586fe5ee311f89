"""Where the three parts of a proposal begin: under the form's headings, or under natural ones."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from proposals.reading.lists import outermost_list
from proposals.reading.numbering import stands_firm


class Part(IntEnum):
    """The three parts of a proposal, in their order (提案工作条例：有情况、有分析、有具体建议)."""

    FACTS = 0
    ANALYSIS = 1
    SUGGESTIONS = 2


class Heading(NamedTuple):
    """A heading and the part it opens; the text from `end` on belongs to that part."""

    part: Part
    start: int
    end: int


_NUMBER = (
    r"(?:(?:(?:[一二三四五六七八九十]+|\d{1,2})\s?[、．.，]"
    r"|[（(](?:[一二三四五六七八九十]+|\d{1,2})[)）])\s*)"
)
_SENTENCE = r"(?<![^\s。！？；!?;…”])"
_CLAUSE = r"(?<![^\s。！？；：!?;:…”，,）)])"
_FORM = {
    Part.FACTS: "调研情况|基本情况|情况说明|情况",
    Part.ANALYSIS: "问题分析|问题与分析|原因分析|情况分析|分析|存在的?问题|主要问题",
    Part.SUGGESTIONS: "具体建议|具体意见|对策建议|意见建议|工作建议|建议",
}
_FORM_LABEL = {
    part: re.compile(rf"{_CLAUSE}{_NUMBER}?【?(?:{words})】?[：:]\s*")
    for part, words in _FORM.items()
}
# The three labels of the submission form are headings even where the full stop before is missing.
_EXACT = {Part.FACTS: "调研情况", Part.ANALYSIS: "问题分析", Part.SUGGESTIONS: "具体(?:建议|意见)"}
_EXACT_LABEL = {
    part: re.compile(rf"{_NUMBER}?{label}[：:][\s;；]*(?:{_NUMBER}{label}[：:]?\s*)?")
    for part, label in _EXACT.items()
}
_PROBLEM = "(?:问题|困难|困境|不足|短板|瓶颈|挑战|障碍)"
_TOPIC = "(?:相关|有关|几点|主要|政策|具体|工作|意见|对策|措施|和|及|与)"
_NATURAL_FACTS = re.compile(
    rf"\s*{_NUMBER}[^。！？；：，\n]{{0,8}}?(?:现状|情况|背景)(?:[：:]\s*|\s+)"
)
_NATURAL_ANALYSIS = (
    re.compile(
        rf"{_CLAUSE}{_NUMBER}[^。！？；：\n]{{0,20}}?{_PROBLEM}(?:[及和与]?原因|分析)*[：:]?\s*"
    ),
    re.compile(rf"{_SENTENCE}[^。！？；\n]{{0,50}}?{_PROBLEM}[^。！？；\n]{{0,16}}[：:]"),
    re.compile(
        rf"{_SENTENCE}[^。！？；\n]*?(?:存在|面临|主要|突出|反映)[^。！？；\n]{{0,20}}?{_PROBLEM}"
    ),
    re.compile(rf"{_SENTENCE}(?:但|然而|不过|可是)"),
)
_NATURAL_SUGGESTIONS = (
    re.compile(
        rf"{_CLAUSE}{_NUMBER}(?:{_TOPIC}+(?:建议|对策){_TOPIC}*(?:建议|对策)?[：:]?\s*"
        r"|(?:建议|对策)(?:[：:]\s*|\s+))"
    ),
    re.compile(rf"{_SENTENCE}[^。！？；\n]{{0,60}}?(?:建议|对策|措施)(?:如下)?[：:]\s*"),
    re.compile(rf"{_CLAUSE}(?:为此|因此|对此|有?鉴于此|综上)[^。！？；\n]{{0,16}}?建议[：:]?\s*"),
)
_BARE = re.compile(rf"{_NUMBER}?[^，,。！？；]{{4,20}}[：:]?\s*")


def form_headings(text: str) -> list[Heading]:
    """The headings of the submission form, in the order of the text."""
    found: list[Heading] = []
    for part in Part:
        exact = _all(_EXACT_LABEL[part], part, text)
        firm = [heading for heading in exact if stands_firm(text, heading.start)]
        found += firm or exact[:1] or _all(_FORM_LABEL[part], part, text)[:1]
    return sorted(found, key=_start)


def with_natural(text: str, found: list[Heading]) -> list[Heading]:
    """The same headings and, for parts without one, where the author's own words begin it."""
    asks = _first(Part.SUGGESTIONS, found) or _natural_suggestions(text, found)
    if asks is None:
        return found
    facts = _first(Part.FACTS, found) or _natural_facts(text, asks)
    analysis = _first(Part.ANALYSIS, found)
    analysis = analysis or _natural_analysis(text, facts.end if facts else 0, asks.start)
    return sorted({*found, asks} | {part for part in (facts, analysis) if part}, key=_start)


def _first(part: Part, found: list[Heading]) -> Heading | None:
    return next((heading for heading in found if heading.part is part), None)


def _start(heading: Heading) -> int:
    return heading.start


def _all(pattern: re.Pattern[str], part: Part, text: str) -> list[Heading]:
    return [Heading(part, *match.span()) for match in pattern.finditer(text)]


def _natural_suggestions(text: str, found: list[Heading]) -> Heading | None:
    begin = max((heading.end for heading in found), default=0)
    for pattern in _NATURAL_SUGGESTIONS:
        places = [h for h in _all(pattern, Part.SUGGESTIONS, text) if h.start >= begin]
        listed = [h for h in places if outermost_list(text[h.end :])]
        if places:
            return _opened(text, (listed or places)[-1])
    return None


def _natural_facts(text: str, asks: Heading) -> Heading | None:
    match = _NATURAL_FACTS.match(text, 0, asks.start)
    return Heading(Part.FACTS, *match.span()) if match else None


def _natural_analysis(text: str, begin: int, end: int) -> Heading | None:
    for pattern in _NATURAL_ANALYSIS:
        for heading in _all(pattern, Part.ANALYSIS, text):
            if begin < heading.start and heading.end <= end:
                return _opened(text, heading)
    return None


def _opened(text: str, heading: Heading) -> Heading:
    """Only a bare heading is taken away; a whole sentence stays as the part's first one."""
    bare = _BARE.fullmatch(text, heading.start, heading.end)
    return heading if bare else heading._replace(end=heading.start)
