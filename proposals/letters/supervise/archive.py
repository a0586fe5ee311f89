"""归档目录: what lies in the file of one case, counted, with the hash of its history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from proposals.letters.writing import COMMITTEE, Sheet, To, write
from proposals.records import Chain, Letter, Proposal
from proposals.work import Work

CATALOGUE = Sheet("supervise/archive_catalogue", "提案归档目录", series="提档")


class Line(NamedTuple):
    """One kind of paper and how many there are."""

    paper: str
    copies: int


def archive_catalogue(
    work: Work, proposal: Proposal, lines: Sequence[Line], chain: Chain, at: datetime
) -> Letter:
    """一案一卷: the catalogue that closes the file."""
    facts: dict[str, object] = {"lines": lines, "entries": chain.length, "head": chain.head}
    to = To(COMMITTEE, at, f"proposal {proposal.key}", proposal, facts=facts)
    return write(work, CATALOGUE, to)
