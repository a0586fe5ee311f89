"""Lengths of time as committees write them: 3个月, 5个工作日, 7日."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflows.terms.term import Term


class Unit(Term):
    """What a period counts."""

    DAYS = "d", "日"
    WORKDAYS = "wd", "个工作日"
    MONTHS = "m", "个月"


_WRITTEN = re.compile(r"(-?\d+)(wd|d|m)")


@dataclass(frozen=True, order=True)
class Period:
    """A count of days, working days or months; a negative one looks back from its date."""

    count: int
    unit: Unit

    @classmethod
    def parse(cls, written: str) -> Period:
        """Read the profile's spelling; raise ValueError for any other.

        >>> Period.parse("5wd").label, Period.parse("3m").label, str(Period.parse("-30wd"))
        ('5个工作日', '3个月', '-30wd')
        """
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f"不是期限：{written!r}（应写作 3m、5wd 或 7d）")
        return cls(int(match[1]), Unit(match[2]))

    def __str__(self) -> str:
        return f"{self.count}{self.unit.value}"

    @property
    def label(self) -> str:
        """The period as officials write it."""
        return f"{self.count}{self.unit.label}"
