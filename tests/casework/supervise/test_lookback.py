"""回头看: listed, checked, concluded; what integrity rule 37 refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from proposals.casework.supervise import lookback
from proposals.records import Assignment, Commitment, Letter, Lookback, Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.supervise.owing import CLERK, HEAD, MEMBER, on
from workflows.papers.lookback import Check
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import (
    AssignmentStage,
    CommitmentStage,
    Duty,
    LookbackStage,
    ProposalStage,
)

CHECK = Check("窗口已设立，流程已公布", "现场照片")


@pytest.fixture
def unit(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """A case closed with a plan (class B)."""
    closed = {"result_class": "B", "case_no": "第0012号", "closed_at": AT}
    proposal = make_proposal(ProposalStage.CLOSED, **closed)
    return make_assignment(proposal, AssignmentStage.DONE)


@pytest.fixture
def closed(unit: Assignment) -> Proposal:
    """That case."""
    return unit.proposal


def begun(work: Work, proposal: Proposal, *, heard: bool = True) -> Lookback:
    """A look-back under way, with the proposer's view."""
    listed = lookback.plan(work, proposal, CLERK)
    lookback.start(work, listed, CLERK)
    if heard:
        lookback.hear(work, listed, "确已设立窗口", MEMBER)
    return listed


def promised(work: Work, proposal: Proposal, stage: CommitmentStage) -> None:
    """A promise of this case."""
    made = Commitment(
        stage=stage,
        proposal_id=proposal.key,
        assignment_id=proposal.assignments[0].key,
        reply_id=1,
        item="印发办法",
        target="印发",
        due_on=date(2026, 9, 30),
        leader="局长庚",
        office="房管科",
        handler="科员辛",
    )
    with work.no_autoflush:
        proposal.commitments.append(made)


@pytest.mark.parametrize(
    ("code", "due_on"),
    [("A", date(2026, 11, 20)), ("B", date(2027, 6, 30))],
    ids=["solved: this year", "planned: next year"],
)
def test_the_class_decides_when(work: Work, closed: Proposal, code: str, due_on: date) -> None:
    closed.result_class = code
    listed = lookback.plan(work, closed, CLERK)
    (row,) = closed.deadlines
    assert (listed.due_on, row.subject_id, row.duty) == (due_on, listed.id, Duty.LOOKBACK)


def test_a_true_answer_is_closed_again(work: Work, closed: Proposal) -> None:
    listed = begun(work, closed)
    assert closed.stage == ProposalStage.LOOKBACK
    lookback.confirm(work, listed, CHECK, CLERK)
    assert (listed.stage, closed.stage) == (LookbackStage.CONFIRMED, ProposalStage.CLOSED)
    assert not closed.deadlines[0].running


def test_a_solved_plan_changes_its_class_and_keeps_the_old_one(
    work: Work, closed: Proposal
) -> None:
    listed = begun(work, closed)
    lookback.reclassify(work, listed, CHECK, "A", HEAD)
    assert (listed.class_before, listed.class_after, closed.result_class) == ("B", "A", "A")


def test_an_untrue_answer_is_handled_again(work: Work, unit: Assignment) -> None:
    listed = begun(work, unit.proposal)
    lookback.fail(work, listed, CHECK, HEAD)
    assert (unit.proposal.stage, unit.proposal.round) == (ProposalStage.REHANDLING, 2)
    assert (unit.stage, unit.round) == (AssignmentStage.HANDLING, 2)
    assert unit.proposal.deadlines[-1].duty == Duty.REHANDLE


def test_unit_and_proposer_get_every_letter(work: Work, closed: Proposal) -> None:
    lookback.confirm(work, begun(work, closed), CHECK, CLERK)
    letters = work.exec(select(Letter)).all()
    readers = {(letter.kind, letter.addressee) for letter in letters}
    kinds = ("supervise/lookback_sheet", "supervise/lookback_result")
    assert readers == {(kind, name) for kind in kinds for name in ("区住建局", "委员甲")}


@pytest.mark.parametrize(
    ("check", "rule"),
    [(Check("", "现场照片"), "findings_given"), (Check("窗口已设立", "—"), "evidence_given")],
    ids=["rule_37-no findings", "rule_37-no evidence"],
)
def test_no_class_rises_without_verification(
    work: Work, closed: Proposal, check: Check, rule: str
) -> None:
    listed = begun(work, closed)
    with pytest.raises(Incomplete, match=rule):
        lookback.reclassify(work, listed, check, "A", HEAD)
    assert (closed.result_class, listed.stage) == ("B", LookbackStage.UNDER_WAY)


def test_rule_37_no_class_rises_unless_the_proposer_is_heard(work: Work, closed: Proposal) -> None:
    listed = begun(work, closed, heard=False)
    with pytest.raises(NotNow, match="proposer_heard"):
        lookback.reclassify(work, listed, CHECK, "A", HEAD)
    assert (closed.result_class, closed.stage) == ("B", ProposalStage.LOOKBACK)


