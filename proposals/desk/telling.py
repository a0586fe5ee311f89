"""note(): the facts of an entry of the history in words; a reader never meets raw JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from proposals.records import Entry
from proposals.rendering import official_date
from workflows.policies.filing import DISPOSITIONS, REASONS
from workflows.terms import (
    AccountAct,
    Act,
    Duty,
    MeetingForm,
    Publicity,
    Rating,
    Rung,
    Term,
    UnitRole,
    WaiverGround,
)

Reading = Callable[[Any], str]
DISPOSITION = {row.code: row.label for row in DISPOSITIONS}
REASON = {row.code: row.sentence for row in REASONS}


class Word(NamedTuple):
    """What a fact is called, and how its value is read; an empty reading is left out."""

    label: str
    read: Reading


def words(value: Any) -> str:
    """Text, numbers, lists and counted papers as they stand."""
    if isinstance(value, list):
        return "、".join(map(words, value))
    if isinstance(value, Mapping):
        return "、".join(f"{name}{count}份" for name, count in value.items())
    return "" if value in {None, False} else str(value)


def day(value: Any) -> str:
    """A date as officials write it; a correction may also name something that is no date."""
    try:
        return official_date(date.fromisoformat(value))
    except ValueError:
        return str(value)


def term(kind: type[Term]) -> Reading:
    """A word of the dictionary by its label; a number of a record says nothing to a reader."""
    return lambda value: kind(value).label if value in set(kind) else ""


def coded(labels: Mapping[str, str]) -> Reading:
    """Codes by what they stand for; free text stays as it was written."""
    return lambda value: "；".join(
        labels.get(each, each) for each in (value if isinstance(value, list) else [value])
    )


def counted(unit: str) -> Reading:
    """A number with its unit; nought is left out."""
    return lambda value: f"{value}{unit}" if value else ""


def noted(sentence: str) -> Reading:
    """Something that is or is not; a digest of a paper only says that the paper is there."""
    return lambda value: sentence if value else ""


def silent(_value: Any) -> str:
    """A digest or a record's number."""
    return ""


def chosen(units: Any) -> str:
    """Units with the part each is to play."""
    return "、".join(f"{unit['name']}（{UnitRole(unit['role']).label}）" for unit in units)


def several(value: Any) -> str:
    """Findings: what was found, or how many."""
    return f"{value}项" if isinstance(value, int) else words(value)


