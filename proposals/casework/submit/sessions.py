"""To which plenary session a proposal belongs, by the server clock (integrity rule 15)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.records import PlenarySession, Proposal
from proposals.work import Work
from workflows.papers.windows import Admission, admitted, in_time
from workflows.terms import Intake


def admit(work: Work, actor: Actor, at: datetime) -> Admission[PlenarySession]:
    """The session of a moment, and whether its window is still open."""
    return admitted(_settled(work), at, actor.later(at).today)


def cosigning_closed(work: Work, proposal: Proposal, at: datetime) -> bool:
    """A proposal begun for the plenary takes no new name after the cut-off second (rule 11)."""
    session = work.get_one(PlenarySession, proposal.plenary_session_id)
    for_plenary = proposal.intake != Intake.RECESS and in_time(session, proposal.drafted_at)
    return for_plenary and not in_time(session, at)


def _settled(work: Work) -> Sequence[PlenarySession]:
    """All sessions, read once for each piece of work."""
    if "sessions" not in work.info:
        # They are settled long before: no reason to write out a half-made proposal first.
        with work.no_autoflush:
            work.info["sessions"] = work.exec(select(PlenarySession)).all()
    settled: Sequence[PlenarySession] = work.info["sessions"]
    return settled