@pytest.mark.parametrize(
    ("before", "after"), [("B", "C"), ("A", "A"), ("C", "A")], ids=["rule_37-B→C", "A→A", "C→A"]
)
def test_only_a_plan_becomes_a_solution(
    work: Work, closed: Proposal, before: str, after: str
) -> None:
    closed.result_class = before
    listed = begun(work, closed)
    with pytest.raises(Incomplete, match="upgrade_only"):
        lookback.reclassify(work, listed, CHECK, after, HEAD)


def test_rule_37_a_broken_promise_is_no_solution(work: Work, closed: Proposal) -> None:
    listed = begun(work, closed)
    promised(work, closed, CommitmentStage.NOT_KEPT)
    with work.no_autoflush, pytest.raises(NotNow, match="promises_kept"):
        lookback.reclassify(work, listed, CHECK, "A", HEAD)
    work.expunge(closed.commitments.pop())


def test_a_clerk_writes_down_a_view_only_from_paper(work: Work, closed: Proposal) -> None:
    listed = begun(work, closed, heard=False)
    with pytest.raises(Incomplete, match="proxy_needs_scan"):
        lookback.hear(work, listed, "属实", CLERK)
    lookback.hear(work, listed, "属实", CLERK, scan="sha256:1a2b")
    assert listed.proposer_opinion == "属实"


def test_another_member_is_not_heard(work: Work, closed: Proposal) -> None:
    listed = begun(work, closed, heard=False)
    stranger = MEMBER.later(AT)
    with pytest.raises(NotYou, match="own_proposal"):
        lookback.hear(work, listed, "属实", type(stranger)("委员丁", stranger.role, AT, 4))


def test_only_the_clock_writes_down_silence(work: Work, closed: Proposal) -> None:
    listed = begun(work, closed, heard=False)
    lookback.hear(work, listed, "", on(date(2026, 4, 1)))
    assert listed.proposer_opinion == "未反馈"


def test_an_ad_hoc_look_back_says_why(work: Work, closed: Proposal) -> None:
    with pytest.raises(Incomplete, match="reason_given"):
        lookback.plan(work, closed, CLERK, ad_hoc=True)


def test_a_case_still_handled_is_looked_back_on_where_it_stands(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = make_proposal(ProposalStage.HANDLING)
    make_assignment(case, AssignmentStage.HANDLING)
    listed = lookback.plan(work, case, CLERK, ad_hoc=True, why="群众来信反映办理走过场")
    lookback.start(work, listed, CLERK)
    lookback.hear(work, listed, "没有人联系我", MEMBER)
    lookback.fail(work, listed, CHECK, HEAD)
    assert (listed.stage, case.stage) == (LookbackStage.REOPENED, ProposalStage.HANDLING)


def test_a_case_closed_meanwhile_is_handled_again(work: Work, unit: Assignment) -> None:
    case = unit.proposal
    case.stage = ProposalStage.HANDLING
    listed = lookback.plan(work, case, CLERK, ad_hoc=True, why="群众来信反映办理走过场")
    lookback.start(work, listed, CLERK)
    case.stage = ProposalStage.CLOSED
    lookback.hear(work, listed, "并未办成", MEMBER)
    lookback.fail(work, listed, CHECK, HEAD)
    assert (case.stage, case.round, unit.round) == (ProposalStage.REHANDLING, 2, 2)


def test_a_promise_broken_before_the_answer_in_force_is_no_bar(
    work: Work, closed: Proposal
) -> None:
    listed = begun(work, closed)
    promised(work, closed, CommitmentStage.NOT_KEPT)
    with work.no_autoflush:
        closed.commitments[0].settled_at, closed.replied_at = AT, AT + timedelta(days=7)
        lookback.confirm(work, listed, CHECK, CLERK)
    assert listed.stage == LookbackStage.CONFIRMED
    work.expunge(closed.commitments.pop())


def test_who_handles_the_case_is_not_heard_but_on_paper(work: Work, closed: Proposal) -> None:
    listed = begun(work, closed, heard=False)
    with pytest.raises(NotYou, match="handler_never_rates"):
        lookback.hear(work, listed, "属实", replace(MEMBER, unit_id=1))


def test_a_case_not_assigned_has_nothing_to_look_back_on(
    work: Work, make_proposal: MakeProposal
) -> None:
    with pytest.raises(NotNow, match="case_assigned"):
        lookback.plan(work, make_proposal(ProposalStage.FILED), CLERK)


def test_a_withdrawn_case_is_not_looked_back_on(work: Work, closed: Proposal) -> None:
    closed.stage = ProposalStage.WITHDRAWN
    with pytest.raises(NotNow, match="case_not_ended"):
        lookback.plan(work, closed, CLERK, ad_hoc=True, why="抽查")
    assert closed.deadlines == []


def test_one_look_back_at_a_time(work: Work, closed: Proposal) -> None:
    lookback.plan(work, closed, CLERK)
    with pytest.raises(NotNow, match="one_lookback"):
        lookback.plan(work, closed, CLERK)
