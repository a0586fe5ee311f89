"""Handed-in words made plain: one spelling, no control or invisible characters (rule 3)."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HIDDEN = {"Cc", "Cf", "Cs"}
# Letters and symbols to Unicode, nothing to the eye.
_BLANKS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")


def plain(words: str) -> str:
    r"""The words in Unicode NFC without anything a reader cannot see; line breaks stay.

    >>> plain("\u202e加装\u200b电梯\x00\r\n第二行 ")
    '加装电梯\n第二行'
    """
    words = _BREAKS.sub("\n", words)
    unseen = {ord(mark): None for mark in set(words) if hidden(mark)}
    return unicodedata.normalize("NFC", words.translate(unseen)).strip()


def one_line(words: str) -> str:
    """Plain words on one line, as a title stands.

    >>> one_line(" 关于老旧小区加装 电梯\\n的提案")
    '关于老旧小区加装 电梯的提案'
    """
    return " ".join(re.sub(r"\s*\n\s*", "", plain(words)).split())


def figures(words: str) -> str:
    """Codes, numbers and addresses with full-width characters made plain.

    >>> figures("１３８－００００ ")
    '138-0000'
    """
    return unicodedata.normalize("NFKC", one_line(words))


def hidden(mark: str) -> bool:
    """Whether a character is a control, a direction mark, of zero width, or a blank in disguise."""
    return mark not in "\n\t" and (unicodedata.category(mark) in _HIDDEN or mark in _BLANKS)
