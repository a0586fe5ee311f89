"""One member of a roster, and who could be mistaken for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from proposals.reading.lines import BadLine


@dataclass(frozen=True)
class MemberLine:
    """One member of a roster."""

    line_no: int
    name: str
    code: str
    sector: str
    party: str
    post: str
    phone: str
    email: str
    address: str
    postcode: str
    group: str
    valid_from: date | None
    valid_until: date | None


def mistakable(lines: Sequence[MemberLine]) -> Iterator[BadLine]:
    """Who could be taken for another: same names exist, a code tells them apart (rule 41)."""
    for same in _alike(lines, lambda line: line.code):
        yield from (_repeats(line, same[0], "委员编号与第{}行重复") for line in same[1:])
    for same in _alike(lines, lambda line: line.name and line.phone and line.name + line.phone):
        yield from (
            _repeats(line, same[0], "姓名、电话均与第{}行相同，疑为同一人") for line in same[1:]
        )
    yield from _uncoded(lines, lambda line: line.name, "与第{}行同名，须填写委员编号加以区别")
    yield from _uncoded(
        lines, lambda line: line.phone, "联系电话与第{}行相同，须填写委员编号加以区别"
    )


def _uncoded(
    lines: Sequence[MemberLine], key: Callable[[MemberLine], str], reason: str
) -> Iterator[BadLine]:
    for same in _alike(lines, key):
        for line in same:
            if not line.code:
                other = next(each for each in same if each is not line)
                yield _repeats(line, other, reason)


def _alike(
    lines: Sequence[MemberLine], key: Callable[[MemberLine], str]
) -> Iterator[list[MemberLine]]:
    groups: dict[str, list[MemberLine]] = defaultdict(list)
    for line in lines:
        groups[key(line)].append(line)
    return (same for value, same in groups.items() if value and len(same) > 1)


def _repeats(line: MemberLine, other: MemberLine, reason: str) -> BadLine:
    return BadLine(line.line_no, reason.format(other.line_no))
