"""督办 from the plan to its close; what integrity rule 35 refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import col, select

from proposals.casework.supervise import supervision, urging
from proposals.casework.supervise.supervision import Guest, SupervisionPlan
from proposals.records import Assignment, Entry, Letter, Supervision, dockets
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.supervise.owing import CLERK, HEAD, VICE_CHAIR, handled, on, plan_over
from workflows.papers.finding import FindingPaper
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Act, Duty, ProposalStage, Role, SupervisionStage

DUE = date(2026, 5, 29)


@pytest.fixture
def case(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """A case that 区住建局 handles."""
    return handled(make_proposal, make_assignment)


@pytest.fixture
def whole(case: Assignment) -> SupervisionPlan:
    """A plan that lacks nothing."""
    return plan_over(case)


def begun(work: Work, plan: SupervisionPlan, *, present: bool = True) -> Supervision:
    """A supervision that is being held, with everybody's presence on record."""
    made = supervision.plan(work, plan, CLERK)
    supervision.approve(work, made, VICE_CHAIR)
    supervision.invite(work, made, [], CLERK)
    supervision.start(work, made, date(2026, 3, 2), "幸福里小区", CLERK)
    if present:
        supervision.attendance(work, made, {"委员甲": True}, CLERK)
    return made


def finding(case: Assignment) -> FindingPaper:
    """An 整改意见 that lacks nothing."""
    return FindingPaper(
        case.proposal_id,
        "受理窗口没有对外公布",
        "四月底前公布",
        "在政务大厅和网站公布窗口与流程",
        date(2026, 4, 30),
        "副主席戊",
        "城建委",
        "经济委",
    )


def kinds(work: Work) -> list[str]:
    """Every kind of letter written so far."""
    return list(work.exec(select(Letter.kind).order_by(col(Letter.id))))


def test_a_supervision_goes_from_plan_to_close(
    work: Work, whole: SupervisionPlan, case: Assignment
) -> None:
    made = begun(work, whole)
    (found,) = supervision.findings(work, made, [finding(case)], CLERK)
    supervision.verify_finding(work, made, found, "网站截图", CLERK)
    supervision.verify(work, made, "整改到位。", CLERK)
    supervision.close(work, made, HEAD)
    assert (made.stage, made.closed_at) == (SupervisionStage.CLOSED, HEAD.at)


@pytest.mark.parametrize(
    ("changed", "rules"),
    [
        ({"lead_role": Role.COMMITTEE_HEAD}, {"lead_of_rank"}),
        ({"lead_leader": ""}, {"lead_of_rank", "block_complete"}),
        ({"lead_office": ""}, {"committee_named", "block_complete"}),
        ({"coop_offices": []}, {"block_complete"}),
    ],
    ids=["rule_35-no rank", "rule_35-no lead", "rule_35-no committee", "rule_35-no block"],
)
def test_an_incomplete_plan_is_not_approved(
    work: Work, whole: SupervisionPlan, changed: dict[str, object], rules: set[str]
) -> None:
    made = supervision.plan(work, replace(whole, **changed), CLERK)  # type: ignore[arg-type]
    with pytest.raises(NotNow) as refusal:
        supervision.approve(work, made, VICE_CHAIR)
    assert set(refusal.value.rules) == rules
    assert (made.stage, made.approved_by, kinds(work)) == (SupervisionStage.PLANNED, "", [])


def test_rule_35_a_proposal_not_yet_assigned_is_not_supervised(
    work: Work, whole: SupervisionPlan, make_proposal: MakeProposal
) -> None:
    filed = make_proposal(ProposalStage.FILED)
    made = supervision.plan(work, replace(whole, proposals=[filed]), CLERK)
    with pytest.raises(NotNow, match="every_case_assigned"):
        supervision.approve(work, made, VICE_CHAIR)


