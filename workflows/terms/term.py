"""The shape of a word of the trade: an English name and its Chinese label."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """One concept, one word; `.label` is what people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make the member from its stored value and its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
