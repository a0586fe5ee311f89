"""What is happening with a case, in one sentence a proposer understands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from proposals.desk.clocks import Clock
from proposals.desk.listing.rows import Row, UnitTag
from workflows.terms import AssignmentStage, Duty
from workflows.terms import ProposalStage as Stage

AT_UNITS = {Stage.ASSIGNED, Stage.HANDLING, Stage.FACE_TO_FACE, Stage.REHANDLING}
MET = {AssignmentStage.MET, AssignmentStage.REPLY_REVIEW, AssignmentStage.REPLIED}

PLAIN: dict[Stage, str] = {
    Stage.DRAFT: "草稿，尚未提交。",
    Stage.SUBMITTED: "已经收到，等待提案委办公室受理。",
    Stage.RETURNED: "已退回，请修改后重新提交。",
    Stage.WITHDRAWN: "已撤案。",
    Stage.UNDER_REVIEW: "正在审查。",
    Stage.FILED: "已立案，等待交办。",
    Stage.MERGED: "已并案，随主案办理，答复和评价的权利不变。",
    Stage.NOT_FILED: "未予立案，理由和去向见通知。",
    Stage.ASSIGNED: "已交办，等待承办单位签收。",
    Stage.HANDLING: "承办单位正在办理。",
    Stage.FACE_TO_FACE: "已面商，等待答复。",
    Stage.REPLIED: "已经答复，正在征询提案者意见。",
    Stage.REHANDLING: "正在二次办理。",
    Stage.CLOSED: "已办结。",
    Stage.TRACKING: "已办结，答复中的承诺正在跟踪办理。",
    Stage.LOOKBACK: "正在回头看，核查答复是否落实。",
    Stage.ARCHIVED: "已归档。",
}
DATED: dict[Stage, tuple[Duty, str]] = {
    Stage.RETURNED: (Duty.REVISE, "已退回，请于{}前修改后重新提交。"),
    Stage.UNDER_REVIEW: (Duty.REVIEW, "正在审查，本级审查应于{}前完成。"),
    Stage.FILED: (Duty.ASSIGN, "已立案，应于{}前交办。"),
    Stage.REPLIED: (Duty.FEEDBACK, "已经答复，请于{}前反馈意见。"),
}


def sentence(row: Row, clocks: Sequence[Clock], today: date) -> str:
    """Where the case stands and what comes by when."""
    if row.stage in AT_UNITS and (told := _at_units(row, clocks, today)):
        return told
    if row.stage == Stage.MERGED and row.lead_number:
        return f"已并入{row.lead_number}，随主案办理，答复和评价的权利不变。"
    duty, words = DATED.get(row.stage, (None, ""))
    due = next((clock for clock in clocks if duty and clock.duty == duty), None)
    return words.format(day(due.due_on, today)) if due else PLAIN[row.stage]


def day(on: date, today: date) -> str:
    """A date as people say it: the year only when it is another one."""
    spoken = f"{on.month}月{on.day}日"
    return spoken if on.year == today.year else f"{on.year}年{spoken}"


def _at_units(row: Row, clocks: Sequence[Clock], today: date) -> str:
    """区教育局将于6月30日前答复，已面商。"""
    answering = [unit for unit in row.units if unit.role.answers]
    due = next((c for c in clocks if c.duty in {Duty.REPLY, Duty.REHANDLE}), None)
    if due is None or not answering:
        return ""
    again = "二次" if due.duty == Duty.REHANDLE else ""
    until = day(due.due_on, today)
    when = f"应于{until}前{again}答复，已超期" if due.overdue else f"将于{until}前{again}答复"
    return f"{_named(answering)}{when}，{_met(answering)}。"


def _named(answering: Sequence[UnitTag]) -> str:
    return "、".join(unit.name for unit in answering)


def _met(answering: Sequence[UnitTag]) -> str:
    if all(unit.stage in MET for unit in answering):
        return "已面商"
    pending = any(unit.stage == AssignmentStage.PENDING_SIGN for unit in answering)
    return "尚未签收" if pending else "尚未面商"
