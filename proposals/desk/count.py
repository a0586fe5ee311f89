"""Count: a figure of a page with what is counted; a rate carries its population."""

from __future__ import annotations

from typing import NamedTuple

from workflows.measures import Rate


class Count(NamedTuple):
    """n, or n of d; never typed, and never without its definition."""

    label: str
    n: int
    definition: str
    d: int | None = None

    @property
    def text(self) -> str:
        """For people.

        >>> Count("立案", 3, "已立案的提案").text, Count("按期", 2, "到期答复", 3).text
        ('3', '66.7%（2/3）')
        """
        return str(self.n) if self.d is None else Rate(self.n, self.d).text
