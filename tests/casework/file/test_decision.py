"""立案 and 不予立案: numbers, what is owed next, reasons, conversion."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import select

from proposals.casework import case_numbers, duties, step
from proposals.casework.actor import Actor
from proposals.casework.file import decision, merging
from proposals.records import GivenNumber, Letter, Proposal, Signature
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal, person
from tests.casework.file.refusing import refused
from workflows.measures import Partition
from workflows.papers.ruling import Filing, Rejection
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import (
    Act,
    Duty,
    Intake,
    ProposalStage,
    ReviewLevel,
    Role,
    SignatureAnswer,
    SignatureRole,
)

Stage = ProposalStage
YES = Filing("情况清楚，建议具体，同意立案。", "社会")
NO = Rejection(("VAGUE",), "未提出具体建议。", "public_opinion")


def test_a_filed_proposal_gets_the_next_number(
    work: Work, make_proposal: MakeProposal, head: Actor
) -> None:
    first, second = (make_proposal(Stage.UNDER_REVIEW) for _ in range(2))
    decision.file(work, first, YES, head)
    decision.file(work, second, YES, head)
    assert [p.case_no for p in (first, second)] == ["第0001号", "第0002号"]
    assert (first.stage, first.filed_at, first.category) == (Stage.FILED, AT, "社会")


def test_recess_proposals_go_on_in_the_series_of_the_session(
    work: Work, make_proposal: MakeProposal, head: Actor
) -> None:
    decision.file(work, make_proposal(Stage.UNDER_REVIEW), YES, head)
    recess = make_proposal(Stage.UNDER_REVIEW, intake=Intake.RECESS)
    decision.file(work, recess, YES, head)
    assert recess.case_no == "第0002号"


@pytest.mark.parametrize(
    ("intake", "days", "started_on"),
    [
        (Intake.PLENARY, 0, date(2026, 3, 5)),
        (Intake.PLENARY, 20, date(2026, 3, 5)),
        (Intake.PLENARY, 60, date(2026, 5, 1)),
        (Intake.RECESS, 0, date(2026, 3, 2)),
    ],
    ids=["during the plenary", "after it", "when the assignment meeting is over", "in recess"],
)
def test_assignment_is_owed_from_the_close_of_the_plenary(
    work: Work,
    make_proposal: MakeProposal,
    head: Actor,
    intake: Intake,
    days: int,
    started_on: date,
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW, intake=intake)
    decision.file(work, proposal, YES, head.later(AT + timedelta(days=days)))
    owed = [(d.duty, d.debtor, d.started_on) for d in duties.of(proposal)]
    assert owed == [(Duty.ASSIGN, "交办机关", started_on)]


def test_every_confirmed_proposer_hears_of_the_filing(
    work: Work, make_proposal: MakeProposal, head: Actor
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    for number, (name, answer) in enumerate(
        [("委员乙", SignatureAnswer.CONFIRMED), ("委员丙", SignatureAnswer.DECLINED)], 2
    ):
        proposal.signatures.append(
            Signature(
                proposal_id=proposal.key,
                role=SignatureRole.COSIGNER,
                member_id=number,
                name=name,
                answer=answer,
            )
        )
    work.flush()
    decision.file(work, proposal, YES, head)
    notices = select(Letter).where(Letter.kind == "file/filing_notice").order_by(Letter.id)
    assert [(n.addressee, n.number) for n in work.exec(notices)] == [
        ("委员甲", "提立〔2026〕1号"),
        ("委员乙", "提立〔2026〕2号"),
    ]


@pytest.mark.parametrize(
    ("paper", "rules"),
    [
        (Filing("", "社会"), ["opinion_given"]),
        (Filing("同意立案。", " "), ["category_chosen"]),
        (Filing("", ""), ["opinion_given", "category_chosen"]),
    ],
    ids=["no opinion", "no category", "neither"],
)
def test_a_decision_to_file_is_complete(
    work: Work, make_proposal: MakeProposal, head: Actor, paper: Filing, rules: list[str]
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    with refused(work, proposal, Incomplete, *rules):
        decision.file(work, proposal, paper, head)


def test_filing_waits_for_the_last_level(
    work: Work, make_proposal: MakeProposal, head: Actor
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW, review_level=ReviewLevel.SECOND)
    with refused(work, proposal, NotNow, "at_last_level"):
        decision.file(work, proposal, YES, head)


def test_the_head_does_not_file_his_own(work: Work, make_proposal: MakeProposal) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    author = person(Role.COMMITTEE_HEAD, "委员甲", member_id=1)
    with refused(work, proposal, NotYou, "reviewer_is_not_author"):
        decision.file(work, proposal, YES, author)


@pytest.mark.parametrize("again", ["第0002号"], ids=["rule_39-number never reused"])
def test_the_number_of_a_withdrawn_proposal_is_not_given_again(
    work: Work, make_proposal: MakeProposal, head: Actor, member: Actor, again: str
) -> None:
    first, second = (make_proposal(Stage.UNDER_REVIEW) for _ in range(2))
    decision.file(work, first, YES, head)
    first.withdrawal_consented = True
    step.take(work, Act.WITHDRAW, first, member)
    case_numbers.void(work, first, "提案者撤案", AT)
    decision.file(work, second, YES, head)
    gap = work.exec(select(GivenNumber).where(GivenNumber.voided_at != None)).one()  # noqa: E711
    assert (second.case_no, gap.value, gap.voided_why) == (again, 1, "提案者撤案")


def test_a_rejected_proposal_says_why_and_whither(
    work: Work, make_proposal: MakeProposal, head: Actor
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    decision.reject(work, proposal, NO, head)
    assert (proposal.stage, proposal.reasons) == (Stage.NOT_FILED, ["VAGUE"])
    assert (proposal.disposition, proposal.case_no, duties.of(proposal)) == (
        "public_opinion",
        None,
        [],
    )


@pytest.mark.parametrize(
    ("paper", "rules"),
    [
        (NO._replace(reasons=()), ["filing_reason_given"]),
        (NO._replace(reasons=("NONE",)), ["filing_reason_known"]),
        (NO._replace(explanation=""), ["explanation_given"]),
        (NO._replace(disposition="dustbin"), ["disposition_known"]),
        (NO._replace(reasons=("STATE_SECRET",)), ["secret_is_kept"]),
        (NO._replace(reasons=("涉及党和国家秘密",)), ["secret_is_kept"]),
        (Rejection((), "", ""), ["filing_reason_given", "explanation_given", "disposition_known"]),
    ],
    ids=[
        *("no reason", "unknown reason", "no words", "no such way", "rule_05-secret"),
        *("rule_05-secret in words", "all at once"),
    ],
)
def test_a_decision_not_to_file_is_complete(
    work: Work, make_proposal: MakeProposal, head: Actor, paper: Rejection, rules: list[str]
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    with refused(work, proposal, Incomplete, *rules):
        decision.reject(work, proposal, paper, head)


@pytest.mark.parametrize(
    ("reason", "disposition"),
    [("STATE_SECRET", "kept"), ("涉及党和国家秘密", "存查")],
    ids=["rule_05-secret stops", "rule_05-secret in words stops"],
)
def test_a_secret_is_held_and_its_title_is_not_repeated(
    work: Work, make_proposal: MakeProposal, head: Actor, reason: str, disposition: str
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    decision.reject(work, proposal, Rejection((reason,), "内容涉密。", disposition), head)
    assert (proposal.reasons, proposal.disposition) == (["STATE_SECRET"], "kept")
    notice = work.exec(select(Letter).where(Letter.kind == "file/rejection_notice")).one()
    assert proposal.on_hold
    assert proposal.title not in notice.words


def test_a_conversion_waits_for_the_proposers_consent(
    work: Work, make_proposal: MakeProposal, head: Actor, clerk: Actor, member: Actor
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    decision.reject(work, proposal, NO, head)
    with refused(work, proposal, NotNow, "conversion_consented"):
        decision.convert(work, proposal, "社情民意信息科", clerk)
    decision.consent_conversion(work, proposal, member)
    decision.convert(work, proposal, "社情民意信息科", clerk)
    assert proposal.converted_to == "社情民意信息科"


def test_only_the_proposer_consents_to_a_conversion(
    work: Work, make_proposal: MakeProposal, head: Actor, cosigner: Actor
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    decision.reject(work, proposal, NO, head)
    with refused(work, proposal, NotYou, "own_proposal"):
        decision.consent_conversion(work, proposal, cosigner)


def test_a_clerk_consents_for_him_only_with_the_paper(
    work: Work, make_proposal: MakeProposal, head: Actor, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    decision.reject(work, proposal, NO, head)
    with refused(work, proposal, Incomplete, "proxy_needs_scan"):
        decision.consent_conversion(work, proposal, clerk)


PILES = {
    "filed": {Stage.FILED},
    "merged": {Stage.MERGED},
    "not_filed": {Stage.NOT_FILED},
    "withdrawn": {Stage.WITHDRAWN},
    "pending": {Stage.SUBMITTED, Stage.RETURNED, Stage.UNDER_REVIEW},
}


def counted(work: Work) -> Partition:
    """Every proposal that has a receipt, and every pile, each counted for itself."""
    received = work.exec(select(Proposal).where(Proposal.receipt_no != None)).all()  # noqa: E711
    piles = {name: sum(p.stage in stages for p in received) for name, stages in PILES.items()}
    return Partition(len(received), **piles)


@pytest.mark.parametrize("received", [6], ids=["rule_38-partition"])
def test_what_was_received_lies_in_exactly_one_pile(
    work: Work, make_proposal: MakeProposal, head: Actor, member: Actor, received: int
) -> None:
    under_review = [make_proposal(Stage.UNDER_REVIEW) for _ in range(received)]
    lead, child, rejected, withdrawn, numbered, _ = under_review
    decision.file(work, lead, YES, head)
    decision.file(work, child, YES, head)
    merging.consent(work, child, lead, member)
    merging.merge(work, child, "内容相同。", head)
    decision.reject(work, rejected, NO, head)
    step.take(work, Act.WITHDRAW, withdrawn, member)
    decision.file(work, numbered, YES, head)
    make_proposal()
    assert counted(work) == Partition(6, filed=2, merged=1, not_filed=1, withdrawn=1, pending=1)
    assert counted(work).adds_up
