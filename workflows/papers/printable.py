"""Whether words may stand on an official paper: checked when they are handed in and once more."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workflows.refusals import Objection

UNFILLED = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
EMPTY = re.compile(r"(?<![A-Za-z])(?:None|Undefined|NaN)(?![A-Za-z])")
MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*(?:[\s/][^<>]*)?>|<!|<\?")
NOT_TO_PRINT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    r"\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
HIDDEN = ((NOT_TO_PRINT, "含有不能印刷的控制字符"),)
WRONG = (
    (UNFILLED, "留有未填写的位置"),
    (EMPTY, "有一处为空值"),
    (MARKUP, "含有网页标记"),
    *HIDDEN,
)
AROUND = 10
"""How many characters of what stands before and after are quoted."""


def unprintable(words: str) -> list[str]:
    """Why these words may not be printed, each fault once, with where it stands.

    >>> unprintable("同意{{ reason }}")
    ['留有未填写的位置：“同意{{ reason }}”']
    >>> unprintable("PM2.5<35，a<b且c>d")
    []
    """
    return _found(words, WRONG)


def hidden(words: str) -> list[str]:
    """What of them no reader would see."""
    return _found(words, HIDDEN)


def objections(words: str) -> list[Objection]:
    """What has to be mended before these words are taken in (integrity rules 3 and 30)."""
    return [Objection("fit_to_print", f"文字{why}，请改正后再提交") for why in unprintable(words)]


def _found(words: str, wrong: Iterable[tuple[re.Pattern[str], str]]) -> list[str]:
    return [
        f"{why}：“{NOT_TO_PRINT.sub('□', _around(words, found)).strip()}”"
        for pattern, why in wrong
        if (found := pattern.search(words))
    ]


def _around(words: str, found: re.Match[str]) -> str:
    return words[max(0, found.start() - AROUND) : found.end() + AROUND]
