"""ACTS: which function carries out which act; what follows of itself is named apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from workflows.refusals import NotNow, Objection
from workflows.terms import Act

ACTS: Mapping[Act, str] = {
    # 提
    Act.DRAFT: "submit.drafting:draft",
    Act.OPEN_CALL: "submit.collective:open_call",
    Act.JOIN_CALL: "submit.collective:join_call",
    Act.INVITE: "submit.cosigning:invite",
    Act.UNINVITE: "submit.cosigning:uninvite",
    Act.COSIGN: "submit.cosigning:cosign",
    Act.DECLINE: "submit.cosigning:decline",
    Act.LEAVE: "submit.cosigning:leave",
    Act.SIGN_COLLECTIVE: "submit.collective:sign",
    Act.SUBMIT: "submit.intake:submit",
    Act.WITHDRAW: "submit.intake:withdraw",
    Act.CONSENT_WITHDRAWAL: "submit.intake:consent_withdrawal",
    Act.ATTACH: "attaching:attach",
    Act.REMOVE_ATTACHMENT: "attaching:remove",
    # 立
    Act.ACCEPT: "file.review:accept",
    Act.SEND_BACK: "file.review:send_back",
    Act.ADVANCE: "file.review:advance",
    Act.REVISE_TEXT: "file.review:revise_text",
    Act.HOLD: "file.review:hold",
    Act.RELEASE: "file.review:release",
    Act.FILE: "file.decision:file",
    Act.REJECT: "file.decision:reject",
    Act.CONSENT_CONVERSION: "file.decision:consent_conversion",
    Act.CONVERT: "file.decision:convert",
    Act.CONSENT_MERGE: "file.merging:consent",
    Act.MERGE: "file.merging:merge",
    Act.UNMERGE: "file.merging:unmerge",
    Act.PUBLISH_PROPOSAL: "file.publication:publish_proposal",
    Act.NOMINATE_KEY: "file.key:nominate",
    Act.OPINE_KEY: "file.key:opine",
    Act.DECIDE_KEY: "file.key:decide",
    # 办
    Act.PROPOSE_UNITS: "handle.assignment:propose_units",
    Act.ASSIGN: "handle.assignment:assign",
    Act.RATE: "handle.feedback:rate",
    Act.AMEND_RATING: "handle.feedback:amend",
    Act.SPECIAL_CONSULT: "handle.rounds:special_consult",
    Act.CLOSE: "handle.rounds:close",
    Act.REHANDLE: "handle.rounds:rehandle",
    Act.PUBLISH_REPLY: "file.publication:publish_reply",
    Act.SIGN_FOR: "handle.assignment:sign_for",
    Act.REQUEST_RETURN: "handle.returning:request",
    Act.CANCEL_RETURN: "handle.returning:cancel",
    Act.APPROVE_RETURN: "handle.returning:approve",
    Act.DENY_RETURN: "handle.returning:deny",
    Act.REPLACE: "handle.assignment:replace",
    Act.CONTACT: "handle.consultation:contact",
    Act.RECORD_MEETING: "handle.consultation:record",
    Act.CONFIRM_MEETING: "handle.consultation:confirm",
    Act.DISPUTE_MEETING: "handle.consultation:dispute",
    Act.WAIVE_MEETING: "handle.consultation:waive",
    Act.REQUEST_EXTENSION: "handle.extension:request",
    Act.GRANT_EXTENSION: "handle.extension:grant",
    Act.DENY_EXTENSION: "handle.extension:deny",
    Act.GIVE_OPINION: "handle.opinion:give",
    Act.WAIVE_OPINION: "handle.opinion:waive",
    Act.SUBMIT_REPLY: "handle.reply:submit",
    Act.REJECT_REPLY: "handle.reply:reject",
    Act.PASS_REPLY: "handle.reply:approve",
    Act.ISSUE_REPLY: "handle.reply:issue",
    Act.SUPPLEMENT: "handle.reply:supplement",
    Act.RECALL: "handle.assignment:recall",
    # 督
    Act.SKIP_RUNG: "supervise.urging:skip",
    Act.CONFIRM_LETTER: "supervise.urging:confirm",
    Act.DISCARD_LETTER: "supervise.urging:discard",
    Act.VOID_LETTER: "supervise.voiding:void",
    Act.PLAN_SUPERVISION: "supervise.supervision:plan",
    Act.APPROVE_SUPERVISION: "supervise.supervision:approve",
    Act.START_SUPERVISION: "supervise.supervision:start",
    Act.INVITE_PROPOSERS: "supervise.supervision:invite",
    Act.RECORD_ATTENDANCE: "supervise.supervision:attendance",
    Act.RECORD_FINDINGS: "supervise.supervision:findings",
    Act.VERIFY_FINDING: "supervise.supervision:verify_finding",
    Act.VERIFY_SUPERVISION: "supervise.supervision:verify",
    Act.CLOSE_SUPERVISION: "supervise.supervision:close",
    Act.CANCEL_SUPERVISION: "supervise.supervision:cancel",
    Act.REPORT_PROMISE: "supervise.commitment:report",
    Act.OPINE_PROMISE: "supervise.commitment:opine",
    Act.VERIFY_PROMISE: "supervise.commitment:verify",
    Act.BREAK_PROMISE: "supervise.commitment:break_promise",
    Act.MOVE_PROMISE: "supervise.commitment:move",
    Act.PLAN_LOOKBACK: "supervise.lookback:plan",
    Act.START_LOOKBACK: "supervise.lookback:start",
    Act.OPINE_LOOKBACK: "supervise.lookback:hear",
    Act.CONFIRM_LOOKBACK: "supervise.lookback:confirm",
    Act.RECLASSIFY: "supervise.lookback:reclassify",
    Act.FAIL_LOOKBACK: "supervise.lookback:fail",
    Act.ARCHIVE: "supervise.archive:archive",
    Act.AMEND: "supervise.archive:amend",
}

KEEPING: Mapping[Act, str] = {
    # 名册
    Act.OPEN_TERM: "rosters.terms:open_term",
    Act.OPEN_SESSION: "rosters.terms:open_session",
    Act.CORRECT_SESSION: "rosters.terms:correct_session",
    Act.ADD_SECTOR: "rosters.sectors:add",
    Act.CORRECT_SECTOR: "rosters.sectors:correct",
    Act.END_SECTOR: "rosters.sectors:end",
    Act.NAME_CONVENOR: "rosters.sectors:name_convenor",
    Act.ADD_ORGANISATION: "rosters.organisations:add",
    Act.CORRECT_ORGANISATION: "rosters.organisations:correct",
    Act.END_ORGANISATION: "rosters.organisations:end",
    Act.NAME_SIGNATORY: "rosters.organisations:name_signatory",
    Act.ENROL_MEMBER: "rosters.members:enrol",
    Act.CORRECT_MEMBER: "rosters.members:correct",
    Act.END_MEMBERSHIP: "rosters.members:end",
    Act.ADD_UNIT: "rosters.units:add",
    Act.CORRECT_UNIT: "rosters.units:correct",
    Act.RENAME_UNIT: "rosters.units:rename",
    Act.END_UNIT: "rosters.units:end",
}
"""Done to a row of the rosters, and to no case."""

FOLLOWS: Mapping[Act, str] = {
    Act.BEGIN: "有答复单位签收后自动转入",
    Act.MEET: "各答复单位完成面商后自动转入",
    Act.REPLY: "各答复单位发出答复后自动转入",
    Act.LAPSE: "反馈期满由时钟记录",
    Act.REASSIGN: "由改由他单位承办（replace）或同意退办（approve_return）带出",
    Act.REDO: "转入二次办理时带出",
    Act.FINISH: "提案办结时带出",
    Act.URGE: "由时钟按期限催办",
    Act.REDATE: "导入新的放假安排后由时钟办理",
    Act.PROMISE: "发出答复时按答复中的承诺登记",
    Act.TRACK: "办结或回头看后仍有承诺的自动转入",
    Act.LOOK_BACK: "开始核查（start_lookback）时带出",
    Act.REOPEN: "核查不实（fail_lookback）时带出",
    Act.IMPORT_CALENDAR: "用 tian import calendar 导入文件",
}


AGAIN: Mapping[Act, str] = {Act.DRAFT: "submit.drafting:rewrite"}
"""What an act that makes a case is once the case is there."""
BEGINNING = frozenset({Act.DRAFT, Act.PLAN_SUPERVISION, Act.VOID_LETTER})
"""What may be done without a case to do it to."""


def following(act: Act) -> Objection:
    """Why nobody carries out an act that follows from another."""
    return Objection("act_follows", f"“{act.label}”不单独办理：{FOLLOWS[act]}")


def function_of(act: Act, *, begun: bool = False) -> Callable[..., Any]:
    """The casework function of an act; refused in words for what follows from another act."""
    if act in FOLLOWS:
        raise NotNow(following(act))
    if begun and act in KEEPING:
        sentence = f"“{act.label}”在名册中办理，不在案卷中办理；命令行请以 new 代替案号"
        raise NotNow(Objection("act_of_rosters", sentence))
    way = AGAIN.get(act, "") if begun else KEEPING.get(act, "")
    way = way or ACTS[act]
    module, _, name = way.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"proposals.casework.{module}"), name)
    return found
