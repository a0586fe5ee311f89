"""What every paper has in common: something must be said, and all gaps are named at once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workflows.refusals import Incomplete, Objection

_WORDLESS = re.compile(r"[\W_]*")


def said(words: str, rule: str, sentence: str) -> list[Objection]:
    """An objection when nothing is said: white space and punctuation say nothing.

    >>> [str(objection) for objection in said("……", "reason_given", "请写明理由")]
    ['请写明理由〔reason_given〕']
    """
    return [Objection(rule, sentence)] if _WORDLESS.fullmatch(words) else []


def require(objections: Iterable[Objection]) -> None:
    """Refuse an incomplete paper, naming everything it lacks."""
    if found := tuple(objections):
        raise Incomplete(*found)
