"""归档封面 and 目录: what lies in the file of one case, counted, with the hash of its history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from proposals.letters.addressing import session_name
from proposals.letters.writing import COMMITTEE, Sheet, To, write
from proposals.records import Chain, Letter, Proposal
from proposals.work import Work
from workflows.terms import Layout

CATALOGUE = Sheet("supervise/archive_catalogue", "提案归档目录", series="提档", layout=Layout.COVER)


class Line(NamedTuple):
    """One kind of paper and how many there are."""

    paper: str
    copies: int


def archive_catalogue(
    work: Work, proposal: Proposal, lines: Sequence[Line], chain: Chain, at: datetime
) -> Letter:
    """一案一卷: the cover and the catalogue that close the file."""
    facts: dict[str, object] = {
        "lines": lines,
        "papers": sum(line.copies for line in lines),
        "begun_on": proposal.submitted_at,
        "session": session_name(work, proposal),
        "retention": work.profile_on(at.date()).setting("papers.retention").text,
        "entries": chain.length,
        "head": chain.head,
    }
    to = To(COMMITTEE, at, f"proposal {proposal.key}", proposal, facts=facts)
    return write(work, CATALOGUE, to)
