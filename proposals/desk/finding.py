"""Finding one case by what people call it: 案号, receipt number or the record's own number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlmodel import col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.records import Deadline, Letter, Proposal, SupervisedCase, letter_case
from proposals.records.convened import convened
from proposals.work import Work
from workflows.refusals import Incomplete, NotFound, Objection
from workflows.terms import Duty

BRACKETS = str.maketrans("[]【】（）()", "〔〕〔〕〔〕〔〕")
"""What a keyboard has in their place."""
CASE_NO = re.compile(r"第\d{1,8}号?|\d{1,8}号|0\d{1,7}")
"""案号 as people write it: 第12号, 12号, 0012; a bare 12 is the record's own number."""


def proposal(work: Work, number: str) -> Proposal:
    """The one proposal of that number; never a guess among several."""
    names = {number, _case_no(number), number.translate(BRACKETS)}
    named = or_(col(Proposal.case_no).in_(names), col(Proposal.receipt_no).in_(names))
    found = list(work.exec(select(Proposal).where(named).order_by(col(Proposal.id))))
    if not found and is_number(number) and not CASE_NO.fullmatch(number):
        found = [p for p in (work.get(Proposal, int(number)),) if p is not None]
    if not found:
        sentence = f"没有编号为“{number}”的提案，请核对案号、收件号或记录号"
        raise NotFound(Objection("case_exists", sentence))
    if len(found) > 1:
        several = "；".join(f"{p.id} 为{session_label(work, p)}《{p.title}》" for p in found)
        raise Incomplete(
            Objection("case_unique", f"“{number}”有{len(found)}件，请改用记录号：{several}")
        )
    return found[0]


def _case_no(number: str) -> str:
    return f"第{int(number.strip('第号')):04}号" if CASE_NO.fullmatch(number) else number


def is_number(written: str) -> bool:
    """Whether it may be a record's own number; no database counts as far as ten figures."""
    return written.isdecimal() and len(written) < 10


def session_label(work: Work, case: Proposal) -> str:
    """Which 届 and 次 a proposal belongs to: 第9届第5次会议."""
    term, session = convened(work, case.plenary_session_id)
    return f"第{term.number}届第{session.number}次会议"


def deadlines(case: Proposal, duty: Duty) -> list[Deadline]:
    """Every clock of one duty that ran or runs in this case; `NotFound` when there is none."""
    found = [row for row in case.deadlines if row.duty == duty]
    if not found:
        there = "、".join(dict.fromkeys(f"{d.duty.label} {d.duty}" for d in case.deadlines)) or "无"
        sentence = f"{case.number}没有“{duty.label}”期限；已有的期限：{there}"
        raise NotFound(Objection("deadline_exists", sentence))
    return found


def letter(work: Work, case: Proposal, kind: str, addressee: str = "") -> Letter:
    """The latest letter of one kind or title to one addressee, or that of one 文号; no guess."""
    written = list(letters(work, case))
    number = kind.translate(BRACKETS)
    found = [one for one in written if kind in _names(one) or number == one.number]
    if not found:
        kinds = "、".join(dict.fromkeys(f"{one.title} {one.kind}" for one in written)) or "无"
        sentence = f"{case.number}没有“{kind}”这种文书；已有的文书：{kinds}"
        raise NotFound(Objection("letter_exists", sentence))
    return _one_addressed(found, addressee)


def letters(work: Work, case: Proposal) -> Iterable[Letter]:
    """What tells of the case, and what was written of every supervision over it."""
    told = or_(letter_case.about(case.key), col(Letter.supervision_id).in_(supervisions_over(case)))
    return work.exec(select(Letter).where(told).order_by(col(Letter.id)))


def supervisions_over(case: Proposal) -> SelectOfScalar[int]:
    """The record numbers of every supervision over the case."""
    return select(SupervisedCase.supervision_id).where(SupervisedCase.proposal_id == case.id)


def _names(letter: Letter) -> set[str]:
    return {letter.kind, letter.kind.rpartition("/")[2], letter.title}


def _one_addressed(found: list[Letter], addressee: str) -> Letter:
    """Of what one addressee was sent again the latest is kept; units number each their own."""
    latest = {(one.kind, one.addressee, _series(one)): one for one in found}
    meant = [one for one in latest.values() if _bare(addressee) in {"", _bare(one.addressee)}]
    if len(meant) == 1:
        return meant[0]
    several = "；".join(map(_told, latest.values()))
    if not meant:
        raise NotFound(Objection("letter_exists", f"没有送{addressee}的；已有的文书：{several}"))
    sentence = f"有{len(meant)}件，请用 --to 写明收文方，或以文号代替文书种类：{several}"
    raise Incomplete(Objection("letter_unique", sentence))


def _told(letter: Letter) -> str:
    return f"{letter.kind} 送{letter.addressee}{letter.number or ''}"


def _series(letter: Letter) -> str:
    return (letter.number or "").partition("〔")[0]


def _bare(addressee: str) -> str:
    """A member's name, as short papers and letters to him write it."""
    return addressee.removesuffix("委员")
