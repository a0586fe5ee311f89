"""What each setting of a profile is called, and how its value reads to a committee."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from workflows.policies import result_classes
from workflows.policies.filing import LOCAL_REASONS
from workflows.policies.profile import Setting

LOCAL = {reason.code: reason.sentence for reason in LOCAL_REASONS}


class Label(NamedTuple):
    """A setting in words; without a reading its own text is shown."""

    words: str
    read: Callable[[Any], str] | None = None

    def text(self, setting: Setting) -> str:
        """The value with its unit."""
        return self.read(setting.value) if self.read else setting.text


def counted(unit: str) -> Callable[[Any], str]:
    """A number with what it counts."""
    return lambda value: f"{value}{unit}"


def share(value: float) -> str:
    """A share as per cent.

    >>> share(0.6), share(0.01), share(0.95)
    ('60%', '1%', '95%')
    """
    return f"{(Decimal(str(value)) * 100).normalize():f}%"


def day(written: str) -> str:
    """A day of the year.

    >>> day("11-20")
    '11月20日'
    """
    month, _, number = written.partition("-")
    return f"{int(month)}月{int(number)}日"


def local_reasons(codes: tuple[str, ...]) -> str:
    """The grounds by what they say."""
    return "；".join(LOCAL.get(code, code) for code in codes)


def variant(name: str) -> str:
    """The classes of one variant with their definitions."""
    return "；".join(f"{row.label}：{row.definition}" for row in result_classes.classes(name))


def example(pattern: str) -> str:
    """A number as it is given."""
    return f"如{pattern.format(seq=1)}"


SECTIONS: Mapping[str, str] = {
    "calendar": "日历",
    "intake": "提案征集与提交",
    "filing": "审查立案",
    "assignment": "交办",
    "handling": "办理",
    "reply": "答复",
    "feedback": "征询意见",
    "rehandling": "二次办理",
    "lookback": "回头看",
    "key_proposals": "重点提案",
    "publication": "公开",
    "awards": "表彰",
    "attachments": "附件",
    "papers": "文书",
}

LABELS: Mapping[str, Label] = {
    "calendar.zone": Label("时区"),
    "calendar.holiday_rule": Label("期满日遇休息日"),
    "intake.plenary_window_opens": Label("大会提案征集提前"),
    "intake.body_chars_low": Label("正文字数偏少的提示线", counted("字")),
    "intake.body_chars_warn": Label("正文字数偏多的提示线", counted("字")),
    "intake.body_chars_max": Label("正文字数上限", counted("字")),
    "intake.title_chars_max": Label("案由字数上限", counted("字")),
    "intake.sector_in_recess": Label("闭会期间可提界别提案"),
    "intake.similar_warn": Label("提示相似提案的相似度", share),
    "intake.similar_check": Label("须人工核对的相似度", share),
    "intake.revise_returned": Label("退回后修改重报的期限"),
    "filing.review": Label("每级审查的期限"),
    "filing.levels": Label("审查环节"),
    "filing.local_reasons": Label("本会启用的不予立案理由", local_reasons),
    "filing.number_format": Label("案号格式", example),
    "filing.merge_needs_consent": Label("并案须提案者同意"),
    "assignment.meeting_within": Label("大会提案交办的期限（自闭幕起）"),
    "assignment.assign_recess": Label("平时提案交办的期限（自立案起）"),
    "assignment.sign_for": Label("承办单位签收的期限"),
    "assignment.request_return": Label("申请退办的期限"),
    "assignment.decide_return": Label("退办决定的期限"),
    "assignment.returns_max_per_unit": Label("每个单位对一件提案申请退办", counted("次以内")),
    "handling.first_contact": Label("首次联系提案者的期限"),
    "handling.face_to_face_required": Label("答复前须面商"),
    "handling.refusals_for_waiver": Label("提案者谢绝面商满此次数可免予面商", counted("次")),
    "handling.co_opinion_mode": Label("会办意见期限的起算"),
    "handling.co_opinion": Label("会办意见的期限"),
    "handling.reply_plenary": Label("大会提案答复的期限"),
    "handling.reply_recess": Label("平时提案答复的期限"),
    "handling.extension_total": Label("延期后最长不超过"),
    "handling.extension_single": Label("每次延期不超过"),
    "handling.extension_times": Label("延期次数", counted("次以内")),
    "handling.sign_off_normal": Label("答复签发人（一般提案）"),
    "handling.sign_off_key": Label("答复签发人（重点提案）"),
    "reply.classes": Label("办理结果分类", variant),
    "reply.public_attribute_required": Label("答复须标明公开属性"),
    "reply.publish_within": Label("答复公开的期限"),
    "reply.same_text_warn": Label("提示答复雷同的相似度", share),
    "feedback.window": Label("反馈意见的期限"),
    "feedback.unsatisfied_rule": Label("转入二次办理的条件"),
    "feedback.satisfaction_denominator": Label("满意率的分母"),
    "feedback.second_feedback": Label("承诺兑现后二次反馈"),
    "feedback.amend_within": Label("可以更正反馈的期限"),
    "rehandling.deadline": Label("二次办理的期限"),
    "rehandling.max_rounds": Label("办理轮次上限", counted("轮")),
    "lookback.same_year_by": Label("当年回头看完成日期", day),
    "lookback.next_year_from_month": Label("次年回头看开始", counted("月")),
    "lookback.next_year_until_month": Label("次年回头看完成", counted("月底前")),
    "lookback.scope": Label("回头看范围"),
    "key_proposals.count_min": Label("每次会议重点提案至少", counted("件")),
    "key_proposals.count_max": Label("每次会议重点提案至多", counted("件")),
    "key_proposals.committees_min": Label("每件重点提案协办专委会至少", counted("个")),
    "publication.submitted_within": Label("提案提交后公布的期限"),
    "publication.hide_units_months": Label("公布时隐去承办单位的月数", counted("个月")),
    "publication.strip_contacts": Label("公开时隐去联系方式"),
    "awards.excellent_share": Label("优秀提案比例", share),
    "awards.national_share": Label("推荐全国表彰的比例", share),
    "awards.advanced_units_share": Label("先进承办单位比例", share),
    "attachments.kinds": Label("可收的附件格式"),
    "attachments.size_mb_max": Label("单个附件大小上限", counted("兆字节")),
    "attachments.count_max": Label("一件提案的附件上限", counted("个")),
    "attachments.name_chars_max": Label("附件名字数上限", counted("字")),
    "attachments.unpacked_mb_max": Label("附件解压后大小上限", counted("兆字节")),
    "attachments.parts_max": Label("压缩格式附件内文件上限", counted("个")),
    "papers.red_head": Label("用文件格式（红头）的文书"),
    "papers.urgent": Label("标“加急”的文书"),
    "papers.most_urgent": Label("标“特急”的文书"),
    "papers.per_unit": Label("一单位一函的文书（其余一事一单）"),
    "papers.retention": Label("案卷保管期限"),
}
