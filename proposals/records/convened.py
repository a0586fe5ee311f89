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
    if plenary_session_id not in _held(work):
        session = work.get_one(PlenarySession, plenary_session_id)
        remember(work, Convened(work.get_one(Term, session.term_id), session))
    return _held(work)[plenary_session_id]


def remember(work: Work, read: Convened) -> None:
    """Keep what was read together with a case."""
    assert read.session.id is not None, "a session that was read is recorded"
    _held(work)[read.session.id] = read


def _held(work: Work) -> dict[int, Convened]:
    held: dict[int, Convened] = work.info.setdefault("convened", {})
    return held
