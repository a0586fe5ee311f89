"""A PDF font's own table of characters: which code on the page is which character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

TELLING = "密"
"""Stands in every secret marking: a font that cannot write it cannot write a marking."""
MOST_CODES = 70_000
"""More rows than any font has characters: a table beyond that is not read on."""
_CODE = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_ROW = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f\s]*>)")


class Characters(NamedTuple):
    """Codes of one width and the characters they stand for."""

    width: int
    by_code: Mapping[bytes, str]
    telling: tuple[bytes, ...]
    """The codes of 密."""

    def may_mark(self, text: bytes) -> bool:
        """Whether a marking in this font can stand in these codes."""
        return any(code in text for code in self.telling)

    def read(self, text: bytes) -> str:
        """The codes as characters; those of other fonts fall out."""
        places = range(0, len(text), self.width)
        return "".join(self.by_code.get(text[at : at + self.width], "") for at in places)


def characters(table: bytes) -> Characters | None:
    r"""The table of one font that can write 密; None for every other.

    >>> characters(b"begincmap 1 beginbfchar <0003> <5BC6> endbfchar").read(b"\0\3")
    '密'
    """
    by_code = dict(islice(_pairs(table), MOST_CODES))
    telling = tuple(code for code, written in by_code.items() if TELLING in written)
    return Characters(len(telling[0]), by_code, telling) if telling else None


def _pairs(table: bytes) -> Iterator[tuple[bytes, str]]:
    for block in _blocks(table, b"bfchar"):
        codes = [_bytes(code) for code in _CODE.findall(block)]
        for code, written in zip(codes[::2], codes[1::2], strict=False):
            if code:
                yield code, _written(written)
    for block in _blocks(table, b"bfrange"):
        for low, high, target in _ROW.findall(block):
            yield from _range(_bytes(low), _bytes(high), target)


def _blocks(table: bytes, kind: bytes) -> Iterator[bytes]:
    """What stands between each begin and its end; cut, because searching would start over."""
    for block in table.split(b"begin" + kind)[1:]:
        yield block.partition(b"end" + kind)[0]


def _range(low: bytes, high: bytes, target: bytes) -> Iterator[tuple[bytes, str]]:
    width, begins = len(low), int.from_bytes(low)
    listed = [_bytes(code) for code in _CODE.findall(target)]
    count = min(int.from_bytes(high) - begins + 1, MOST_CODES, 256**width - begins)
    for place in range(max(count, 0)):
        code = (begins + place).to_bytes(width)
        if target.startswith(b"["):
            if place < len(listed):
                yield code, _written(listed[place])
        elif listed and listed[0]:
            yield code, _written(_further(listed[0], place))


def _further(first: bytes, place: int) -> bytes:
    """The character so many places after the first."""
    number = int.from_bytes(first) + place
    return number.to_bytes(len(first)) if number < 256 ** len(first) else b""


def _written(raw: bytes) -> str:
    return raw.decode("utf-16-be", "ignore")


def _bytes(hexes: bytes) -> bytes:
    digits = b"".join(hexes.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
