"""due_lookbacks: closed answers that the profile wants looked back on are listed; none is begun."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sqlmodel import col, exists, select

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.supervise import lookback as lookbacks
from proposals.clock.reports import SweepReport, Task, each, rests
from proposals.database import Office
from proposals.records import Lookback, Proposal
from proposals.work import Work
from workflows.papers.lookback import in_scope
from workflows.policies import result_classes
from workflows.policies.profile import Profile
from workflows.terms import ProposalStage

AFTER_CLOSING = [ProposalStage.CLOSED, ProposalStage.TRACKING]
LISTED = exists().where(
    col(Lookback.proposal_id) == Proposal.id, col(Lookback.round) == Proposal.round
)
UNLISTED = (
    select(Proposal.id, Proposal.case_no, Proposal.result_class)
    .where(col(Proposal.stage).in_(AFTER_CLOSING), Proposal.result_class != "", ~LISTED)
    .order_by(col(Proposal.id))
)
"""Closed answers that have no look-back in their round yet."""


def due_lookbacks(office: Office, at: datetime) -> SweepReport:
    """List what has no look-back in its round yet."""
    clock = actors.clock(at)
    if rests(office, clock.today):
        return SweepReport("due_lookbacks")
    # What earlier sweeps of the morning left pending lists no look-back and closes no case.
    with office.transaction() as work, work.no_autoflush:
        found = _lacking(work, clock)
    tasks = [Task(f"提案{number}", partial(_plan, key=key, clock=clock)) for key, number in found]
    return each(office, "due_lookbacks", tasks)


def _lacking(work: Work, clock: Actor) -> list[tuple[int, str]]:
    profile = work.profile_on(clock.today)
    return [
        (key, number or "")
        for key, number, code in work.exec(UNLISTED)
        if key is not None and _wanted(profile, code, key)
    ]


def _wanted(profile: Profile, code: str, key: int) -> bool:
    """An answer whose class today's profile does not know is asked for too: its task names it."""
    found = (each for each in result_classes.classes(profile.reply.classes) if each.code == code)
    answered = next(found, None)
    return answered is None or in_scope(profile.lookback.scope, answered, key)


def _plan(work: Work, key: int, clock: Actor) -> int:
    lookbacks.plan(work, work.get_one(Proposal, key), clock)
    return 1
