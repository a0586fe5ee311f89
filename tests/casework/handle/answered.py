"""A case on its way through reply and feedback, played by the acts themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from proposals.casework import step
from proposals.casework.actor import Actor
from proposals.casework.handle import reply
from proposals.records import Assignment, Proposal, Signature
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from tests.rules.replies import paper
from workflows.papers.feedback import Opinion
from workflows.papers.reply import ReplyPaper
from workflows.terms import (
    Act,
    AssignmentStage,
    ProposalStage,
    Rating,
    Role,
    SignatureAnswer,
    SignatureRole,
    UnitRole,
    WaiverGround,
)

UNIT = person(Role.UNIT_OFFICE, "住建局办公室", unit_id=1)
LEADER = person(Role.UNIT_LEADER, "局长庚", unit_id=1)
CLERK = person(Role.CLERK, "办公室丙")
HEAD = person(Role.COMMITTEE_HEAD, "主任乙")
ASSIGNER = person(Role.ASSIGNER, "政府办己")
MEMBER = person(Role.MEMBER, "委员甲", member_id=1)
COSIGNER = person(Role.MEMBER, "委员乙", member_id=2)
CLOCK = person(Role.CLOCK, "系统时钟")

PLEASED = Opinion(Rating.SATISFIED, Rating.BASICALLY)
CROSS = Opinion(Rating.BASICALLY, Rating.DISSATISFIED, reason="没有写明哪一年办成")


class Met(NamedTuple):
    """A proposal whose unit has met the proposer."""

    proposal: Proposal
    unit: Assignment


def met(make_proposal: MakeProposal, make_assignment: MakeAssignment, **given: object) -> Met:
    """A case in which the sole unit has met the proposer and owes its reply."""
    given = {"case_no": "第0012号", **given}
    proposal = make_proposal(ProposalStage.FACE_TO_FACE, **given)
    return Met(proposal, make_assignment(proposal, AssignmentStage.MET))


def cosign(proposal: Proposal, work: Work) -> None:
    """委员乙 stands under it too."""
    proposal.signatures.append(
        Signature(
            proposal_id=proposal.key,
            role=SignatureRole.COSIGNER,
            member_id=2,
            name="委员乙",
            answer=SignatureAnswer.CONFIRMED,
        )
    )
    work.flush()


def answer(
    work: Work,
    case: Met,
    given: ReplyPaper | None = None,
    days: int = 0,
    note: str = "系新一轮答复",
) -> None:
    """Hand in, pass and issue the unit's reply, so many days after the tests begin."""
    given = given or paper()
    reply.submit(work, case.unit, given, after(UNIT, days))
    reply.approve(work, case.unit, given.result_class, after(CLERK, days), note=note)
    reply.issue(work, case.unit, after(LEADER, days))


def meet_again(work: Work, case: Met, days: int = 0) -> None:
    """The unit meets the proposer in the new round, with his consent to do without."""
    case.unit.waiver = WaiverGround.CONSENT
    step.take(work, Act.WAIVE_MEETING, case.unit, after(MEMBER, days))
    step.take(work, Act.MEET, case.proposal, after(UNIT, days))


def after(actor: Actor, days: int) -> Actor:
    """The same person so many days later."""
    return replace(actor, at=AT + timedelta(days=days))


def co_unit(make_assignment: MakeAssignment, proposal: Proposal) -> Assignment:
    """区财政局 has yet to send its 会办意见."""
    return make_assignment(proposal, AssignmentStage.HANDLING, UnitRole.CO, unit_id=2)
