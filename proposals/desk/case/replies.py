"""答复与评价: what the units answered round by round, and what the proposers think of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import col, select

from proposals.desk.case.opinions import Opinion, opinions
from proposals.desk.case.texts import revisions
from proposals.desk.sight import Sight
from proposals.records import Assignment, Proposal, Reply, ReplyAnswer, SupplementaryReply
from proposals.settings import zone
from proposals.work import Work
from workflows.papers.reply import Promise
from workflows.policies import result_classes


class Answer(NamedTuple):
    """One suggestion and the answer beside it."""

    number: int
    suggestion: str
    adoption: str
    text: str


class Supplement(NamedTuple):
    """补充答复."""

    number: str
    text: str
    issued_at: datetime


@dataclass(frozen=True)
class UnitReply:
    """One unit's answer of one round."""

    id: int
    unit: str
    unit_role: str
    round: int
    opening: str
    answers: tuple[Answer, ...]
    result_class: str
    definition: str
    claimed_class: str
    """What the unit claimed where the check made another class of it; else empty."""
    class_reason: str
    evidence: str
    publicity: str
    signatory: str
    signatory_rank: str
    contact: str
    """Contact data: only for those in the case."""
    promises: tuple[Promise, ...]
    drafted_at: datetime
    state: str
    passed_by: str
    check_note: str
    rejected_why: str
    number: str
    issued_at: datetime | None
    supplements: tuple[Supplement, ...]


@dataclass(frozen=True)
class Round:
    """One round: the answers, and the opinions on them."""

    number: int
    replies: tuple[UnitReply, ...]
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True)
class Replies:
    """Every round, the first one first; a later one never touches an earlier."""

    rounds: tuple[Round, ...]


class Told(NamedTuple):
    """What a reply is told with."""

    work: Work
    seen: Sight
    suggestions: dict[int, str]


def replies(work: Work, proposal: Proposal, seen: Sight) -> Replies:
    """All rounds as this reader may read them, in four questions."""
    suggestions = {s.number: s.text for s in revisions(work, proposal)[-1].suggestions}
    answered = [(reply, unit) for unit in proposal.assignments for reply in unit.replies]
    answered.sort(key=lambda pair: (pair[0].round, pair[1].key))
    _answers(work, [reply for reply, _ in answered])
    supplements = _supplements(work, proposal)
    told = [
        _reply(Told(work, seen, suggestions), reply, unit, supplements.get(reply.id, []))
        for reply, unit in answered
        if seen.sees_reply(reply)
    ]
    forms = opinions(work, proposal, seen)
    numbers = sorted({each.round for each in told} | {each.round for each in forms})
    return Replies(
        tuple(
            Round(
                number,
                tuple(each for each in told if each.round == number),
                tuple(each for each in forms if each.round == number),
            )
            for number in numbers
        )
    )


def _answers(work: Work, rows: Sequence[Reply]) -> None:
    """What each reply says to each suggestion, asked once for all."""
    asked = select(ReplyAnswer).where(col(ReplyAnswer.reply_id).in_([row.id for row in rows]))
    found: dict[int, list[ReplyAnswer]] = defaultdict(list)
    for answer in work.exec(asked.order_by(col(ReplyAnswer.number))):
        found[answer.reply_id].append(answer)
    for row in rows:
        set_committed_value(row, "answers", found[row.id or 0])


def _supplements(work: Work, proposal: Proposal) -> dict[int | None, list[Supplement]]:
    asked = (
        select(SupplementaryReply)
        .join(Reply, col(Reply.id) == SupplementaryReply.reply_id)
        .join(Assignment, col(Assignment.id) == Reply.assignment_id)
        .where(Assignment.proposal_id == proposal.id)
        .order_by(col(SupplementaryReply.id))
    )
    found: dict[int | None, list[Supplement]] = {}
    for row in work.exec(asked):
        told = Supplement(row.number, row.text, row.issued_at)
        found.setdefault(row.reply_id, []).append(told)
    return found


def _reply(told: Told, row: Reply, unit: Assignment, supplements: list[Supplement]) -> UnitReply:
    code = row.confirmed_class or row.unit_class
    changed = row.confirmed_class not in {"", row.unit_class}
    checks = row.assignment_id in told.seen.draft_replies
    return UnitReply(
        id=row.id or 0,
        unit=unit.unit_name,
        unit_role=unit.role.label,
        round=row.round,
        opening=row.opening,
        answers=tuple(
            Answer(a.number, told.suggestions.get(a.number, ""), a.adoption.label, a.text)
            for a in row.answers
        ),
        result_class=code,
        definition=_definition(told.work, row, code),
        claimed_class=row.unit_class if changed and checks else "",
        class_reason=row.class_reason,
        evidence=row.evidence,
        publicity=row.publicity.label,
        signatory=row.signatory,
        signatory_rank=row.signatory_rank.label,
        contact=row.contact if told.seen.contacts else "",
        promises=tuple(map(Promise.from_record, row.promises)),
        drafted_at=row.drafted_at,
        state=_state(row),
        passed_by=row.passed_by if checks else "",
        check_note=row.check_note if checks else "",
        rejected_why=row.rejected_why if checks else "",
        number=row.number or "",
        issued_at=row.issued_at,
        supplements=tuple(supplements),
    )


def _definition(work: Work, row: Reply, code: str) -> str:
    """What the class meant under the rules of the day it was drafted."""
    day = row.drafted_at.astimezone(zone()).date()
    known = result_classes.classes(work.profile_on(day).reply.classes)
    return next((each.definition for each in known if each.code == code), "")


def _state(row: Reply) -> str:
    if row.issued_at is not None:
        return "已发出"
    if row.passed_by:
        return "审核通过，待发出"
    return "已退回，待重办" if row.rejected_why else "待审核"
