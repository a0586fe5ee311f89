"""What is owed while a proposal is reviewed and filed: review, assignment, publication."""

from __future__ import annotations

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.records import Deadline, Entry, Proposal
from proposals.records.convened import convened
from proposals.work import Work
from workflows import deadlines
from workflows.terms import Duty, Intake, Role

OFFICE = Role.CLERK.label
ASSIGNER = Role.ASSIGNER.label


def review(work: Work, proposal: Proposal, actor: Actor) -> Deadline:
    """The level that has begun is owed by the committee's office."""
    return duties.start(work, Duty.REVIEW, proposal, actor, OFFICE)


def assignment(work: Work, proposal: Proposal, actor: Actor) -> Deadline:
    """The assigner hands a filed proposal over: a plenary one within days of the plenary's close.

    What is filed when those days are over is assigned like a recess proposal.
    """
    closes_on = convened(work, proposal.plenary_session_id).session.closes_on
    profile = work.profile_on(actor.today)
    of_plenary = deadlines.due(
        Duty.ASSIGN, closes_on, profile, work.calendar, intake=Intake.PLENARY
    )
    if proposal.intake == Intake.PLENARY and of_plenary.due_on >= actor.today:
        given = {"intake": Intake.PLENARY, "started_on": closes_on}
    else:
        given = {"intake": Intake.RECESS}
    return duties.start(work, Duty.ASSIGN, proposal, actor, ASSIGNER, **given)


def publication(work: Work, proposal: Proposal, actor: Actor) -> None:
    """A proposal that may be published and is not yet goes on the site in time (R-13)."""
    published = any(p.what == "proposal" for p in proposal.publications)
    if proposal.public_consent and not published and not _owed(proposal):
        duties.start(work, Duty.PUBLISH_SUBMITTED, proposal, actor, OFFICE)


def no_publication(proposal: Proposal, entry: Entry) -> None:
    """What is sent back, merged or not filed is not published, so nobody owes it."""
    duties.lift(_owed(proposal), entry.act.label, entry.at)


def _owed(proposal: Proposal) -> list[Deadline]:
    return duties.of(proposal, Duty.PUBLISH_SUBMITTED)
