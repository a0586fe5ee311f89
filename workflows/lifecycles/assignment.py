"""The life of one proposal at one handling unit: 签收, 申退, 面商, 会办意见, 答复, 延期."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.engine import Lifecycle, Move, Wait
from workflows.terms import Act, AssignmentStage, Duty, Role
from workflows.terms import AssignmentStage as Stage


@dataclass
class AssignmentDocket:
    """Everything the rulebook asks of one assignment."""

    stage: AssignmentStage = AssignmentStage.PENDING_SIGN
    answering: bool = True
    """独办, 主办 or 分办; a 会办 unit answers the lead, not the proposer."""
    signed: bool = False
    in_return_window: bool = False
    returns_left: bool = True
    meeting_unconfirmed: bool = False
    meeting_disputable: bool = False
    meeting_in_person: bool = False
    meeting_waivable: bool = False
    met_otherwise: bool = True
    """Without the record that the proposer denies, it is still met or waived."""
    co_opinion_missing: bool = False
    reply_passed: bool = False
    reply_issued: bool = False
    extension_pending: bool = False
    extension_ahead: bool = True
    extensions_left: bool = True
    before_expiry: bool = True
    case_withdrawn: bool = False


def answering_unit(docket: AssignmentDocket) -> bool:
    """会办单位不直接答复提案者，会办意见请送主办单位"""
    return docket.answering


def co_unit(docket: AssignmentDocket) -> bool:
    """只有会办单位送会办意见"""
    return not docket.answering


def in_return_window(docket: AssignmentDocket) -> bool:
    """申请退办的期限已过，不再调整承办单位"""
    return docket.in_return_window


def returns_left(docket: AssignmentDocket) -> bool:
    """退办申请已被驳回且没有新的事实，不能再次申请"""
    return docket.returns_left


def signed(docket: AssignmentDocket) -> bool:
    """已签收的，恢复为办理中"""
    return docket.signed


def not_signed(docket: AssignmentDocket) -> bool:
    """未签收的，恢复为待签收"""
    return not docket.signed


def meeting_unconfirmed(docket: AssignmentDocket) -> bool:
    """没有待提案者确认的面商记录"""
    return docket.meeting_unconfirmed


def meeting_disputable(docket: AssignmentDocket) -> bool:
    """没有待确认的面商记录或谢绝记录，无从不认可"""
    return docket.meeting_disputable


def meeting_in_person(docket: AssignmentDocket) -> bool:
    """电话、邮件、书信不是面对面"""
    return docket.meeting_in_person


def meeting_remote(docket: AssignmentDocket) -> bool:
    """电话、邮件、书信沟通只作记录，不算面对面"""
    return not docket.meeting_in_person


def meeting_waivable(docket: AssignmentDocket) -> bool:
    """免予面商须有提案者同意，或在不同日期谢绝达到规定次数的记录"""
    return docket.meeting_waivable


def met_otherwise(docket: AssignmentDocket) -> bool:
    """没有其他面商或免予面商的依据，退回办理中，须另行面商"""
    return docket.met_otherwise


def not_met_otherwise(docket: AssignmentDocket) -> bool:
    """另有面商或免予面商的依据，无须退回办理中"""
    return not docket.met_otherwise


def every_co_opinion_in(docket: AssignmentDocket) -> bool:
    """各会办单位的会办意见须已送达，或经批准免送"""
    return not docket.co_opinion_missing


def reply_passed(docket: AssignmentDocket) -> bool:
    """答复须经交办机关或提案委审核通过方可发出"""
    return docket.reply_passed


def reply_not_passed(docket: AssignmentDocket) -> bool:
    """答复已审核通过"""
    return not docket.reply_passed


def reply_issued(docket: AssignmentDocket) -> bool:
    """本单位没有发出过答复，无从补充"""
    return docket.reply_issued


def extension_pending(docket: AssignmentDocket) -> bool:
    """没有待批的延期申请"""
    return docket.extension_pending


def no_extension_pending(docket: AssignmentDocket) -> bool:
    """已有一份延期申请待批"""
    return not docket.extension_pending


def extension_ahead(docket: AssignmentDocket) -> bool:
    """申请延至的日期须晚于现行期限且尚未过去；已不符合的，请办理不同意延期"""
    return docket.extension_ahead


def extensions_left(docket: AssignmentDocket) -> bool:
    """延期次数已用完"""
    return docket.extensions_left


def before_expiry(docket: AssignmentDocket) -> bool:
    """办理期限已过，延期须在期满前申请"""
    return docket.before_expiry


def case_goes_on(docket: AssignmentDocket) -> bool:
    """本案继续办理的，撤回的单位记为已退办"""
    return not docket.case_withdrawn


def case_withdrawn(docket: AssignmentDocket) -> bool:
    """本案已撤案的，撤回的单位记为办结"""
    return docket.case_withdrawn


WORKING = (Stage.HANDLING, Stage.MET)
UNANSWERED = (
    *(Stage.PENDING_SIGN, Stage.RETURN_REQUESTED, *WORKING),
    *(Stage.OPINION_GIVEN, Stage.REPLY_REVIEW),
)

MOVES: tuple[Move[AssignmentDocket], ...] = (
    Move(Act.SIGN_FOR, (Stage.PENDING_SIGN,), Stage.HANDLING),
    Move(
        Act.REQUEST_RETURN,
        (Stage.PENDING_SIGN, Stage.HANDLING),
        Stage.RETURN_REQUESTED,
        (in_return_window, returns_left),
    ),
    Move(Act.CANCEL_RETURN, (Stage.RETURN_REQUESTED,), Stage.HANDLING, (signed,)),
    Move(Act.CANCEL_RETURN, (Stage.RETURN_REQUESTED,), Stage.PENDING_SIGN, (not_signed,)),
    Move(Act.DENY_RETURN, (Stage.RETURN_REQUESTED,), Stage.HANDLING, (signed,)),
    Move(Act.DENY_RETURN, (Stage.RETURN_REQUESTED,), Stage.PENDING_SIGN, (not_signed,)),
    Move(Act.APPROVE_RETURN, (Stage.RETURN_REQUESTED,), Stage.RETURNED),
    Move(Act.REPLACE, (Stage.PENDING_SIGN, *WORKING), Stage.RETURNED),
    Move(Act.CONTACT, WORKING),
    Move(Act.RECORD_MEETING, WORKING),
    Move(
        Act.CONFIRM_MEETING,
        (Stage.HANDLING,),
        Stage.MET,
        (meeting_unconfirmed, meeting_in_person),
    ),
    Move(Act.CONFIRM_MEETING, (Stage.HANDLING,), None, (meeting_unconfirmed, meeting_remote)),
    Move(Act.CONFIRM_MEETING, (Stage.MET,), None, (meeting_unconfirmed,)),
    Move(Act.DISPUTE_MEETING, (Stage.HANDLING,), None, (meeting_disputable,)),
    Move(Act.DISPUTE_MEETING, (Stage.MET,), None, (meeting_disputable, met_otherwise)),
    Move(
        Act.DISPUTE_MEETING,
        (Stage.MET,),
        Stage.HANDLING,
        (meeting_disputable, not_met_otherwise),
    ),
    Move(Act.WAIVE_MEETING, (Stage.HANDLING,), Stage.MET, (answering_unit, meeting_waivable)),
    Move(
        Act.REQUEST_EXTENSION,
        WORKING,
        None,
        (before_expiry, extensions_left, no_extension_pending),
    ),
    Move(Act.GRANT_EXTENSION, WORKING, None, (extension_pending, extension_ahead)),
    Move(Act.DENY_EXTENSION, WORKING, None, (extension_pending,)),
    Move(Act.GIVE_OPINION, WORKING, Stage.OPINION_GIVEN, (co_unit,)),
    Move(Act.WAIVE_OPINION, (Stage.PENDING_SIGN, *WORKING), Stage.DONE, (co_unit,)),
    Move(
        Act.SUBMIT_REPLY,
        (Stage.MET,),
        Stage.REPLY_REVIEW,
        (answering_unit, every_co_opinion_in),
    ),
    Move(Act.REJECT_REPLY, (Stage.REPLY_REVIEW,), Stage.MET),
    Move(Act.PASS_REPLY, (Stage.REPLY_REVIEW,), None, (reply_not_passed,)),
    Move(Act.ISSUE_REPLY, (Stage.REPLY_REVIEW,), Stage.REPLIED, (reply_passed,)),
    Move(Act.SUPPLEMENT, (Stage.REPLIED, Stage.DONE), None, (answering_unit, reply_issued)),
    Move(Act.REDO, (Stage.REPLIED, Stage.DONE), Stage.HANDLING, (answering_unit,)),
    Move(Act.FINISH, (Stage.REPLIED, Stage.OPINION_GIVEN), Stage.DONE),
    Move(Act.RECALL, UNANSWERED, Stage.RETURNED, (case_goes_on,)),
    Move(Act.RECALL, UNANSWERED, Stage.DONE, (case_withdrawn,)),
)

UNIT = (Role.UNIT_OFFICE, Role.UNIT_HANDLER, Role.UNIT_LEADER)

WAITS = (
    Wait(Stage.PENDING_SIGN, (Role.UNIT_OFFICE,), Duty.SIGN_FOR),
    Wait(Stage.RETURN_REQUESTED, (Role.ASSIGNER,), Duty.DECIDE_RETURN),
    Wait(Stage.HANDLING, UNIT, Duty.REPLY),
    Wait(Stage.MET, UNIT, Duty.REPLY),
    Wait(Stage.REPLY_REVIEW, UNIT, Duty.REPLY),
)

LIFE = Lifecycle("承办件", AssignmentStage, MOVES, WAITS)
