"""What changed between two versions of a text, in runs that people can read side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from workflows.terms import Term

_CLAUSE = re.compile(r"[^，。；：、！？\n]*[，。；：、！？\n]?")
_WORD = re.compile(r"[A-Za-z0-9.%]+|.", re.DOTALL)
STRAY = 2
"""A run this short that happens to agree between two changes says nothing to a reader."""


class Change(Term):
    """What became of a run of text."""

    SAME = "same", "未改"
    REMOVED = "out", "删去"
    ADDED = "in", "增加"


class Run(NamedTuple):
    """Some text that was kept, removed or added."""

    change: Change
    text: str


def difference(before: str, after: str) -> tuple[Run, ...]:
    """The runs that lead from one text to the other: clauses first, words within changed ones.

    >>> [(run.change.label, run.text) for run in difference("拨款30万元。", "拨款50万元。")]
    [('未改', '拨款'), ('删去', '30'), ('增加', '50'), ('未改', '万元。')]
    """
    clauses = _compared(_CLAUSE.findall(before)[:-1], _CLAUSE.findall(after)[:-1])
    return _joined(run for old, new in clauses for run in _within(old, new))


def _within(old: str, new: str) -> Iterator[Run]:
    """A changed passage word by word; where hardly anything agrees it is replaced as a whole."""
    if old == new:
        yield Run(Change.SAME, old)
        return
    pairs = list(_compared(_WORD.findall(old), _WORD.findall(new)))
    inside = range(1, len(pairs) - 1)
    for place, (was, now) in enumerate(pairs):
        stray = place in inside and len(was) < STRAY
        if was == now and not stray:
            yield Run(Change.SAME, was)
        else:
            yield from (Run(Change.REMOVED, was), Run(Change.ADDED, now))


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Passages that answer each other; equal ones are equal."""
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for _, begin, end, start, stop in found:
        yield "".join(old[begin:end]), "".join(new[start:stop])


def _joined(runs: Iterator[Run]) -> tuple[Run, ...]:
    """Neighbours put together: between two agreements first what was removed, then what came."""
    joined = []
    for same, group in groupby(runs, key=lambda run: run.change is Change.SAME):
        kept = list(group)
        for change in (Change.SAME,) if same else (Change.REMOVED, Change.ADDED):
            text = "".join(run.text for run in kept if run.change is change)
            joined += [Run(change, text)] if text else []
    return tuple(joined)
