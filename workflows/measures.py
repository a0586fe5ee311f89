"""How a published figure is reckoned: rates and shares from whole counts, never typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction

from workflows.refusals import Incomplete, Objection

DASH = "—"


@dataclass(frozen=True)
class Rate:
    """n of d; nothing to divide by is a dash, never nought per cent.

    >>> Rate(588, 639).text, Rate(0, 0).text
    ('92.0%（588/639）', '—')
    """

    n: int
    d: int

    def __post_init__(self) -> None:
        """A part is never more than its whole."""
        if not 0 <= self.n <= self.d:
            raise ValueError(f"比率不成立：{self.n}/{self.d}（分子须在 0 与分母之间）")

    @property
    def exact(self) -> Fraction | None:
        """The unrounded value."""
        return Fraction(self.n, self.d) if self.d else None

    def percent(self, places: int = 1) -> Decimal | None:
        """Per cent, rounded half up; whole numbers all the way, so no half is lost."""
        if not self.d:
            return None
        scaled = 100 * 10**places * self.n
        return Decimal((2 * scaled + self.d) // (2 * self.d)).scaleb(-places)

    @property
    def text(self) -> str:
        """For people: the rate with its population."""
        return f"{percentage(self.percent())}（{self.n}/{self.d}）" if self.d else DASH

    def reproduces(self, published: str) -> bool:
        """Whether a printed percentage follows from these counts, at the places it shows.

        >>> Rate(106, 141).reproduces("76"), Rate(106, 141).reproduces("75.2")
        (False, True)
        """
        places = len(published.partition(".")[2])
        return self.percent(places) == Decimal(published)


def percentage(percent: Decimal | None) -> str:
    """A per cent value as printed; a dash where there is none."""
    return DASH if percent is None else f"{percent}%"


def shares(counts: Sequence[int]) -> tuple[Decimal | None, ...]:
    """Per cents of the whole that add up to exactly 100.0, by largest remainder.

    >>> [str(share) for share in shares([22, 68, 2])]
    ['23.9', '73.9', '2.2']
    """
    if any(count < 0 for count in counts):
        raise ValueError(f"件数不能为负：{list(counts)}")
    whole = sum(counts)
    if not whole:
        return (None,) * len(counts)
    tenths = [count * 1000 // whole for count in counts]
    for place in _largest_remainders(counts, whole)[: 1000 - sum(tenths)]:
        tenths[place] += 1
    return tuple(Decimal(value).scaleb(-1) for value in tenths)


def _largest_remainders(counts: Sequence[int], whole: int) -> list[int]:
    """Places by remainder; among equals the larger count, then the earlier place."""
    return sorted(
        range(len(counts)),
        key=lambda place: (-(counts[place] * 1000 % whole), -counts[place], place),
    )


@dataclass(frozen=True)
class Partition:
    """What became of everything received: each proposal stands in exactly one pile."""

    received: int
    filed: int
    merged: int
    not_filed: int
    withdrawn: int
    pending: int

    @property
    def missing(self) -> int:
        """How many proposals received are in no pile (negative: counted twice)."""
        piles = self.filed + self.merged + self.not_filed + self.withdrawn + self.pending
        return self.received - piles

    @property
    def adds_up(self) -> bool:
        """Whether the piles hold exactly what was received, and none is negative."""
        return not self.missing and all(getattr(self, pile.name) >= 0 for pile in fields(self))

    @property
    def text(self) -> str:
        """The sum as it is printed under a report."""
        return (
            f"收到{self.received}件：立案{self.filed}件、并案{self.merged}件、"
            f"不予立案{self.not_filed}件、撤案{self.withdrawn}件、待审查{self.pending}件"
        )

    def require(self) -> None:
        """Refuse a report that does not add up (integrity rule 38)."""
        if not self.adds_up:
            fault = f"{self.text}，合计相差{self.missing}件；请核对后再发布"
            raise Incomplete(Objection("partition_adds_up", fault))


def adds_up(
    received: int, filed: int, merged: int, not_filed: int, withdrawn: int, pending: int
) -> bool:
    """Whether received = filed + merged + not filed + withdrawn + pending."""
    return Partition(received, filed, merged, not_filed, withdrawn, pending).adds_up
