"""White space put right: breaks inside words closed, breaks between paragraphs kept."""

from __future__ import annotations

import re

_GAP = re.compile(r"\s+")
_WRAPPED_AT = 24
_ENDS = "。！？；：!?;:”）"


def squeezed(text: str) -> str:
    """The text without any white space: what must survive every cut."""
    return _GAP.sub("", text)


def tidied(text: str) -> str:
    r"""The text as paragraphs.

    >>> tidied("  第一句。    第二句说到 2018 年\n  ")
    '第一句。\n第二句说到 2018 年'
    """
    text = text.strip()
    pieces: list[str] = []
    line_start = last = 0
    for gap in _GAP.finditer(text):
        between = _between(text, gap, gap.start() - line_start)
        pieces += [text[last : gap.start()], between]
        last = gap.end()
        if "\n" in gap[0] or between == "\n":
            line_start = gap.end()
    return "".join([*pieces, text[last:]])


def _between(text: str, gap: re.Match[str], line_length: int) -> str:
    before, after = text[gap.start() - 1], text[gap.end()]
    if "\n" not in gap[0]:
        return "\n" if len(gap[0]) > 1 and before in _ENDS else " "
    indented = not gap[0].endswith("\n")
    if before in _ENDS or indented or line_length < _WRAPPED_AT:
        return "\n"
    return " " if before.isascii() and after.isascii() else ""
