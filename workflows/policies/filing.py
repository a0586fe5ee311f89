"""Why a proposal is not filed and what becomes of it then: reasons and dispositions, as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workflows.refusals import Incomplete, Objection

_NATIONAL = "《中国人民政治协商会议全国委员会提案工作条例》"
_NO_SOURCE = "默认，无出处"


@dataclass(frozen=True)
class Reason:
    """One ground for 不予立案; a local one counts only where the profile switches it on."""

    code: str
    sentence: str
    source: str
    national: bool = False
    offline: bool = False
    """Stop at once and keep the text out of the system (integrity rule 5)."""

    def is_called(self, word: str) -> bool:
        """By its code, or by the sentence people read."""
        return word in (self.code, self.sentence)


@dataclass(frozen=True)
class Disposition:
    """What becomes of a proposal that is not filed."""

    code: str
    label: str
    source: str
    needs_consent: bool
    """It changes the paper's form, so its proposer must agree."""

    def is_called(self, word: str) -> bool:
        """By its code, or by the label people read."""
        return word in (self.code, self.label)


NATIONAL_REASONS = (
    Reason("STATE_SECRET", "涉及党和国家秘密", _NATIONAL, national=True, offline=True),
    Reason("BANNED", "属于国家明令禁止的事项", _NATIONAL, national=True),
    Reason("CPC_INTERNAL", "中共党员对党内有关组织、人事安排有意见", _NATIONAL, national=True),
    Reason("PARTY_INTERNAL", "民主党派成员反映本组织内部问题", _NATIONAL, national=True),
    Reason("LITIGATION", "已进入民事、刑事、行政诉讼或者仲裁程序", _NATIONAL, national=True),
    Reason("ACADEMIC", "属于学术研讨", _NATIONAL, national=True),
    Reason("PERSONAL", "为本人或者亲属解决个人问题", _NATIONAL, national=True),
    Reason("PROMOTION", "宣传、推介具体作品或者产品", _NATIONAL, national=True),
    Reason("NAMED_REPORT", "属于指名举报", _NATIONAL, national=True),
    Reason("VAGUE", "内容空泛，没有具体建议", _NATIONAL, national=True),
)
LOCAL_REASONS = (
    Reason("JURISDICTION", "不属于本地事权范围", "参照：江苏省政协提案线索征集办法"),
    Reason("PETITION", "代转群众来信来访", "参照：深圳市代表建议办理规定第九条"),
    Reason("OWN_UNIT", "只涉及提案者所在单位的事务", "参照：桐城市政协公开的不予立案情形"),
    Reason("DUPLICATE", "与本届已经答复的提案重复", _NO_SOURCE),
    Reason("PLAGIARISM", "抄袭他人文字", "参照：山东省公开的不予立案情形"),
    Reason("MULTI_MATTER", "一案多事，须分别提出", _NATIONAL + "（一事一案）"),
    Reason("ALREADY_DONE", "所提事项已经解决或者已经列入计划", _NO_SOURCE),
)
REASONS = NATIONAL_REASONS + LOCAL_REASONS
LOCAL_CODES = frozenset(row.code for row in LOCAL_REASONS)

DISPOSITIONS = (
    Disposition("suggestion", "转意见和建议", _NATIONAL, needs_consent=True),
    Disposition("public_opinion", "转社情民意", _NO_SOURCE, needs_consent=True),
    Disposition("member_letter", "转委员来信", _NO_SOURCE, needs_consent=True),
    Disposition("returned", "退回修改", _NO_SOURCE, needs_consent=False),
    Disposition("kept", "存查", _NO_SOURCE, needs_consent=False),
)


def reasons(switched_on: Collection[str]) -> tuple[Reason, ...]:
    """The reasons a committee may give: the national ones and the local ones it switched on."""
    return tuple(row for row in REASONS if row.national or row.code in switched_on)


def reason(word: str, switched_on: Collection[str]) -> Reason:
    """One reason by its code or sentence, or `Incomplete` when unknown or switched off."""
    return chosen_reasons([word], switched_on)[0]


def chosen_reasons(words: Iterable[str], switched_on: Collection[str]) -> tuple[Reason, ...]:
    """The reasons of one decision: at least one, each known; all faults are named at once."""
    allowed = reasons(switched_on)
    found = {word: next((r for r in allowed if r.is_called(word)), None) for word in words}
    faults = [_fault(word, allowed) for word, row in found.items() if row is None]
    if not found:
        faults = [Objection("filing_reason_given", "不予立案须至少选定一条理由")]
    if faults:
        raise Incomplete(*faults)
    return tuple(dict.fromkeys(row for row in found.values() if row is not None))


def _fault(word: str, allowed: Iterable[Reason]) -> Objection:
    choice = "；".join(f"{row.code} {row.sentence}" for row in allowed)
    if any(row.is_called(word) for row in LOCAL_REASONS):
        return Objection("filing_reason_switched_on", f"本会未启用理由“{word}”，请改选：{choice}")
    return Objection("filing_reason_known", f"没有理由“{word}”，请从下列选用：{choice}")


def disposition(word: str) -> Disposition:
    """One disposition by its code or label, or `Incomplete`."""
    for row in DISPOSITIONS:
        if row.is_called(word):
            return row
    choice = "；".join(f"{row.code} {row.label}" for row in DISPOSITIONS)
    raise Incomplete(Objection("disposition_known", f"没有去向“{word}”，请从下列选用：{choice}"))
