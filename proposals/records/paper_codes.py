"""验证码: the short code on an issued paper, made of its words and of the record."""

from __future__ import annotations

import hashlib
import re

from proposals.records.history import canonical, head_of
from proposals.records.letter import Letter
from proposals.work import Work

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""
LENGTH = 10
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
SEPARATORS = re.compile(r"[\s\-‐-―－]+")


def issue(work: Work, letter: Letter) -> None:
    """Give a letter its code: from now on its words and its chain so far vouch for it."""
    stands = head_of(work, letter.chain)
    letter.anchored_at, letter.anchor = stands.length, stands.head
    letter.code = code_of(letter)


def code_of(letter: Letter) -> str:
    """The code that these words, at this place of the record, must have."""
    said = {
        "kind": letter.kind,
        "occasion": letter.occasion,
        "number": letter.number,
        "words": letter.words,
        "chain": letter.chain,
        "length": letter.anchored_at,
        "head": letter.anchor,
    }
    number = int.from_bytes(hashlib.sha256(canonical(said).encode()).digest(), "big")
    return "".join(SIGNS[(number >> 5 * place) % 32] for place in range(LENGTH))


def typed(raw: str) -> str:
    """A code as somebody copied it: case, hyphens and look-alikes do not matter.

    >>> typed(" 7k2m-o1il-xy ")
    '7K2M0111XY'
    """
    return SEPARATORS.sub("", raw).upper().translate(READ_AS)


def readable(raw: str) -> bool:
    """Whether what was copied can be a code at all.

    >>> readable("7k2m-o1il-xy"), readable("7k2m"), readable("7k2m-o1il-xU")
    (True, False, False)
    """
    code = typed(raw)
    return len(code) == LENGTH and set(code) <= set(SIGNS)
