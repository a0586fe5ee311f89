"""matches(): whether a case speaks of the words somebody searches for; the one place to change."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col, select

from proposals.desk.reader import Reader
from proposals.desk.sight import own
from proposals.records import Assignment, Proposal, Revision, Signature, Suggestion

WORDS = 5
"""More words than this narrow nothing and cost a scan each."""


def matches(reader: Reader, searched: str) -> ColumnElement[bool]:
    """Every word stands in its numbers, title, proposers, units or text."""
    return and_(*(_speaks_of(reader, word) for word in searched.split()[:WORDS]))


def _speaks_of(reader: Reader, word: str) -> ColumnElement[bool]:
    head = (Proposal.case_no, Proposal.receipt_no, Proposal.title, Proposal.proposer_name)
    return or_(
        *(_has(column, word) for column in head),
        col(Proposal.id).in_(select(Signature.proposal_id).where(_has(Signature.name, word))),
        col(Proposal.id).in_(
            select(Assignment.proposal_id).where(_has(Assignment.unit_name, word))
        ),
        _in_text(reader, word),
    )


def _in_text(reader: Reader, word: str) -> ColumnElement[bool]:
    """In a text that was handed in; one still being written speaks to its authors alone."""
    suggested = select(Suggestion.revision_id).where(_has(Suggestion.text, word))
    said = or_(
        _has(Revision.facts, word),
        _has(Revision.analysis, word),
        col(Revision.id).in_(suggested),
    )
    handed_in = select(Revision.proposal_id).where(said, col(Revision.frozen_at).is_not(None))
    written = select(Revision.proposal_id).where(said)
    return or_(col(Proposal.id).in_(handed_in), and_(own(reader), col(Proposal.id).in_(written)))


def _has(column: Any, word: str) -> ColumnElement[bool]:
    """LIKE with its wild cards taken as the signs they are."""
    found: ColumnElement[bool] = col(column).contains(word, autoescape=True)
    return found
