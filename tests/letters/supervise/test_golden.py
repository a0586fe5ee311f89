"""The letters of 督 word for word, each written by the act that causes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from proposals.casework import duties
from proposals.casework.supervise import (
    archive,
    commitment,
    lookback,
    publishing,
    redating,
    supervision,
    urging,
    voiding,
)
from proposals.casework.supervise.supervision import SupervisionPlan
from proposals.records import Assignment, Issued, Letter, Supervision
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.handle.answered import Met, answer
from tests.casework.supervise.owing import ASSIGNER, CLERK, HEAD, MEMBER, VICE_CHAIR, on, owe
from tests.letters.golden import assert_golden
from tests.rules.replies import planned
from workflows.papers.finding import FindingPaper
from workflows.papers.lookback import Check
from workflows.terms import (
    AssignmentStage,
    Duty,
    Intake,
    ProposalStage,
    Role,
    Rung,
    SupervisionForm,
)
from workflows.workdays import Year, YearStatus, load_calendar

CHECK = Check("窗口已设立，流程已公布", "现场照片")


def urged(work: Work, unit: Assignment) -> None:
    urging.climb(work, owe(work, Duty.REPLY, unit), on(date(2026, 7, 1)))


def warned(work: Work, unit: Assignment) -> None:
    urging.climb(work, owe(work, Duty.REPLY, unit), on(date(2026, 5, 12)))


def not_called(work: Work, unit: Assignment) -> None:
    row = owe(work, Duty.FIRST_CONTACT, unit)
    urging.climb(work, row, on(row.due_on + timedelta(days=1)))


def together(work: Work, unit: Assignment) -> None:
    row = owe(work, Duty.REPLY, unit)
    urging.skip(work, row, Rung.SUPERVISE, "群众反映强烈", on(date(2026, 6, 10), HEAD))
    work.flush()
    urging.one_letter_per_unit(work, [row], on(date(2026, 6, 10), CLERK))


def invited(work: Work, unit: Assignment) -> Supervision:
    plan = SupervisionPlan(
        theme="老旧小区加装电梯",
        form=SupervisionForm.INSPECTION,
        proposals=[unit.proposal],
        lead_leader="戊",
        lead_role=Role.VICE_CHAIR,
        lead_office="城建委",
        coop_offices=["经济委", "提案委"],
        due_on=date(2026, 5, 29),
    )
    made = supervision.plan(work, plan, CLERK)
    supervision.approve(work, made, VICE_CHAIR)
    supervision.invite(work, made, [], CLERK)
    return made


def corrected(work: Work, unit: Assignment) -> None:
    made = invited(work, unit)
    supervision.start(work, made, AT.date(), "幸福里小区", CLERK)
    supervision.attendance(work, made, {"委员甲": True}, CLERK)
    paper = FindingPaper(
        unit.proposal_id,
        "受理窗口没有对外公布",
        "四月底前公布",
        "在政务大厅和网站公布窗口与流程",
        date(2026, 4, 30),
        "副主席戊",
        "城建委",
        "经济委",
    )
    supervision.findings(work, made, [paper], CLERK)


def cancelled(work: Work, unit: Assignment) -> None:
    supervision.cancel(work, invited(work, unit), "与主席会议视察合并进行", VICE_CHAIR)


def looked_back(work: Work, unit: Assignment) -> None:
    listed = lookback.plan(work, unit.proposal, CLERK)
    lookback.start(work, listed, CLERK)
    lookback.hear(work, listed, "确已设立窗口", MEMBER)


def confirmed(work: Work, unit: Assignment) -> None:
    looked_back(work, unit)
    lookback.confirm(work, unit.proposal.lookbacks[0], CHECK, CLERK)


def reclassified(work: Work, unit: Assignment) -> None:
    looked_back(work, unit)
    lookback.reclassify(work, unit.proposal.lookbacks[0], CHECK, "A", HEAD)


def reopened(work: Work, unit: Assignment) -> None:
    looked_back(work, unit)
    untrue = Check("窗口并未设立", "现场照片")
    lookback.fail(work, unit.proposal.lookbacks[0], untrue, HEAD)


def broken(work: Work, unit: Assignment) -> None:
    unit.stage, unit.proposal.stage = AssignmentStage.MET, ProposalStage.FACE_TO_FACE
    answer(work, Met(unit.proposal, unit), planned())
    (promise,) = unit.proposal.commitments
    commitment.break_promise(work, promise, "到期未见印发", on(date(2026, 10, 12), HEAD))


def not_kept(work: Work, unit: Assignment) -> None:
    unit.stage, unit.proposal.stage = AssignmentStage.MET, ProposalStage.FACE_TO_FACE
    answer(work, Met(unit.proposal, unit), planned())
    (owed,) = duties.of(unit.proposal, Duty.COMMITMENT)
    urging.climb(work, owed, on(owed.due_on + timedelta(days=10)))


def archived(work: Work, unit: Assignment) -> None:
    confirmed(work, unit)
    archive.archive(work, unit.proposal, CLERK)


def redated(work: Work, unit: Assignment) -> None:
    starter = on(date(2026, 11, 24), ASSIGNER)
    owed = {"debtor": unit.unit_name, "intake": Intake.PLENARY}
    row = duties.start(work, Duty.REPLY, unit, starter, **owed)  # type: ignore[arg-type]
    work.flush()
    off = ((date(2027, 2, 24), "春节"), (date(2027, 2, 25), "春节"))
    year = Year(2027, YearStatus.CONFIRMED, "国办发明电〔2026〕样例号", off)
    work.rules = replace(work.rules, calendar=load_calendar(year))
    redating.redate(work, row, on(date(2026, 12, 1)))


def voided(work: Work, unit: Assignment) -> None:
    letters = urging.climb(work, owe(work, Duty.REPLY, unit), on(date(2026, 6, 10)))
    (urge,) = (letter for letter in letters if letter.number)
    urge.posted_at = on(date(2026, 6, 10)).at
    work.flush()
    voiding.void(work, Issued(urge), "致送单位有误", on(date(2026, 6, 11), CLERK))


def to_publish(work: Work, unit: Assignment) -> None:
    row = owe(work, Duty.PUBLISH_SUBMITTED, unit.proposal)
    publishing.list_due(work, [row], on(row.due_on))


STORIES: dict[str, Callable[[Work, Assignment], object]] = {
    "notice": warned,
    "urge_letter": urged,
    "supervision_notice": urged,
    "circular": urged,
    "contact_missed": not_called,
    "unit_supervision_notice": together,
    "supervision_plan": invited,
    "supervision_invitation": invited,
    "supervision_cancelled": cancelled,
    "findings_notice": corrected,
    "lookback_sheet": looked_back,
    "lookback_result": confirmed,
    "reclass_slip": reclassified,
    "reopen_notice": reopened,
    "promise_missed": not_kept,
    "promise_result": broken,
    "archive_catalogue": archived,
    "redate_notice": redated,
    "publish_list": to_publish,
    "void_notice": voided,
}
AFTER_CLOSING = {looked_back, confirmed, reclassified, reopened, archived}


@pytest.mark.parametrize("kind", STORIES)
def test_the_letter_reads_as_it_always_did(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment, kind: str
) -> None:
    story = STORIES[kind]
    closed = story in AFTER_CLOSING
    stage = ProposalStage.CLOSED if closed else ProposalStage.HANDLING
    proposal = make_proposal(stage, case_no="第0012号", result_class="B" if closed else "")
    people = {"leader": "局长庚", "office": "房管科", "handler": "科员辛"}
    at = AssignmentStage.DONE if closed else AssignmentStage.HANDLING
    story(work, make_assignment(proposal, at, **people))
    asked = select(Letter).where(Letter.kind == f"supervise/{kind}")
    letter = work.exec(asked.order_by(col(Letter.id))).all()[-1]
    assert_golden(letter.words, f"supervise/{kind}")
