"""涉密停办: nothing goes on until it is released; what remains are the ways out (rule 6)."""

from __future__ import annotations

import pytest

from proposals.casework import step
from proposals.casework.actor import Actor
from proposals.casework.file import decision, key, review
from proposals.work import Work
from tests.casework.conftest import MakeProposal, person
from tests.casework.file.refusing import refused
from workflows.lifecycles.proposal.moves import MOVES
from workflows.lifecycles.proposal.needs.file import not_on_hold
from workflows.papers.key import KeyDecision
from workflows.papers.ruling import Rejection
from workflows.refusals import Incomplete, NotNow
from workflows.terms import Act, ProposalStage, Role

Stage = ProposalStage
HELD = {Stage.SUBMITTED, Stage.UNDER_REVIEW, Stage.FILED}
WAYS_OUT = {
    *(Act.RELEASE, Act.REJECT, Act.WITHDRAW, Act.CONSENT_WITHDRAWAL, Act.LEAVE),
    *(Act.REMOVE_ATTACHMENT, Act.DISCARD_LETTER, Act.VOID_LETTER),
    # The clock's own: a paused duty climbs no ladder, and a new calendar dates it again.
    *(Act.URGE, Act.REDATE),
}
NO = Rejection(("VAGUE",), "建议没有对象。", "public_opinion")


def test_a_hold_leaves_open_only_the_ways_out() -> None:
    going_on = {m.act for m in MOVES if HELD & {*m.sources} and not_on_hold not in m.needs}
    assert going_on == WAYS_OUT


@pytest.mark.parametrize(
    ("act", "stage"),
    [
        (Act.ACCEPT, Stage.SUBMITTED),
        (Act.SEND_BACK, Stage.SUBMITTED),
        (Act.SEND_BACK, Stage.UNDER_REVIEW),
        (Act.REVISE_TEXT, Stage.UNDER_REVIEW),
        (Act.NOMINATE_KEY, Stage.FILED),
        (Act.CONFIRM_LETTER, Stage.FILED),
    ],
    ids=lambda word: f"rule_06-{word.value}",
)
def test_a_held_case_starts_no_clock_and_writes_to_nobody(
    work: Work, make_proposal: MakeProposal, clerk: Actor, act: Act, stage: ProposalStage
) -> None:
    proposal = make_proposal(stage, on_hold=True)
    with refused(work, proposal, NotNow, "not_on_hold"):
        step.take(work, act, proposal, clerk)


def test_a_held_candidate_is_neither_opined_on_nor_decided(
    work: Work, make_proposal: MakeProposal, head: Actor, vice_chair: Actor
) -> None:
    proposal = make_proposal(Stage.FILED)
    key.nominate(work, proposal, "群众反映集中。", head)
    review.hold(work, proposal, "疑似涉密，待核。", head)
    with refused(work, proposal, NotNow, "not_on_hold"):
        key.opine(work, proposal, "赞成。", person(Role.COMMITTEE_OFFICE, "经济委"))
    paper = KeyDecision("主席会议", head.today, "副主席戊", Role.VICE_CHAIR, "经济委、城建委")
    with refused(work, proposal, NotNow, "not_on_hold"):
        key.decide(work, proposal, paper, vice_chair)


def test_a_held_case_that_is_not_filed_goes_nowhere(
    work: Work, make_proposal: MakeProposal, head: Actor
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW, on_hold=True)
    with refused(work, proposal, Incomplete, "secret_is_kept"):
        decision.reject(work, proposal, NO, head)
    decision.reject(work, proposal, NO._replace(disposition="kept"), head)
    assert (proposal.stage, proposal.on_hold) == (Stage.NOT_FILED, True)
