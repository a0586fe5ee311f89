"""Which numbers of a text form its outermost list; inner lists stay inside their items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from proposals.reading.numbering import LAST, Mark, marks


class NumberedList(NamedTuple):
    """The numbers of one list, and how often an inner list of the same style starts anew."""

    marks: tuple[Mark, ...]
    restarts: int

    @property
    def start(self) -> int:
        return self.marks[0].start

    @property
    def style(self) -> str:
        return self.marks[0].style.name

    def encloses(self, other: NumberedList) -> bool:
        """The other list begins and ends before this one has reached its last item."""
        return self.start < other.start and other.marks[-1].start < self.marks[-1].start


def outermost_list(text: str) -> NumberedList | None:
    """The list whose items are the author's points, or None where there is none of two or more."""
    candidates = [each for found in marks(text).values() if (each := _first_list(found))]
    outer = [each for each in candidates if not any(o.encloses(each) for o in candidates)]
    return min(outer, key=_rank, default=None)


def has_stray_numbers(text: str) -> bool:
    """True if numbers from 2 on begin sentences: of a text without a list, it was missed."""
    return any(mark.firm and mark.value > 1 for found in marks(text).values() for mark in found)


def _rank(each: NumberedList) -> tuple[bool, int, int]:
    return each.restarts > 0, each.marks[0].style.tier, each.start


def _first_list(found: Sequence[Mark]) -> NumberedList | None:
    outer: list[Mark] = []
    depths: list[int] = []
    restarts = 0
    for mark in found:
        depth = _depth(mark, depths, found)
        if depth is None:
            continue
        restarts += len(depths) > 1 and mark.value == 2 and depth == len(depths) - 1
        depths[depth:] = [mark.value or depths[depth] + 1]
        if depth == 0:
            outer.append(mark)
    return NumberedList(tuple(outer), restarts) if len(outer) > 1 else None


def _depth(mark: Mark, depths: Sequence[int], found: Sequence[Mark]) -> int | None:
    """At which depth this number goes on counting; None if it fits nowhere."""
    if mark.value == 1:
        # A weak 一 is most often a word; right after another 一 it would swallow the outer list.
        inner_list = bool(depths) and depths[-1] > 1
        return len(depths) if mark.firm or inner_list else None
    inner_first = range(len(depths) - 1, -1, -1)
    if mark.value == LAST:
        return next(iter(inner_first), None)
    exact = [at for at in inner_first if depths[at] + 1 == mark.value]
    if exact or not mark.firm:
        return next(iter(exact), None)
    # Authors number two items alike, or skip a number: still an item of the list being counted.
    last = depths[-1] if depths else 0
    skipped = last + 2 == mark.value and not _comes_later(mark.value - 1, mark, found)
    return len(depths) - 1 if depths and (last == mark.value or skipped) else None


def _comes_later(value: int, mark: Mark, found: Sequence[Mark]) -> bool:
    return any(other.value == value and other.start > mark.start for other in found)
