"""Which heading means which column: Chinese and English names as real files write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Aliases = Mapping[str, tuple[str, ...]]

PROPOSAL: Aliases = {
    "title": ("案由", "提案标题", "提案题目", "标题", "提案名称", "title"),
    "kind": (
        "提案类型",
        "提案者性质",
        "提案性质",
        "联名类别",
        "性质",
        "类型",
        "proposer_kind",
        "kind",
    ),
    "proposer": ("提案者", "第一提案人", "提案人", "提交人", "proposer"),
    "proposer_org": ("提案单位", "集体名称", "proposer_org"),
    "cosigners": ("联名提案人", "附议提案人", "联名人", "cosigners"),
    "people": ("提案人数", "联名人数", "people"),
    "category": ("内容分类", "提案分类", "内容类别", "提案类别", "分类", "category"),
    "text": ("提案内容", "正文", "内容", "text"),
    "facts": ("调研情况", "情况", "facts"),
    "analysis": ("问题分析", "分析", "analysis"),
    "suggestions": ("具体建议", "建议", "suggestions"),
    "source_id": ("流水号", "编号", "内部流水号", "来源编号", "id", "source_id"),
    "case_no": ("提案序号", "提案编号", "案号", "提案号", "case_no"),
    "publish_time": (
        "提交时间",
        "提案时间",
        "提交日期",
        "收到时间",
        "publish_time",
        "submitted_at",
    ),
}
MEMBER: Aliases = {
    "name": ("姓名", "委员姓名", "name"),
    "code": ("委员编号", "编号", "code"),
    "sector": ("界别", "界别名称", "sector"),
    "party": ("党派", "政治面貌", "政治面貌1", "第一党派", "party"),
    "post": ("单位职务", "单位名称及职务", "单位名称(及职务)", "工作单位及职务", "职务", "post"),
    "phone": ("手机", "手机号码", "联系电话", "电话", "phone", "mobile"),
    "email": ("电子邮件", "电子邮箱", "邮箱", "email"),
    "address": ("通讯地址", "通信地址", "联系地址", "地址", "address"),
    "postcode": ("邮编", "邮政编码", "postcode"),
    "group": ("小组", "委员小组", "界别活动组", "活动组", "组别", "group"),
    "valid_from": ("任职日期", "起始日期", "生效日期", "valid_from"),
    "valid_until": ("终止日期", "valid_until"),
}
UNIT: Aliases = {
    "name": ("单位名称", "承办单位", "名称", "name"),
    "kind": ("单位类型", "类型", "单位所属", "系统", "类别", "kind"),
    "region": ("行政区划", "区划", "地区", "region"),
    "predecessor": ("原单位", "前身", "原名称", "predecessor"),
    "sort": ("排序号", "排序", "序号", "sort"),
    "valid_from": ("启用日期", "valid_from"),
    "valid_until": ("停用日期", "valid_until"),
}
# How a second column with the same heading is named when the table is read.
_REPEATED = re.compile(r" \(\d+\)$")
_DRESSING = re.compile(r"[\s*＊:：]+")


@dataclass(frozen=True)
class Columns:
    """The headings of one file: which field each is, and which are not used."""

    fields: Mapping[str, str]
    unused: tuple[str, ...]
    doubled: tuple[str, ...]


def plain(heading: str) -> str:
    """A heading without its dressing.

    >>> plain(" 姓　名* "), plain("ＩＤ"), plain("单位名称（及职务）")
    ('姓名', 'id', '单位名称(及职务)')
    """
    return _DRESSING.sub("", unicodedata.normalize("NFKC", heading)).lower()


def known(*aliases: Aliases) -> frozenset[str]:
    """Every heading the tables know, plainly written."""
    return frozenset(plain(name) for table in aliases for names in table.values() for name in names)


def recognise(headings: Iterable[str], aliases: Aliases) -> Columns:
    """Match headings to fields; of two names for one field, the first alias wins."""
    given = [heading for heading in headings if heading]
    by_name = {plain(heading): heading for heading in reversed(given)}
    fields: dict[str, str] = {}
    for field, names in aliases.items():
        heading = next((by_name[plain(name)] for name in names if plain(name) in by_name), None)
        if heading is not None:
            fields.setdefault(heading, field)
    doubled = tuple(
        each for each in given if _REPEATED.sub("", each) in fields and each not in fields
    )
    return Columns(fields, tuple(each for each in given if each not in fields), doubled)
