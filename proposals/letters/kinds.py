"""The kinds of letters: what each is called and how numbered, and which units write."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from proposals import letters
from proposals.letters.writing import Sheet

WRITTEN_BY_UNITS = frozenset(
    {
        "handle/co_opinion",
        "handle/extension_request",
        "handle/meeting_record",
        "handle/reply_letter",
        "handle/return_request",
        "handle/supplementary_reply",
    }
)
"""What comes in; everything else the office writes."""


@cache
def kinds() -> Mapping[str, str]:
    """文种 by kind; a title that names a case is not among them."""
    return {sheet.kind: sheet.title for sheet in _sheets()}


@cache
def series() -> frozenset[str]:
    """机关代字 of the office's own letters; units number theirs."""
    return frozenset(sheet.series for sheet in _sheets() if sheet.series)


def _sheets() -> list[Sheet]:
    names = sorted(found.name for found in walk_packages(letters.__path__, f"{letters.__name__}."))
    values = (value for name in names for value in vars(import_module(name)).values())
    return [value for value in values if isinstance(value, Sheet)]
