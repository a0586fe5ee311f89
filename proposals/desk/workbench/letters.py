"""文书待确认: drafts that the system wrote and a person of the committee confirms."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import col

from proposals.desk import sight
from proposals.desk.listing.rows import number_of
from proposals.desk.reader import Reader
from proposals.records import Letter, Proposal
from proposals.work import Work
from workflows.terms import Act

SHOWN = 20


class Draft(NamedTuple):
    """One letter that waits for a person."""

    id: int
    title: str
    addressee: str
    proposal_id: int | None
    number: str
    written_at: datetime
    of: int | None
    """The duty it urges; the row that the act is done to."""

    @property
    def act(self) -> Act:
        """What a person does with it."""
        return Act.CONFIRM_LETTER

    @property
    def href(self) -> str:
        """The letter itself."""
        return f"/letters/{self.id}"


def waiting() -> ColumnElement[bool]:
    """Written, to be confirmed by a person, neither confirmed nor given up."""
    return and_(
        col(Letter.needs_confirmation).is_(True),
        col(Letter.confirmed_at).is_(None),
        col(Letter.cancelled_at).is_(None),
        col(Letter.posted_at).is_(None),
    )


def drafts(work: Work, reader: Reader) -> list[Draft]:
    """The oldest drafts first."""
    asked = (
        select(
            *(col(Letter.id), col(Letter.title), col(Letter.addressee), col(Letter.proposal_id)),
            *(number_of(Proposal), col(Letter.written_at), col(Letter.deadline_id)),
        )
        .outerjoin(Proposal, col(Proposal.id) == Letter.proposal_id)
        .where(waiting(), sight.letters(reader))
        .order_by(col(Letter.id))
        .limit(SHOWN)
    )
    return [
        Draft(id, title, addressee, case, number or "", at, deadline)
        for id, title, addressee, case, number, at, deadline in work.execute(asked)
    ]
