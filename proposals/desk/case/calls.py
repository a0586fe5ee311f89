"""界别征集: until when the members of a sector may join in writing a proposal."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from proposals.records import Proposal, SectorCall
from proposals.work import Work


def closes_on(work: Work, case: Proposal) -> date | None:
    """The last day of the latest call; None when nobody was called."""
    asked = select(SectorCall).where(SectorCall.proposal_id == case.id)
    call = work.exec(asked.order_by(col(SectorCall.id).desc())).first()
    return call.closes_on if call else None
