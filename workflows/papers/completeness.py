"""What every paper has in common: something must be said, and all gaps are named at once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workflows.papers import printable
from workflows.refusals import Incomplete, Objection

_WORDLESS = re.compile(r"[\W_]*")


def said(words: str, rule: str, sentence: str) -> list[Objection]:
    """An objection when nothing is said, or what no paper can bear; punctuation says nothing.

    >>> [str(objection) for objection in said("……", "reason_given", "请写明理由")]
    ['请写明理由〔reason_given〕']
    """
    if _WORDLESS.fullmatch(words):
        return [Objection(rule, sentence)]
    return printable.objections(words)


def require(objections: Iterable[Objection]) -> None:
    """Refuse an incomplete paper, naming everything it lacks."""
    if found := tuple(objections):
        raise Incomplete(*found)