WORDS: dict[str, Word] = {
    "called": Word("", words),
    "account": Word("", words),
    "whose": Word("", words),
    "case": Word("", words),
    "addressee": Word("收文", words),
    "device": Word("设备", words),
    "by_id": Word("", silent),
    "days": Word("", words),
    "read": Word("自文件导入", counted("条")),
    "status": Word("原因", words),
    "since": Word("起始", day),
    "last_on": Word("最后一日", day),
    "successor": Word("并入", words),
    "convened": Word("同时不再召集", words),
    "what": Word("更正事项", words),
    "round": Word("", lambda n: f"第{n}轮"),
    "duty": Word("事项", term(Duty)),
    "rung": Word("级别", term(Rung)),
    "debtor": Word("责任方", words),
    "due_on": Word("期限", day),
    "overdue_workdays": Word("逾期", lambda n: f"{n}个工作日" if n > 0 else ""),
    "before": Word("变更前", day),
    "after": Word("变更后", day),
    "ad_hoc": Word("", noted("临时列入")),
    "belongs": Word("归属", words),
    "category": Word("内容分类", words),
    "class_after": Word("转为", counted("类")),
    "class_before": Word("原类别", counted("类")),
    "closes_on": Word("截止日期", day),
    "committee": Word("协办专委会", words),
    "confirmed": Word("确认发出", words),
    "confirmed_class": Word("核定类别", counted("类")),
    "consents_for": Word("代表提案", words),
    "cppcc_reason": Word("由政协承办的理由", words),
    "decision": Word("决定", words),
    "discarded": Word("作废文稿", words),
    "disposition": Word("去向", coded(DISPOSITION)),
    "event": Word("活动", words),
    "evidence": Word("依据", words),
    "explanation": Word("说明", words),
    "finding": Word("", silent),
    "findings": Word("整改意见", several),
    "form": Word("形式", term(MeetingForm)),
    "ground": Word("理由", term(WaiverGround)),
    "guests": Word("邀请", words),
    "handler": Word("经办人", words),
    "held_on": Word("日期", day),
    "how": Word("联系情况", words),
    "intake": Word("收案时段", words),
    "item": Word("承诺事项", words),
    "kind": Word("提案类型", words),
    "lead": Word("并入", words),
    "lead_leader": Word("领衔领导", words),
    "lead_role": Word("职务", words),
    "leader": Word("责任领导", words),
    "left": Word("原承办单位", words),
    "level": Word("审查环节", words),
    "meeting": Word("会议", words),
    "meeting_wanted": Word("", noted("需要面商")),
    "member": Word("委员", words),
    "name": Word("附件", words),
    "minutes": Word("纪要", words),
    "new_facts": Word("新的情况", words),
    "note": Word("审核意见", words),
    "notices": Word("放假依据", words),
    "number": Word("文号", words),
    "office": Word("承办科室", words),
    "on": Word("日期", day),
    "opinion": Word("意见", words),
    "papers": Word("目录", words),
    "place": Word("地点", words),
    "present": Word("到场", words),
    "progress": Word("进展", words),
    "proposals": Word("提案", words),
    "proposer": Word("提案者", words),
    "publicity": Word("公开属性", term(Publicity)),
    "reason": Word("理由", words),
    "reasons": Word("理由", coded(REASON)),
    "redacted": Word("隐去个人信息", counted("处")),
    "refused": Word("", noted("提案者谢绝面商")),
    "result_class": Word("办理结果", counted("类")),
    "result_rating": Word("对办理结果", term(Rating)),
    "revision": Word("修订为", lambda n: f"第{n}稿"),
    "role": Word("身份", words),
    "scan": Word("", noted("据纸质件代录")),
    "screened_by": Word("公开审核人", words),
    "seal": Word("", noted("附盖章件")),
    "sha256": Word("", silent),
    "signatory": Word("签署人", words),
    "signed_by": Word("签字人", words),
    "size": Word("", silent),
    "suggested_unit": Word("建议承办单位", words),
    "target": Word("转往", words),
    "text": Word("", silent),
    "text_hash": Word("", silent),
    "theme": Word("主题", words),
    "title": Word("标题", words),
    "together": Word("一单位一函", words),
    "took_over": Word("新承办单位", words),
    "topic": Word("题目", words),
    "unit_class": Word("单位自评类别", counted("类")),
    "units": Word("承办单位", words),
    "unsearched": Word("未能检查的部分", words),
    "until": Word("延期至", day),
    "warnings": Word("", lambda rules: f"提示{len(rules)}项" if rules else ""),
    "was": Word("", silent),
    "why": Word("理由", words),
    "work_rating": Word("对办理工作", term(Rating)),
}
"""Every fact an act may put on record, in the order in which they are told."""

GRANTING = (
    *(AccountAct.GRANT, AccountAct.PROPOSE_GRANT, AccountAct.CONFIRM_GRANT),
    *(AccountAct.REFUSE_GRANT, AccountAct.END_GRANT),
)
OF_ACT: dict[tuple[Act | AccountAct, str], Word] = {
    **{(act, "role"): Word("角色", words) for act in GRANTING},
    (Act.PROPOSE_UNITS, "units"): Word("承办单位", chosen),
    (Act.APPROVE_SUPERVISION, "lead"): Word("领衔领导", words),
    (Act.CONFIRM_LOOKBACK, "findings"): Word("核查情况", words),
    (Act.RECLASSIFY, "findings"): Word("核查情况", words),
    (Act.FAIL_LOOKBACK, "findings"): Word("核查情况", words),
    (Act.REOPEN, "findings"): Word("核查情况", words),
    (Act.RENAME_UNIT, "left"): Word("原名", words),
    (Act.NAME_CONVENOR, "member"): Word("召集人", words),
}
"""Where a fact means something else in one act."""


def note(entry: Entry, known: Collection[str] = ()) -> str:
    """What was done besides, in the order of the table, less what the reader knows already."""
    said = {name: value for name, value in facts(entry).items() if name not in known}
    return "；".join(_told(entry.act, said))


def facts(entry: Entry) -> dict[str, Any]:
    """What was put on record with an entry."""
    kept: dict[str, Any] = json.loads(entry.facts)
    return kept


def _told(act: Act | AccountAct, facts: Mapping[str, Any]) -> Iterator[str]:
    for name, usual in WORDS.items():
        word = OF_ACT.get((act, name), usual)
        if name in facts and (read := word.read(facts[name])):
            yield f"{word.label}：{read}" if word.label else read
