"""Personal data in a text: what is blacked out before it is published (integrity rule 8)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

_GAP = r"[ -]?"
_LONG = re.compile(rf"(?<![\dA-Za-z])\d(?:{_GAP}\d){{14,18}}{_GAP}[\dXx]?(?![\dA-Za-z])")
_MOBILE = re.compile(rf"(?<!\d)(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)[(]?0\d{2,3}(?:[)] ?|[ -])[2-9]\d{6,7}(?:-\d{1,5})?(?!\d)")
_DASHES = {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_IDENTITY_CHECKS = "10X98765432"


class _HalfWidth(dict[int, str]):
    """Each mark in its plain width, one for one, so that places in the text stay the same."""

    def __missing__(self, code: int) -> str:
        narrow = unicodedata.normalize("NFKC", chr(code))
        plain = "-" if narrow in _DASHES else narrow if len(narrow) == 1 else chr(code)
        return self.setdefault(code, plain)


_HALF_WIDTH = _HalfWidth()


def findings(text: str) -> list[str]:
    """Identity numbers, telephone numbers and bank cards, written as they stand in the text.

    >>> findings("请联系张某，电话１３８-００００-００００；2024年投入13800万元")
    ['１３８-００００-００００']
    """
    return [text[begin:end] for begin, end in _spans(text.translate(_HALF_WIDTH))]


def _spans(figures: str) -> list[tuple[int, int]]:
    """Where personal data stand, in the order of the text; what lies inside another falls away."""
    kinds: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
        (_LONG, _is_identity_or_card),
        (_MOBILE, bool),
        (_LANDLINE, bool),
    )
    taken: list[tuple[int, int]] = []
    for pattern, is_meant in kinds:
        found = _matches(pattern, is_meant, figures)
        taken += [span for span in found if not any(_overlap(span, other) for other in taken)]
    return sorted(taken)


def _matches(
    pattern: re.Pattern[str], is_meant: Callable[[str], bool], figures: str
) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(figures) if is_meant(match[0]))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_identity_or_card(written: str) -> bool:
    figures = re.sub(r"[ -]", "", written).upper()
    return is_identity(figures) or is_card(figures)


def is_identity(figures: str) -> bool:
    """A resident's identity number of 18 places, with its check (GB 11643), or of 15.

    >>> is_identity("11010519491231002X"), is_identity("110105194912310021")
    (True, False)
    """
    if len(figures) == 15:
        return figures.isdecimal() and _is_day(f"19{figures[6:12]}")
    if len(figures) != 18 or not figures[:17].isdecimal():
        return False
    total = sum(
        int(digit) * weight for digit, weight in zip(figures, _IDENTITY_WEIGHTS, strict=False)
    )
    return figures[17] == _IDENTITY_CHECKS[total % 11]


def is_card(figures: str) -> bool:
    """A bank card of 16 to 19 figures whose last one checks (Luhn, GB/T 17552).

    >>> is_card("6222021234567890128"), is_card("6222021234567890127")
    (True, False)
    """
    if not 16 <= len(figures) <= 19 or not figures.isdecimal():
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(figures))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_day(figures: str) -> bool:
    try:
        date.fromisoformat(f"{figures[:4]}-{figures[4:6]}-{figures[6:]}")
    except ValueError:
        return False
    return True
