"""GOOD: what is handed in with each act, so that nothing but the case can speak against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from proposals.records import Proposal
from tests import papers_in_files
from workflows.terms import Act, Duty

Values = dict[str, Any]
SAID = "经核对，情况属实。"
WHY = {"reason": SAID}
TEXT = {
    "title": "关于完善社区养老助餐点的提案",
    "facts": "社区助餐点少，高龄老人用餐不便。",
    "analysis": "布点没有规划，运营补贴没有落实。",
    "suggestions": "编制布点规划。\n给予运营补贴。",
}
CHOICE = {"choices.1.unit_id": "区教育局", "choices.1.role": "sole"}
SCREENED = {
    "screening.screened_by": "林甲",
    "screening.secrecy_ok": "yes",
    "screening.privacy_ok": "yes",
}
CHECKED = {"check.findings": "已到现场核查。", "check.evidence": "现场照片三张。"}
RATED = {
    "opinion.work_rating": "satisfied",
    "opinion.result_rating": "satisfied",
    "opinion.adoptions.1": "adopted",
    "opinion.public_consent": "yes",
}
MEETING = {
    "meeting.held_on": "2026-11-20",
    "meeting.place": "区政协会议室",
    "meeting.form": "talk",
    "meeting.unit_people": "张某（副局长）",
    "meeting.rank": "deputy_leader",
    "meeting.points": "交换了意见。",
}
PLAN = {
    "plan.theme": "养老助餐",
    "plan.form": "symposium",
    "plan.lead_leader": "赵甲",
    "plan.lead_role": "chair",
    "plan.lead_office": "提案委员会",
    "plan.coop_offices": "社会法制委员会",
    "plan.due_on": "2026-12-31",
}
FINDING = {
    "given.1.problem": "点位不足。",
    "given.1.target": "年内增设两处。",
    "given.1.measures": "落实场地和经费。",
    "given.1.due_on": "2026-12-31",
    "given.1.lead_leader": "赵甲",
    "given.1.lead_office": "提案委员会",
    "given.1.coop_offices": "社会法制委员会",
}
KEY = {
    "decision.meeting": "第9次主席会议",
    "decision.on": "2026-11-20",
    "decision.lead_leader": "赵甲",
    "decision.lead_role": "chair",
    "decision.committee": "提案委员会、经济科技委员会",
}


def _reply(case: Proposal) -> Values:
    answers: Values = {}
    for number, _ in enumerate(case.text.suggestions, 1):
        answers[f"paper.answers.{number}.adoption"] = "adopted"
        answers[f"paper.answers.{number}.text"] = f"第{number}条已经落实，{case.title}所提属实。"
    return answers | {
        "paper.opening": "您提出的建议收悉，现答复如下：",
        "paper.result_class": "A",
        "paper.evidence": "规划文本。",
        "paper.publicity": "open",
        "paper.signatory": "张某",
        "paper.signatory_rank": "main_leader",
        "paper.contact": "李某 0571-0000000",
    }


def _revision(case: Proposal) -> Values:
    """A word is put right; what is asked stays as it is."""
    return WHY | {
        "text.title": case.text.title,
        "text.facts": f"{case.text.facts}（文字已核。）",
        "text.analysis": case.text.analysis,
        "text.suggestions": "\n".join(s.text for s in case.text.suggestions),
    }


def _rating(case: Proposal) -> Values:
    """Whoever was dissatisfied once is so again."""
    again = {"opinion.work_rating": "dissatisfied", "opinion.reason": "尚未解决。"}
    return RATED | (again if case.round > 1 else {})


def _extension(case: Proposal) -> Values:
    main = next(row for row in reversed(case.deadlines) if row.duty is Duty.REPLY)
    until = main.due_on + timedelta(days=7)
    return {"reason": "需要论证。", "progress": "已经调研。", "until": until.isoformat()}


GOOD: Mapping[Act, Values | Callable[[Proposal], Values]] = {
    Act.OPEN_CALL: {"closes_on": "2026-11-30"},
    Act.INVITE: {"member": "M012"},
    Act.UNINVITE: {"member": "M012"},
    Act.DECLINE: WHY,
    Act.SIGN_COLLECTIVE: {"signatory": "赵甲"},
    Act.ATTACH: {"belongs": "supervision"},
    Act.WITHDRAW: WHY,
    Act.CONSENT_WITHDRAWAL: WHY,
    Act.SEND_BACK: WHY,
    Act.ADVANCE: {"opinion": SAID},
    Act.REVISE_TEXT: _revision,
    Act.HOLD: WHY,
    Act.RELEASE: WHY,
    Act.FILE: {"decision.opinion": SAID, "decision.category": "社会"},
    Act.REJECT: {
        "decision.reasons": "VAGUE",
        "decision.explanation": "建议不具体。",
        "decision.disposition": "suggestion",
    },
    Act.CONVERT: {"target": "区信访局"},
    Act.CONSENT_MERGE: {"lead": "第0015号"},
    Act.MERGE: WHY | {"lead": "第0015号"},
    Act.UNMERGE: WHY,
    Act.PUBLISH_PROPOSAL: SCREENED,
    Act.PUBLISH_REPLY: SCREENED,
    Act.NOMINATE_KEY: WHY,
    Act.OPINE_KEY: {"opinion": SAID},
    Act.DECIDE_KEY: KEY,
    Act.PROPOSE_UNITS: CHOICE,
    Act.SIGN_FOR: {"network.leader": "甲", "network.office": "乙", "network.handler": "丙"},
    Act.REQUEST_RETURN: {
        "paper.reason": "不属本单位职责。",
        "paper.suggested_unit": "区民政局",
        "paper.signed_by": "张某",
    },
    Act.APPROVE_RETURN: {
        "decision": SAID,
        "choices.1.unit_id": "区民政局",
        "choices.1.role": "sole",
    },
    Act.DENY_RETURN: {"decision": SAID},
    Act.REPLACE: WHY | {"choices.1.unit_id": "区民政局", "choices.1.role": "sole"},
    Act.CONTACT: {"how": "电话联系，说明承办情况。"},
    Act.RECORD_MEETING: MEETING,
    Act.DISPUTE_MEETING: WHY,
    Act.WAIVE_MEETING: {"ground": "consent"},
    Act.REQUEST_EXTENSION: _extension,
    Act.GRANT_EXTENSION: {"decision": SAID},
    Act.DENY_EXTENSION: {"decision": SAID},
    Act.GIVE_OPINION: {"text": "同意配合办理，已安排科室对接。", "contact": "李某 0571-0000000"},
    Act.WAIVE_OPINION: WHY,
    Act.SUBMIT_REPLY: _reply,
    Act.REJECT_REPLY: WHY,
    Act.PASS_REPLY: {"confirmed_class": "A", "note": "可以同样答复。"},
    Act.SUPPLEMENT: {"text": "补充说明进展。"},
    Act.RATE: _rating,
    Act.AMEND_RATING: RATED | {"opinion.work_rating": "basically_satisfied"},
    Act.SPECIAL_CONSULT: {"minutes": "经协商取得一致意见。"},
    Act.SKIP_RUNG: WHY | {"rung": "circular"},
    Act.DISCARD_LETTER: {"why": SAID},
    Act.VOID_LETTER: {"why": SAID},
    Act.PLAN_SUPERVISION: lambda case: PLAN | {"plan.proposals": case.receipt_no},
    Act.START_SUPERVISION: {"held_on": "2026-11-20", "place": "区政协会议室"},
    Act.INVITE_PROPOSERS: lambda case: {
        **{"guests.1.name": case.proposer_name, "guests.2.name": "钱甲"},
        "guests.2.member_id": "M002",
    },
    Act.RECORD_ATTENDANCE: lambda case: {
        f"present.{case.proposer_name}": "yes",
        "present.钱甲": "yes",
    },
    Act.RECORD_FINDINGS: lambda case: FINDING | {"given.1.proposal_id": case.receipt_no},
    Act.VERIFY_FINDING: {"evidence": "现场照片。"},
    Act.VERIFY_SUPERVISION: {"report": "整改到位。"},
    Act.CANCEL_SUPERVISION: WHY,
    Act.REPORT_PROMISE: {"progress": "已经建成。", "evidence": "验收单。"},
    Act.OPINE_PROMISE: {"opinion": SAID},
    Act.BREAK_PROMISE: WHY,
    Act.MOVE_PROMISE: WHY | {"due_on": "2027-03-01"},
    Act.PLAN_LOOKBACK: {"ad_hoc": "yes", "why": "群众反映。"},
    Act.OPINE_LOOKBACK: {"opinion": SAID},
    Act.CONFIRM_LOOKBACK: CHECKED,
    Act.RECLASSIFY: CHECKED | {"class_after": "A"},
    Act.FAIL_LOOKBACK: CHECKED,
    Act.REMOVE_ATTACHMENT: WHY,
    Act.AMEND: {
        "amendment.what": "承办单位联系人",
        "amendment.before": "甲",
        "amendment.after": "乙",
        "amendment.why": SAID,
    },
}


SCAN = ("盖章页.pdf", papers_in_files.pdf(), "application/pdf")
FILES = {Act.SIGN_COLLECTIVE: {"seal_evidence": SCAN}, Act.ATTACH: {"upload": SCAN}}
"""The files that go with an act."""


def values(act: Act, case: Proposal) -> Values:
    """What is handed in with this act on this case."""
    good = GOOD.get(act, {})
    return good(case) if callable(good) else good