@pytest.mark.parametrize(
    "stage",
    [ProposalStage.WITHDRAWN, ProposalStage.ARCHIVED],
    ids=["rule_35-withdrawn", "rule_40-archived"],
)
def test_a_case_that_has_ended_is_not_supervised(
    work: Work, whole: SupervisionPlan, case: Assignment, stage: ProposalStage
) -> None:
    case.proposal.stage = stage
    with pytest.raises(NotNow, match="case_not_ended"):
        supervision.plan(work, whole, CLERK)
    assert work.exec(select(Supervision)).all() == []


def test_rule_35_one_case_withdrawn_meanwhile_keeps_nothing_from_the_others(
    work: Work, case: Assignment, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    gone = handled(make_proposal, make_assignment, case_no="第0013号")
    made = begun(work, plan_over(case, gone))
    gone.proposal.stage = ProposalStage.WITHDRAWN
    with pytest.raises(NotNow) as refusal:
        supervision.findings(work, made, [finding(case), finding(gone)], CLERK)
    assert [o.sentence[:9] for o in refusal.value.objections] == ["第0013号已撤案"]
    (found,) = supervision.findings(work, made, [finding(case)], CLERK)
    assert (found.proposal, gone.proposal.deadlines) == (case.proposal, [])


def test_rule_35_when_every_case_has_ended_only_its_verification_is_left(
    work: Work, whole: SupervisionPlan, case: Assignment
) -> None:
    made = begun(work, whole)
    case.proposal.stage = ProposalStage.WITHDRAWN
    against = made.life.objections(Act.RECORD_FINDINGS, dockets.of(made, work, AT.date()))
    assert [o.rule for o in against] == ["case_goes_on"]
    supervision.verify(work, made, "提案已撤案。", CLERK)
    assert made.stage == SupervisionStage.VERIFIED


def test_rule_35_open_findings_keep_it_open(
    work: Work, whole: SupervisionPlan, case: Assignment
) -> None:
    made = begun(work, whole)
    supervision.findings(work, made, [finding(case)], CLERK)
    with pytest.raises(NotNow, match="no_finding_open"):
        supervision.verify(work, made, "整改到位。", CLERK)
    assert (made.stage, made.report) == (SupervisionStage.FINDINGS_OPEN, "")


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"theme": "……"}, "theme_given"),
        ({"proposals": []}, "case_named"),
        ({"due_on": date(2026, 3, 1)}, "date_ahead"),
    ],
    ids=["no theme", "no case", "past date"],
)
def test_a_plan_says_what_and_by_when(
    work: Work, whole: SupervisionPlan, changed: dict[str, object], rule: str
) -> None:
    with pytest.raises(Incomplete, match=rule):
        supervision.plan(work, replace(whole, **changed), CLERK)  # type: ignore[arg-type]
    assert work.exec(select(Supervision)).all() == []


def test_a_clerk_does_not_approve(work: Work, whole: SupervisionPlan) -> None:
    made = supervision.plan(work, whole, CLERK)
    with pytest.raises(NotYou, match="role_permits_act"):
        supervision.approve(work, made, CLERK)


def test_the_proposers_are_invited_unless_others_are_named(
    work: Work, whole: SupervisionPlan
) -> None:
    made = supervision.plan(work, whole, CLERK)
    supervision.approve(work, made, VICE_CHAIR)
    supervision.invite(work, made, [], CLERK)
    supervision.invite(work, made, [Guest("专家壬"), Guest("委员甲", 1)], CLERK)
    assert [guest.name for guest in made.guests] == ["委员甲", "专家壬"]
    assert kinds(work).count("supervise/supervision_invitation") == 2


def test_it_does_not_start_without_proposers(work: Work, whole: SupervisionPlan) -> None:
    made = supervision.plan(work, whole, CLERK)
    supervision.approve(work, made, VICE_CHAIR)
    with pytest.raises(NotNow, match="proposers_invited"):
        supervision.start(work, made, date(2026, 3, 2), "幸福里小区", CLERK)


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 3, 3)], ids=["before", "to come"])
def test_it_is_held_between_the_plan_and_today(
    work: Work, whole: SupervisionPlan, day: date
) -> None:
    made = supervision.plan(work, whole, CLERK)
    with pytest.raises(Incomplete, match="held_by_today"):
        supervision.start(work, made, day, "幸福里小区", CLERK)


