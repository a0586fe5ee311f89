"""免予面商: with the proposer's consent, or for refusals that nobody denies (rule 25)."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.actor import Actor
from proposals.casework.handle import consultation
from proposals.records import Assignment, Consultation
from proposals.work import Work
from tests.casework.handle.stories import CLERK, MEETING, later, office_of, refused
from tests.casework.handle.test_consultation import REFUSAL, case, on_12_march, proposer
from workflows.refusals import NotNow, NotYou
from workflows.terms import AssignmentStage, MeetingOutcome, ProposalStage, WaiverGround

__all__ = ["case", "proposer"]


def test_the_proposer_may_do_without_a_meeting(
    work: Work, case: Assignment, proposer: Actor
) -> None:
    consultation.waive(work, case, WaiverGround.CONSENT, proposer)
    assert (case.stage, case.waiver) == (AssignmentStage.MET, WaiverGround.CONSENT)
    assert case.proposal.stage == ProposalStage.FACE_TO_FACE


def test_rule_25_one_refusal_is_not_enough(work: Work, case: Assignment) -> None:
    consultation.record(work, case, REFUSAL, on_12_march(case))
    with refused(work, NotNow, "meeting_waivable"):
        consultation.waive(work, case, WaiverGround.REFUSALS, later(CLERK, 12))
    assert case.waiver is None


def test_two_documented_refusals_are_enough(work: Work, case: Assignment) -> None:
    for day in (10, 11):
        refusal = REFUSAL._replace(held_on=date(2026, 3, day))
        consultation.record(work, case, refusal, on_12_march(case))
    consultation.waive(work, case, WaiverGround.REFUSALS, later(CLERK, 12))
    assert (case.stage, case.waiver) == (AssignmentStage.MET, WaiverGround.REFUSALS)


def test_a_refusal_written_down_twice_is_one(work: Work, case: Assignment) -> None:
    for _ in range(2):
        consultation.record(work, case, REFUSAL, on_12_march(case))
    with refused(work, NotNow, "meeting_waivable"):
        consultation.waive(work, case, WaiverGround.REFUSALS, later(CLERK, 12))


def test_a_refusal_the_proposer_denies_counts_for_nothing(
    work: Work, case: Assignment, proposer: Actor
) -> None:
    for day in (10, 11):
        refusal = REFUSAL._replace(held_on=date(2026, 3, day))
        record = consultation.record(work, case, refusal, on_12_march(case))
    consultation.dispute(work, record, "没有人打过电话", proposer)
    assert record.outcome == MeetingOutcome.DISPUTED
    with refused(work, NotNow, "meeting_waivable"):
        consultation.waive(work, case, WaiverGround.REFUSALS, later(CLERK, 12))


@pytest.mark.parametrize("ground", [WaiverGround.REFUSALS, WaiverGround.NOT_REQUIRED])
def test_only_a_clerk_finds_another_ground(
    work: Work, case: Assignment, proposer: Actor, ground: WaiverGround
) -> None:
    with refused(work, NotYou, "waiver_found_by_clerk"):
        consultation.waive(work, case, ground, proposer)


def test_rule_25_a_unit_does_not_excuse_itself(work: Work, case: Assignment) -> None:
    with refused(work, NotYou, "own_proposal"):
        consultation.waive(work, case, WaiverGround.CONSENT, on_12_march(case))


@pytest.fixture
def waived(work: Work, case: Assignment) -> Consultation:
    """The later of two refusals, for which the meeting was waived."""
    for day in (10, 11):
        refusal = REFUSAL._replace(held_on=date(2026, 3, day))
        record = consultation.record(work, case, refusal, on_12_march(case))
    consultation.waive(work, case, WaiverGround.REFUSALS, later(CLERK, 12))
    return record


def test_a_waiver_falls_with_the_refusal_it_rests_on(
    work: Work, case: Assignment, waived: Consultation, proposer: Actor
) -> None:
    consultation.dispute(work, waived, "没有人打过电话", proposer)
    assert (case.stage, case.waiver) == (AssignmentStage.HANDLING, None)


def test_a_waiver_that_rests_on_other_refusals_stays(
    work: Work, case: Assignment, waived: Consultation, proposer: Actor
) -> None:
    third = REFUSAL._replace(held_on=date(2026, 3, 12))
    consultation.record(work, case, third, on_12_march(case))
    consultation.dispute(work, waived, "没有人打过电话", proposer)
    assert (case.stage, case.waiver) == (AssignmentStage.MET, WaiverGround.REFUSALS)


def test_a_meeting_that_was_held_stands_without_the_refusal(
    work: Work, case: Assignment, waived: Consultation, proposer: Actor
) -> None:
    held = consultation.record(work, case, MEETING, later(office_of(case), 10))
    consultation.confirm(work, held, proposer)
    consultation.dispute(work, waived, "没有人打过电话", proposer)
    assert case.stage == AssignmentStage.MET
