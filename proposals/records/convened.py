"""Term and plenary session of a case, read once for each piece of work."""

from typing import NamedTuple

from proposals.records.people import PlenarySession, Term
from proposals.work import Work


class Convened(NamedTuple):
    """九届五次: the term and the plenary session."""

    term: Term
    session: PlenarySession


def convened(work: Work, plenary_session_id: int) -> Convened:
    """The session with its term; kept with the work, since every number and letter names it."""
    held: dict[int, Convened] = work.info.setdefault("convened", {})
    if plenary_session_id not in held:
        session = work.get_one(PlenarySession, plenary_session_id)
        held[plenary_session_id] = Convened(work.get_one(Term, session.term_id), session)
    return held[plenary_session_id]
