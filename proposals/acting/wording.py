"""How each thing an act asks for is called on a form, and a hint where one helps.

A name said differently by one paper stands under `paper.name`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Wording(NamedTuple):
    """The words beside one field; `rows`: the height of a text that is more than a line."""

    label: str
    hint: str = ""
    rows: int = 0


WORDS: Mapping[str, Wording] = {
    # 提
    "kind": Wording("提案类型"),
    "title": Wording("案由", "一般写作“关于……的提案”，一事一案"),
    "facts": Wording("情况", "写明存在的问题和事实依据", 6),
    "analysis": Wording("分析", "写明原因和影响", 6),
    "suggestions": Wording("建议", "逐条写，一条一件事", 3),
    "category": Wording("内容分类", "如：经济、政治、文化、社会、生态"),
    "public_consent": Wording("同意公开"),
    "suggested_units": Wording("建议承办单位", "可以不填；一行一个单位"),
    "origin": Wording("线索来源", "选题来自何处；重提未解决的提案，请写明原案号和新的情况"),
    "member": Wording("委员", "姓名或委员编号"),
    "member_id": Wording("提案委员", "代录时填写：姓名或委员编号"),
    "organisation_id": Wording("提案单位", "代录时填写"),
    "sector_id": Wording("界别"),
    "proxy_scan": Wording("纸质原件扫描件", "代录须附；PDF、JPG 或 PNG"),
    "scan": Wording("纸质原件扫描件", "代录须附；PDF、JPG 或 PNG"),
    "seal_evidence": Wording("盖章页扫描件", "PDF、JPG 或 PNG"),
    "signatory": Wording("签署人", "盖章页上签字的负责人"),
    "received_at": Wording("收到纸质提案的时间", "不填即为现在"),
    # 附件
    "upload": Wording(
        "文件",
        "PDF、DOCX、OFD、JPG 或 PNG。带涉密标志的文件不予接收，也不保存；加密的须写明说明",
    ),
    "belongs": Wording("用途"),
    # 立
    "reason": Wording("理由", rows=3),
    "opinion": Wording("意见", rows=3),
    "reasons": Wording("不予立案的理由", "至少选一条"),
    "explanation": Wording("向提案者的说明", "结合本案写明具体情况", 4),
    "disposition": Wording("去向"),
    "target": Wording("转给", "单位或部门名称"),
    "lead": Wording("主案", "案号、收件号或记录号；并入它"),
    "side": Wording("持有哪一件的纸质同意书", "案号、收件号或记录号"),
    "meeting": Wording("会议", "如：九届第12次主席会议"),
    "on": Wording("会议日期"),
    "lead_leader": Wording("领衔领导", "姓名"),
    "lead_role": Wording("领衔领导职务"),
    "committee": Wording("协办专委会", "几个专委会用顿号分开"),
    "screened_by": Wording("审查人"),
    "secrecy_ok": Wording("已通过保密审查"),
    "privacy_ok": Wording("已通过隐私审查"),
    "redacted": Wording("须遮盖的文字", "身份证号、电话、银行卡号等；一行一处", 3),
    # 办
    "choices": Wording("承办单位"),
    "unit_id": Wording("单位"),
    "role": Wording("承办方式"),
    "cppcc_reason": Wording("由政协机关承办的理由", "只有涉及政协工作的提案才填"),
    "leader": Wording("分管领导"),
    "office": Wording("责任科室（负责人）"),
    "handler": Wording("经办人"),
    "suggested_unit": Wording("建议改由何单位承办"),
    "signed_by": Wording("签字的单位负责人"),
    "new_facts": Wording("新的情况", "再次申请退办须写明上次未掌握的情况", 2),
    "decision": Wording("决定意见", rows=3),
    "how": Wording("联系情况", "何时、用何方式、与谁联系", 2),
    "held_on": Wording("日期"),
    "place": Wording("地点", "当面沟通的须填"),
    "form": Wording("方式"),
    "unit_people": Wording("单位参加人员", "姓名和职务"),
    "rank": Wording("参加人员最高职级"),
    "points": Wording("沟通要点", rows=3),
    "agreed": Wording("达成的共识", rows=2),
    "event": Wording("共同活动", "一次活动面商几件提案的，写明活动名称"),
    "refused": Wording("提案者谢绝面商"),
    "ground": Wording("免予面商的依据"),
    "progress": Wording("办理进展", rows=3),
    "until": Wording("延期至"),
    "text": Wording("正文", rows=8),
    "contact": Wording("联系人和联系电话"),
    "opening": Wording("开头语", "如办理经过；函首“收悉，现答复如下”已自动写明，不必重复", 2),
    "answers": Wording("逐条答复"),
    "": Wording("情况"),
    "number": Wording("序号"),
    "adoption": Wording("采纳情况"),
    "answer.text": Wording("答复", rows=5),
    "result_class": Wording("办理结果类别"),
    "class_reason": Wording("类别理由", "暂不能解决的，写明政策、法律或资源上的理由", 2),
    "evidence": Wording("佐证材料", "文件、照片、数据的名称；原件作为附件上传", 2),
    "publicity": Wording("公开属性"),
    "signatory_rank": Wording("签发人职级"),
    "reply.signatory": Wording("签发人"),
    "promises": Wording("承诺事项", "列入计划的，至少写明一项有时限的承诺"),
    "item": Wording("承诺事项"),
    "promise.target": Wording("目标"),
    "measures": Wording("措施", rows=2),
    "due_on": Wording("完成时限"),
    "unit": Wording("以何名义答复", "不填即以本单位名义"),
    "confirmed_class": Wording("核定类别"),
    "note": Wording("说明", rows=2),
    "work_rating": Wording("对办理工作"),
    "result_rating": Wording("对办理结果"),
    "adoptions": Wording("各条建议的采纳情况"),
    "opinion.reason": Wording("不满意的理由", "评价为不满意的，请写明理由，以便改进", 3),
    "remark": Wording("其他意见", rows=2),
    "meeting_wanted": Wording("需要面商", "请承办单位当面说明办理情况"),
    "opinion.public_consent": Wording("同意公开答复"),
    "named": Wording("同意承办单位看到评价人姓名", "不勾选的，单位只看到评价，看不到是谁"),
    "minutes": Wording("专项协商纪要", rows=6),
    # 督
    "rung": Wording("提级到"),
    "theme": Wording("督办主题"),
    "proposals": Wording("督办的提案", "案号或收件号，一行一件"),
    "lead_office": Wording("牵头委室"),
    "coop_offices": Wording("配合委室", "一行一个"),
    "finding.coop_offices": Wording("配合委室", "几个用顿号分开"),
    "guests": Wording("邀请的人"),
    "guest.member_id": Wording("委员", "是本会委员的，填写姓名或委员编号"),
    "name": Wording("姓名"),
    "present": Wording("到场情况"),
    "given": Wording("整改意见"),
    "proposal_id": Wording("提案", "案号或收件号"),
    "problem": Wording("存在的问题", rows=2),
    "finding.target": Wording("整改目标", rows=2),
    "report": Wording("督办报告", rows=6),
    "ad_hoc": Wording("临时安排"),
    "why": Wording("原因", rows=2),
    "findings": Wording("核查情况", rows=4),
    "class_after": Wording("转为"),
    "what": Wording("更正何处"),
    "before": Wording("原为"),
    "after": Wording("更正为"),
    # 名册
    "term_number": Wording("届次", "第几届，只写数字"),
    "session_number": Wording("会次", "第几次会议，只写数字"),
    "begins_on": Wording("任期开始日"),
    "ends_on": Wording("任期届满日"),
    "plenary_session": Wording("会次"),
    "window_opens_on": Wording("征集开始日"),
    "opens_on": Wording("开幕日"),
    "session.closes_on": Wording("闭幕日"),
    "cutoff_at": Wording("大会提案截止时间", "此刻及以前提交的为大会提案，以后的为平时提案"),
    "sector": Wording("界别"),
    "organisation": Wording("组织"),
    "handling_unit": Wording("承办单位"),
    "sector.name": Wording("名称"),
    "organisation.name": Wording("名称"),
    "organisation.kind": Wording("类别"),
    "unit.name": Wording("单位名称", "用全称"),
    "unit.kind": Wording("系统", "由它决定由哪个机关交办"),
    "sort": Wording("排序", "名录中的次序，小的在前"),
    "code": Wording("委员编号", "不填即自动编号；与他人同名的须填写，以便区别"),
    "party": Wording("党派"),
    "post": Wording("职务"),
    "group": Wording("组别", "所在街道、乡镇或小组"),
    "phone": Wording("联系电话", "更正时不填即不变"),
    "email": Wording("电子邮箱", "更正时不填即不变"),
    "address": Wording("通讯地址", "寄送纸质答复的地址；更正时不填即不变"),
    "postcode": Wording("邮编", "6位数字；更正时不填即不变"),
    "valid_from": Wording("起始日期", "自该日起有效"),
    "last_on": Wording("最后一日", "该日仍有效，次日起终止"),
    "status": Wording("终止的原因"),
    "successor": Wording("并入的单位", "并入现有单位的填写；撤销而无在办提案的不填"),
    # 界别征集
    "topic": Wording("征集主题"),
    "closes_on": Wording("征集截止日期"),
    # 开办: the file of tian init
    "committee.term": Wording("本届"),
    "committee.sessions": Wording("会议"),
    "committee.sectors": Wording("界别"),
    "committee.organisations": Wording("组织"),
    "committee.convenors": Wording("召集人"),
    "committee.accounts": Wording("账号"),
    "term.number": Wording("届次"),
    "session.number": Wording("会次"),
    "account.username": Wording("用户名"),
    "account.roles": Wording("角色"),
    "account.scope": Wording("范围"),
    "account.organisation": Wording("代表的组织"),
    "account.unit": Wording("所属承办单位"),
    # which row
    "of": Wording("哪一项"),
}


PAPERS = {
    "ReplyPaper": "reply",
    "Answer": "answer",
    "Promise": "promise",
    "FindingPaper": "finding",
    "Opinion": "opinion",
    "Guest": "guest",
    "NamePaper": "sector",
    "BodyPaper": "organisation",
    "MemberPaper": "member",
    "UnitPaper": "unit",
    "SessionDates": "session",
    "Committee": "committee",
    "TermRow": "term",
    "SessionRow": "session",
    "OrganisationRow": "organisation",
    "AccountRow": "account",
}
"""Papers that word a field their own way."""


def on(kind: type, name: str) -> Wording:
    """The words for a field of a paper of this kind."""
    return of(name, PAPERS.get(kind.__name__, ""))


def of(name: str, paper: str = "") -> Wording:
    """The words for a field, as this paper says them if it says them its own way."""
    return WORDS.get(f"{paper}.{name}") or WORDS[name]
