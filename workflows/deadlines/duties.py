"""DEADLINES, one row per duty: who owes it, the acts that start and end it, the setting."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.terms import Act, Duty, Role


@dataclass(frozen=True)
class DutyRow:
    """One duty; without a setting its date is named by people."""

    duty: Duty
    owed_by: Role
    starts: tuple[Act, ...]
    ends: tuple[Act, ...]
    setting: str | None
    event: str
    plenary_setting: str | None = None


_HANDED_OVER = (Act.ASSIGN, Act.REASSIGN)
_TAKEN_AWAY = (Act.APPROVE_RETURN, Act.REPLACE, Act.RECALL)

_ROWS = (
    DutyRow(
        Duty.REVIEW,
        Role.REVIEWER,
        (Act.ACCEPT, Act.ADVANCE),
        (Act.ADVANCE, Act.SEND_BACK, Act.FILE, Act.REJECT, Act.MERGE, Act.WITHDRAW),
        "filing.review",
        "提案受理或进入下一级审查",
    ),
    DutyRow(
        Duty.REVISE,
        Role.MEMBER,
        (Act.SEND_BACK,),
        (Act.SUBMIT, Act.WITHDRAW),
        "intake.revise_returned",
        "提案退回修改",
    ),
    DutyRow(
        Duty.ASSIGN,
        Role.ASSIGNER,
        (Act.FILE, Act.UNMERGE),
        (Act.ASSIGN, Act.MERGE, Act.WITHDRAW),
        "assignment.assign_recess",
        "提案立案（大会提案自全体会议闭幕起算）",
        "assignment.meeting_within",
    ),
    DutyRow(
        Duty.SIGN_FOR,
        Role.UNIT_OFFICE,
        _HANDED_OVER,
        (Act.SIGN_FOR, *_TAKEN_AWAY),
        "assignment.sign_for",
        "提案交办到承办单位",
    ),
    DutyRow(
        Duty.REQUEST_RETURN,
        Role.UNIT_OFFICE,
        _HANDED_OVER,
        (Act.REQUEST_RETURN, *_TAKEN_AWAY),
        "assignment.request_return",
        "提案交办到承办单位",
    ),
    DutyRow(
        Duty.DECIDE_RETURN,
        Role.ASSIGNER,
        (Act.REQUEST_RETURN,),
        (Act.APPROVE_RETURN, Act.DENY_RETURN, Act.CANCEL_RETURN),
        "assignment.decide_return",
        "承办单位申请退办",
    ),
    DutyRow(
        Duty.FIRST_CONTACT,
        Role.UNIT_HANDLER,
        _HANDED_OVER,
        (Act.CONTACT, Act.RECORD_MEETING, Act.WAIVE_MEETING, *_TAKEN_AWAY),
        "handling.first_contact",
        "提案交办到承办单位",
    ),
    DutyRow(
        Duty.CO_OPINION,
        Role.CO_UNIT,
        _HANDED_OVER,
        (Act.GIVE_OPINION, Act.WAIVE_OPINION, *_TAKEN_AWAY),
        "handling.co_opinion",
        "提案交办到会办单位",
    ),
    DutyRow(
        Duty.REPLY,
        Role.UNIT_OFFICE,
        _HANDED_OVER,
        (Act.ISSUE_REPLY, *_TAKEN_AWAY),
        "handling.reply_recess",
        "提案交办到承办单位",
        "handling.reply_plenary",
    ),
    DutyRow(
        Duty.FEEDBACK,
        Role.MEMBER,
        (Act.ISSUE_REPLY, Act.REPORT_PROMISE),
        (Act.RATE, Act.LAPSE, Act.OPINE_PROMISE),
        "feedback.window",
        "答复发出并送达征询意见表",
    ),
    DutyRow(
        Duty.REHANDLE,
        Role.UNIT_OFFICE,
        (Act.REHANDLE, Act.REOPEN, Act.REASSIGN),
        (Act.ISSUE_REPLY, Act.SPECIAL_CONSULT, *_TAKEN_AWAY),
        "rehandling.deadline",
        "提案转入二次办理",
    ),
    DutyRow(
        Duty.PUBLISH_SUBMITTED,
        Role.CLERK,
        (Act.SUBMIT,),
        (Act.PUBLISH_PROPOSAL, Act.WITHDRAW),
        "publication.submitted_within",
        "提案提交",
    ),
    DutyRow(
        Duty.PUBLISH_REPLY,
        Role.CLERK,
        (Act.ISSUE_REPLY,),
        (Act.PUBLISH_REPLY,),
        "reply.publish_within",
        "答复发出",
    ),
    DutyRow(
        Duty.COMMITMENT,
        Role.UNIT_LEADER,
        (Act.PROMISE, Act.MOVE_PROMISE),
        # A promise found broken is still owed: its clock runs on, up to 督办 and 通报.
        (Act.VERIFY_PROMISE, Act.MOVE_PROMISE),
        None,
        "登记承诺",
    ),
    DutyRow(
        Duty.LOOKBACK,
        Role.CLERK,
        (Act.PLAN_LOOKBACK,),
        (Act.CONFIRM_LOOKBACK, Act.RECLASSIFY, Act.FAIL_LOOKBACK),
        "lookback.same_year_by",
        "列入回头看",
    ),
    DutyRow(
        Duty.FINDING,
        Role.UNIT_LEADER,
        (Act.RECORD_FINDINGS,),
        (Act.VERIFY_FINDING,),
        None,
        "督办提出整改意见",
    ),
)

DEADLINES: dict[Duty, DutyRow] = {row.duty: row for row in _ROWS}


_UNMET = (Act.LAPSE, Act.MOVE_PROMISE)

LIFTING = frozenset({Act.WITHDRAW, Act.MERGE, *_TAKEN_AWAY, Act.CANCEL_RETURN, *_UNMET})
"""Acts by which a duty falls away without having been met."""


def started_by(act: Act) -> tuple[Duty, ...]:
    """The duties an act sets running.

    >>> [duty.label for duty in started_by(Act.REQUEST_RETURN)]
    ['退办决定']
    """
    return tuple(row.duty for row in _ROWS if act in row.starts)


def ended_by(act: Act) -> tuple[Duty, ...]:
    """The duties an act meets or makes void."""
    return tuple(row.duty for row in _ROWS if act in row.ends)
