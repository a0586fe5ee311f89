"""What a proposer is told of his case, in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.desk.clocks import Clock
from proposals.desk.listing import Row, UnitTag
from proposals.desk.workbench.sentences import PLAIN, day, sentence
from workflows.terms import (
    AssignmentStage,
    Duty,
    ProposalStage,
    ProposerKind,
    UnitRole,
)

TODAY = date(2026, 4, 8)
Stage = ProposalStage


def row(stage: Stage, *units: UnitTag, lead: str = "") -> Row:
    return Row(
        *(1, "第0001号", "案由", "委员甲", "教育", ProposerKind.INDIVIDUAL, "社会", None, stage),
        *(1, False, None, "", lead),
        units,
        (),
        None,
    )


def unit(stage: AssignmentStage, name: str = "市教育局", role: UnitRole = UnitRole.LEAD) -> UnitTag:
    return UnitTag(name, role, stage)


def clock(duty: Duty, due_on: date = date(2026, 6, 30)) -> Clock:
    late = due_on < TODAY
    return Clock(1, duty.value, duty.label, "", TODAY, due_on, False, "在办", late, 9, "")


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_its_sentence(stage: Stage) -> None:
    assert sentence(row(stage), (), TODAY) == PLAIN[stage]


@pytest.mark.parametrize(
    ("stage", "met"),
    [
        (AssignmentStage.PENDING_SIGN, "尚未签收"),
        (AssignmentStage.HANDLING, "尚未面商"),
        (AssignmentStage.MET, "已面商"),
    ],
)
def test_a_case_at_its_unit(stage: AssignmentStage, met: str) -> None:
    told = sentence(row(Stage.HANDLING, unit(stage)), [clock(Duty.REPLY)], TODAY)
    assert told == f"市教育局将于6月30日前答复，{met}。"


def test_a_late_answer_is_called_late() -> None:
    late = clock(Duty.REHANDLE, date(2026, 4, 1))
    told = sentence(row(Stage.REHANDLING, unit(AssignmentStage.HANDLING)), [late], TODAY)
    assert told == "市教育局应于4月1日前二次答复，已超期，尚未面商。"


def test_a_co_unit_is_not_named_as_answering() -> None:
    co = unit(AssignmentStage.MET, "市财政局", UnitRole.CO)
    units = (unit(AssignmentStage.MET), co)
    assert "市财政局" not in sentence(row(Stage.HANDLING, *units), [clock(Duty.REPLY)], TODAY)


def test_a_merged_case_names_its_lead() -> None:
    assert sentence(row(Stage.MERGED, lead="第0012号"), (), TODAY).startswith("已并入第0012号")


@pytest.mark.parametrize(
    ("stage", "duty", "told"),
    [
        (Stage.RETURNED, Duty.REVISE, "已退回，请于6月30日前修改后重新提交。"),
        (Stage.UNDER_REVIEW, Duty.REVIEW, "正在审查，本级审查应于6月30日前完成。"),
        (Stage.FILED, Duty.ASSIGN, "已立案，应于6月30日前交办。"),
        (Stage.REPLIED, Duty.FEEDBACK, "已经答复，请于6月30日前反馈意见。"),
    ],
)
def test_a_date_is_said_where_there_is_one(stage: Stage, duty: Duty, told: str) -> None:
    assert sentence(row(stage), [clock(duty)], TODAY) == told


def test_another_year_is_said() -> None:
    assert [day(date(y, 2, 9), TODAY) for y in (2026, 2027)] == ["2月9日", "2027年2月9日"]
