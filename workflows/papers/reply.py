"""答复: complete, item by item, signed high enough, of this case alone (integrity rules 24-30)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from workflows.papers.completeness import said
from workflows.policies import result_classes
from workflows.policies.profile import Profile
from workflows.policies.result_classes import ResultClass
from workflows.refusals import Incomplete, Objection
from workflows.terms import Adoption, Publicity, Rank
from workflows.terms.numerals import official_date

PLACEHOLDER = re.compile(r"×{2,}|\{\{|\}\}|\{%|\bNone\b|\bTO[D]O\b|</?[A-Za-z][^<>]*>")
# 国务院令第752号 and 第123号公告 are instruments, 第0123号 alone is a proposal.
CASE_NUMBER = re.compile(r"(?<![令告])第\d{3,5}号(?!令|公告)")
CASE_TITLE = re.compile(r"《(关于[^《》]*提案)》")


class Answer(NamedTuple):
    """What becomes of one numbered suggestion."""

    number: int
    adoption: Adoption
    text: str


class Promise(NamedTuple):
    """One dated promise with the three people who stand for it (R-30, R-31)."""

    item: str
    target: str
    measures: str
    due_on: date
    leader: str
    office: str
    handler: str

    def as_record(self) -> dict[str, str]:
        """The promise as it waits with the draft."""
        return {name: str(value) for name, value in self._asdict().items()}

    @classmethod
    def from_record(cls, kept: Mapping[str, str]) -> Promise:
        """The promise as it was drafted."""
        fields: dict[str, str] = dict(kept)
        due_on = date.fromisoformat(fields.pop("due_on"))
        return cls(due_on=due_on, **fields)


class ReplyPaper(NamedTuple):
    """A reply as the unit hands it in."""

    opening: str
    answers: tuple[Answer, ...]
    result_class: str
    class_reason: str
    evidence: str
    publicity: Publicity | None
    signatory: str
    signatory_rank: Rank
    contact: str
    promises: tuple[Promise, ...] = ()
    unit: str = ""
    """In whose name; empty: the unit's own."""

    @property
    def words(self) -> str:
        """Everything the proposer will read."""
        answers = (answer.text for answer in self.answers)
        promises = (" ".join(map(str, promise)) for promise in self.promises)
        rest = (self.class_reason, self.evidence, self.signatory, self.contact)
        return "\n".join((self.opening, *answers, *promises, *rest))


class Answered(NamedTuple):
    """The case that is answered, as far as a reply must agree with it."""

    unit: str
    suggestions: int
    is_key: bool
    numbers: frozenset[str]
    titles: frozenset[str]
    on: date


def objections(paper: ReplyPaper, case: Answered, profile: Profile) -> list[Objection]:
    """Everything that keeps this reply from being checked; empty when it may be."""
    return [
        *_answers(paper, case),
        *class_objections(paper, profile),
        *_promises(paper, case.on),
        *_signing(paper, case, profile),
        *_foreign(paper, case),
    ]


def class_objections(paper: ReplyPaper, profile: Profile) -> Iterator[Objection]:
    """What the class of the result asks for (integrity rule 28)."""
    try:
        given = result_classes.result_class(profile.reply.classes, paper.result_class)
    except Incomplete as refusal:
        yield from refusal.objections
    else:
        yield from _of_the_class(given, paper)


def _of_the_class(given: ResultClass, paper: ReplyPaper) -> Iterator[Objection]:
    name = given.label
    if given.requires_commitment and not paper.promises:
        yield Objection("commitment_dated", f"{name}答复须至少写明一项有时限的承诺")
    if given.requires_evidence:
        yield from said(paper.evidence, "evidence_given", f"{name}答复须附已经解决的佐证")
    if given.requires_reason:
        sentence = f"{name}答复须写明政策、法律或资源上的理由"
        yield from said(paper.class_reason, "class_reason_given", sentence)


def _answers(paper: ReplyPaper, case: Answered) -> Iterator[Objection]:
    numbers = [answer.number for answer in paper.answers]
    if numbers != list(range(1, case.suggestions + 1)):
        sentence = f"提案有{case.suggestions}条建议，请按1至{case.suggestions}逐条答复，不多不少"
        yield Objection("every_suggestion_answered", sentence)
    for answer in paper.answers:
        sentence = f"第{answer.number}条答复是空的，请写明采纳情况和理由"
        yield from said(answer.text, "every_suggestion_answered", sentence)


def _promises(paper: ReplyPaper, on: date) -> Iterator[Objection]:
    for count, promise in enumerate(paper.promises, 1):
        whole = all((promise.item, promise.target, promise.leader, promise.office, promise.handler))
        if not whole:
            sentence = f"第{count}项承诺须写明事项、目标、分管领导、责任科室和经办人"
            yield Objection("promise_complete", sentence)
        if promise.due_on <= on:
            sentence = (
                f"第{count}项承诺的时限{official_date(promise.due_on)}不在今后，请改为今后的日期"
            )
            yield Objection("promise_in_future", sentence)


def _signing(paper: ReplyPaper, case: Answered, profile: Profile) -> Iterator[Objection]:
    if paper.unit and paper.unit != case.unit:
        sentence = f"答复须以{case.unit}的名义发出，不能由内设机构{paper.unit}答复"
        yield Objection("unit_replies_itself", sentence)
    yield from said(paper.signatory, "signatory_named", "请写明签发人")
    yield from said(paper.contact, "contact_given", "请写明联系人和联系电话")
    handling = profile.handling
    asked = handling.sign_off_key if case.is_key else handling.sign_off_normal
    if not paper.signatory_rank.reaches(asked):
        kind = "重点提案" if case.is_key else "提案"
        yield Objection("signed_off", f"{kind}的答复须由{asked.label}签发，请报签后再送审")
    if paper.publicity is None and profile.reply.public_attribute_required:
        choice = "、".join(publicity.label for publicity in Publicity)
        yield Objection("public_attribute_decided", f"请选定公开属性：{choice}")


def _foreign(paper: ReplyPaper, case: Answered) -> Iterator[Objection]:
    """What was left unfilled or belongs to another case (integrity rule 30)."""
    words = paper.words
    for mark in dict.fromkeys(PLACEHOLDER.findall(words)):
        yield Objection("nothing_unfilled", f"文中有未填写的占位符或标签“{mark}”，请改正")
    for number in dict.fromkeys(CASE_NUMBER.findall(words)):
        if number not in case.numbers:
            yield Objection("own_case_number", f"文中的{number}不是本案案号，请核对后改正")
    for title in dict.fromkeys(CASE_TITLE.findall(words)):
        if title not in case.titles:
            yield Objection("own_case_title", f"文中的《{title}》不是本案案由，请核对后改正")


def text_objections(text: str) -> list[Objection]:
    """What keeps a supplementary reply back."""
    marks = dict.fromkeys(PLACEHOLDER.findall(text))
    unfilled = [Objection("nothing_unfilled", f"文中有未填写的“{mark}”，请改正") for mark in marks]
    return [*said(text, "text_given", "请写明补充答复的内容"), *unfilled]