@pytest.mark.parametrize(
    ("present", "rule"),
    [({}, "attendance_complete"), ({"委员甲": True, "委员丁": True}, "guest_invited")],
    ids=["left out", "not invited"],
)
def test_attendance_names_every_guest_and_nobody_else(
    work: Work, whole: SupervisionPlan, present: dict[str, bool], rule: str
) -> None:
    made = begun(work, whole, present=False)
    with pytest.raises(Incomplete, match=rule):
        supervision.attendance(work, made, present, CLERK)
    assert made.guests[0].attended is None


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"problem": ""}, "finding_has_problem"),
        ({"target": " "}, "finding_has_target"),
        ({"measures": "。"}, "finding_has_measures"),
        ({"lead_leader": ""}, "block_has_leader"),
        ({"lead_office": ""}, "block_has_office"),
        ({"coop_offices": ""}, "block_has_coop_offices"),
        ({"due_on": date(2026, 3, 2)}, "date_ahead"),
        ({"proposal_id": 99}, "case_covered"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_finding_has_its_four_parts_and_its_block(
    work: Work, whole: SupervisionPlan, case: Assignment, changed: dict[str, object], rule: str
) -> None:
    made = begun(work, whole)
    papers = [finding(case)._replace(**changed)]  # type: ignore[arg-type]
    with pytest.raises(Incomplete, match=rule):
        supervision.findings(work, made, papers, CLERK)
    assert (made.stage, made.findings) == (SupervisionStage.UNDER_WAY, [])


def test_a_finding_is_owed_by_the_unit_and_ends_with_its_verification(
    work: Work, whole: SupervisionPlan, case: Assignment
) -> None:
    made = begun(work, whole)
    first, second = supervision.findings(work, made, [finding(case)] * 2, CLERK)
    supervision.verify_finding(work, made, first, "网站截图", CLERK)
    owed = {d.subject_id: d for d in case.proposal.deadlines if d.duty == Duty.FINDING}
    assert (owed[first.id].running, owed[second.id].running) == (False, True)
    assert (owed[second.id].debtor, owed[second.id].due_on) == ("区住建局", date(2026, 4, 30))


@pytest.mark.parametrize("again", [False, True], ids=["no evidence", "twice"])
def test_a_finding_is_verified_once_and_with_evidence(
    work: Work, whole: SupervisionPlan, case: Assignment, again: bool
) -> None:
    made = begun(work, whole)
    first, _ = supervision.findings(work, made, [finding(case)] * 2, CLERK)
    if again:
        supervision.verify_finding(work, made, first, "网站截图", CLERK)
    with pytest.raises(NotNow if again else Incomplete):
        supervision.verify_finding(work, made, first, "网站截图" if again else "", CLERK)


def test_a_late_finding_is_urged_under_its_leader(
    work: Work, whole: SupervisionPlan, case: Assignment
) -> None:
    made = begun(work, whole)
    supervision.findings(work, made, [finding(case)], CLERK)
    work.flush()
    (row,) = case.proposal.deadlines
    *_, notice = urging.climb(work, row, on(date(2026, 5, 18)))
    assert notice.kind == "supervise/supervision_notice"
    assert "<td>副主席戊</td>" in notice.words


def test_invited_guests_hear_that_it_is_cancelled(work: Work, whole: SupervisionPlan) -> None:
    made = supervision.plan(work, whole, CLERK)
    supervision.approve(work, made, VICE_CHAIR)
    supervision.invite(work, made, [], CLERK)
    supervision.cancel(work, made, "与视察合并进行", VICE_CHAIR)
    assert made.stage == SupervisionStage.CANCELLED
    assert kinds(work)[-1] == "supervise/supervision_cancelled"


def test_a_supervision_keeps_its_own_history(work: Work, whole: SupervisionPlan) -> None:
    made = begun(work, whole)
    asked = select(Entry.act).where(Entry.chain == f"supervision:{made.key}")
    acts = work.exec(asked.order_by(col(Entry.number))).all()
    assert acts[:2] == [Act.PLAN_SUPERVISION, Act.APPROVE_SUPERVISION]
