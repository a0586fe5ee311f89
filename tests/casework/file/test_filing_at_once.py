"""Several clerks filing at once: numbers without gaps, and one winner for one proposal."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from proposals.casework.actor import Actor
from proposals.casework.file import decision
from proposals.database import Office
from proposals.records import Proposal, Revision, Signature, Suggestion
from proposals.work import Work
from tests.casework.conftest import AT, settle_committee
from workflows.papers.ruling import Filing
from workflows.refusals import NotNow, Refusal
from workflows.terms import (
    Intake,
    ProposalStage,
    ProposerKind,
    ReviewLevel,
    SignatureAnswer,
    SignatureRole,
)

YES = Filing("同意立案。", "社会")


def received(work: Work, number: int, at: datetime = AT) -> Proposal:
    """One proposal at the last level of review."""
    proposal = Proposal(
        stage=ProposalStage.UNDER_REVIEW,
        kind=ProposerKind.INDIVIDUAL,
        term_id=1,
        plenary_session_id=1,
        intake=Intake.PLENARY,
        title="关于加快老旧小区加装电梯的提案",
        proposer_name="委员甲",
        member_id=1,
        drafted_at=at,
        receipt_no=f"收{number:04d}",
        submitted_at=at,
        review_level=ReviewLevel.FINAL,
    )
    revision = Revision(
        proposal_id=0, number=1, title=proposal.title, facts="情况", analysis="分析",
        written_by="委员甲", written_at=at, frozen_at=at, text_hash="a" * 64,
    )  # fmt: skip
    revision.suggestions = [Suggestion(revision_id=0, number=1, text="由一个部门牵头。")]
    proposal.revisions = [revision]
    proposal.signatures = [
        Signature(
            proposal_id=0,
            role=SignatureRole.FIRST,
            member_id=1,
            name="委员甲",
            answer=SignatureAnswer.CONFIRMED,
            text_hash="a" * 64,
        )
    ]
    work.add(proposal)
    work.flush()
    return proposal


@pytest.fixture
def ids(office: Office) -> list[int]:
    """Forty proposals waiting for the decision."""
    with office.transaction() as work:
        settle_committee(work)
        return [received(work, number).key for number in range(1, 41)]


def file(office: Office, proposal_id: int, head: Actor) -> str | None:
    with office.transaction() as work:
        proposal = work.get_one(Proposal, proposal_id)
        decision.file(work, proposal, YES, head)
        return proposal.case_no


def try_to_file(office: Office, proposal_id: int, head: Actor) -> str | Refusal | None:
    try:
        return file(office, proposal_id, head)
    except Refusal as refusal:
        return refusal


@pytest.mark.parametrize("threads", [8], ids=["rule_44-numbers"])
def test_forty_filed_at_once_are_numbered_without_a_gap(
    office: Office, ids: list[int], head: Actor, threads: int
) -> None:
    with ThreadPoolExecutor(threads) as clerks:
        given = list(clerks.map(lambda one: file(office, one, head), ids))
    assert sorted(map(str, given)) == [f"第{number:04d}号" for number in range(1, 41)]


@pytest.mark.parametrize("threads", [2], ids=["rule_44-same proposal"])
def test_the_second_of_two_who_file_the_same_is_told_why(
    office: Office, ids: list[int], head: Actor, threads: int
) -> None:
    with ThreadPoolExecutor(threads) as clerks:
        answers = list(clerks.map(lambda _: try_to_file(office, ids[0], head), range(threads)))
    refusals = [answer for answer in answers if isinstance(answer, NotNow)]
    assert [answer for answer in answers if answer not in refusals] == ["第0001号"]
    assert refusals[0].rules in {("stage_allows_act",), ("one_writer_at_a_time",)}
    assert file(office, ids[1], head) == "第0002号"
