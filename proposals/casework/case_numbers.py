"""案号: one series per plenary session; a number given up is voided, never given again."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.records import GivenNumber, Proposal, dockets, numbers
from proposals.records.convened import convened
from proposals.work import Work


def give(work: Work, proposal: Proposal, actor: Actor) -> str:
    """The next 案号 of the proposal's session, written as the profile asks (integrity rule 39)."""
    term, session = convened(work, proposal.plenary_session_id)
    series, given_to = series_of(work, proposal), dockets.name_of(proposal)
    return work.profile_on(actor.today).filing.number_format.format(
        seq=numbers.next_number(work, series, given_to, actor.at),
        year=session.opens_on.year,
        term=term.number,
        session=session.number,
    )


def void(work: Work, proposal: Proposal, why: str, at: datetime) -> None:
    """Give up the number of a filed proposal, with the reason on record."""
    series = series_of(work, proposal)
    given = select(GivenNumber.value).where(
        GivenNumber.series == series, GivenNumber.given_to == dockets.name_of(proposal)
    )
    for value in work.exec(given).all():
        numbers.void(work, series, value, why, at)


def series_of(work: Work, proposal: Proposal) -> str:
    """The series of a session: plenary and recess proposals share it."""
    term, session = convened(work, proposal.plenary_session_id)
    return f"案号 {term.number}届{session.number}次"
