"""The letters of reply and feedback, word for word."""

from __future__ import annotations

import pytest
from sqlmodel import select

from proposals.casework.handle import feedback, reply, rounds
from proposals.casework.supervise import commitment
from proposals.records import Letter
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.handle.answered import (
    CLERK,
    CROSS,
    HEAD,
    MEMBER,
    UNIT,
    after,
    answer,
    meet_again,
    met,
)
from tests.letters.golden import assert_golden
from tests.rules.replies import paper, planned

KINDS = (
    "reply_letter",
    "opinion_form",
    "reply_rejected",
    "rehandling_notice",
    "special_minutes",
    "closing_notice",
    "second_feedback_form",
    "supplementary_reply",
)


@pytest.fixture
def letters(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> dict[str, str]:
    """The last letter of each kind of a case that went all the way."""
    case = met(make_proposal, make_assignment)
    reply.submit(work, case.unit, paper(opening=""), UNIT)
    reply.reject(work, case.unit, "第二条没有写明完成时间", CLERK)
    answer(work, case)
    feedback.rate(work, case.proposal.forms[-1], CROSS, after(MEMBER, 5))
    meet_again(work, case, 10)
    answer(work, case, planned(), 12)
    feedback.rate(work, case.proposal.forms[-1], CROSS, after(MEMBER, 14))
    rounds.special_consult(work, case.proposal, "各方同意九月底前出台办法。", after(HEAD, 20))
    reply.supplement(work, case.unit, "补助办法已征求意见。", after(UNIT, 40))
    promise = case.proposal.commitments[-1]
    commitment.report(work, promise, "办法已印发。", "印发的办法", after(UNIT, 60))
    work.flush()
    return {letter.kind: letter.words for letter in work.exec(select(Letter).order_by("id"))}


def test_each_letter_reads_as_agreed(letters: dict[str, str]) -> None:
    for kind in KINDS:
        assert_golden(letters[f"handle/{kind}"], f"handle/{kind}")
