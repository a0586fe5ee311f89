"""matter(): what a suggestion is about, short enough to head its answer."""

from __future__ import annotations

import re

LONGEST = 40
"""Characters, about a line and a half of a paper (default, no source)."""
_NUMBERED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十]+[）)、.．]|[（(]?\d+[）)、.．]|[①-⑳])\s*"
)
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_PAUSE = re.compile(r"[，,、：:]")


def matter(suggestion: str) -> str:
    """The first sentence of a suggestion without number and 的建议, cut at a pause when too long.

    >>> matter("1．关于尽快公布受理窗口的建议。由住建局牵头。")
    '尽快公布受理窗口'
    >>> matter("一是完善制度" + "，明确责任和办理时限" * 4)
    '一是完善制度，明确责任和办理时限，明确责任和办理时限，明确责任和办理时限……'
    """
    sentence = _SENTENCE.split(_NUMBERED.sub("", suggestion).strip(), maxsplit=1)[0]
    sentence = sentence.removeprefix("关于").removesuffix("的建议").strip()
    if len(sentence) <= LONGEST:
        return sentence or suggestion.strip()[:LONGEST]
    pauses = [found.start() for found in _PAUSE.finditer(sentence[: LONGEST + 1])]
    return f"{sentence[: max(pauses, default=LONGEST)]}……"
