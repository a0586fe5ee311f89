"""Which other proposals read like this one; a reviewer decides what that means."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz import fuzz
from sqlmodel import col, select

from proposals.desk import sight
from proposals.desk.reader import Reader
from proposals.records import Proposal, Revision, Term
from proposals.work import Work
from workflows.terms import ProposalStage

TERMS_BACK = 1
"""Held against this term's proposals and the last one's."""
MOST = 5
"""More likenesses than these nobody reads; default, no source."""
_FRAME = re.compile(r"^关于|的(?:提案|建议|意见)$")


class Like(NamedTuple):
    """Another proposal, and how much of title or text is the same."""

    id: int
    number: str
    title: str
    proposer: str
    stage: str
    percent: int
    must_check: bool
    """So much of it is the same, and somebody else wrote it."""


class _Text(NamedTuple):
    title: str
    body: str


def alike(work: Work, case: Proposal, reader: Reader) -> list[Like]:
    """The likest first, of those this reader sees."""
    profile = work.profile_on(reader.today).intake
    least = round(100 * profile.similar_warn)
    known = _texts(work, case, reader)
    own = known.pop(case.key, None) or _Text(_core(case.title), "")
    shares = {id: _share(own, text, least) for id, text in known.items()}
    nearest = sorted((id for id in shares if shares[id] >= least), key=lambda id: -shares[id])
    check = round(100 * profile.similar_check)
    found = sight.cases(work, reader, nearest[:MOST])
    return [
        Like(
            other.key,
            other.number,
            other.title,
            other.proposer_name,
            other.stage.label,
            shares[other.key],
            shares[other.key] >= check and other.proposer_name != case.proposer_name,
        )
        for other in found
    ]


def _share(own: _Text, other: _Text, least: int) -> int:
    of_titles = fuzz.ratio(own.title, other.title, score_cutoff=least)
    written = own.body and other.body
    of_bodies = fuzz.ratio(own.body, other.body, score_cutoff=least) if written else 0
    return int(max(of_titles, of_bodies))


def _texts(work: Work, case: Proposal, reader: Reader) -> dict[int, _Text]:
    """The latest text of every proposal that may be compared, this one among them."""
    current = work.get_one(Term, case.term_id).number
    recent = select(Term.id).where(Term.number >= current - TERMS_BACK, Term.number <= current)
    meant = (
        select(Proposal.id)
        .where(sight.visible(reader), col(Proposal.term_id).in_(recent))
        .where(col(Proposal.stage).not_in([ProposalStage.DRAFT, ProposalStage.WITHDRAWN]))
    )
    asked = (
        select(Revision.proposal_id, Revision.title, Revision.facts, Revision.analysis)
        .where(col(Revision.proposal_id).in_(meant), col(Revision.frozen_at).is_not(None))
        .order_by(col(Revision.number))
    )
    rows = work.exec(asked)
    return {id: _Text(_core(title), facts + analysis) for id, title, facts, analysis in rows}


def _core(title: str) -> str:
    """A title without the words all titles share."""
    return _FRAME.sub("", title)
