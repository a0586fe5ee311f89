"""The reply while it is being written and checked: the draft, its gaps, its likeness to others."""

from __future__ import annotations

import hashlib
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from rapidfuzz import fuzz
from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.records import Assignment, Reply, ReplyAnswer
from proposals.work import Work
from workflows.papers import reply as papers
from workflows.papers.reply import Answered, Promise, ReplyPaper
from workflows.refusals import NotNow, Objection
from workflows.terms import Publicity

COMPARED = 50
"""How many of the unit's latest replies a new one is held against; default, no source."""


class Likeness(NamedTuple):
    """Another reply of the same unit, and how much of the text is the same."""

    reply: Reply
    share: float


def in_hand(assignment: Assignment) -> Reply:
    """The reply of this round."""
    for reply in assignment.replies:
        if reply.round == assignment.round:
            return reply
    raise NotNow(Objection("reply_drafted", "本轮尚无答复，请先由承办单位送审"))


def objections(
    work: Work, assignment: Assignment, paper: ReplyPaper, actor: Actor
) -> list[Objection]:
    """Everything this paper lacks, given the case it answers."""
    proposal = assignment.proposal
    cases = (proposal, *proposal.merged)
    answered = Answered(
        unit=assignment.unit_name,
        suggestions=len(proposal.text.suggestions),
        is_key=proposal.is_key,
        numbers=frozenset(case.case_no for case in cases if case.case_no),
        titles=frozenset(case.title for case in cases),
        on=actor.today,
    )
    return papers.objections(paper, answered, work.profile_on(actor.today))


def write(assignment: Assignment, paper: ReplyPaper, actor: Actor) -> Reply:
    """Write the draft of this round, or write it anew; earlier rounds are not touched."""
    fields = _fields(paper, actor)
    reply = next((r for r in assignment.replies if r.round == assignment.round), None)
    if reply is None:
        reply = Reply(assignment_id=assignment.key, round=assignment.round, **fields)
        assignment.replies.append(reply)
    elif reply.issued_at is not None:
        raise NotNow(Objection("reply_not_issued", "本轮答复已经发出，新的情况请以补充答复说明"))
    else:
        reply.sqlmodel_update(fields)
    _answer(reply, paper)
    return reply


def check(
    work: Work, assignment: Assignment, confirmed: str, note: str, actor: Actor
) -> list[Objection]:
    """What keeps the checker from passing this reply with this class."""
    reply = in_hand(assignment)
    changed = confirmed != reply.unit_class
    asked = _as_paper(reply)._replace(
        result_class=confirmed, class_reason=reply.class_reason or note
    )
    found = list(papers.class_objections(asked, work.profile_on(actor.today)))
    if changed and not note.strip():
        sentence = f"单位定为{reply.unit_class}类，改为{confirmed}类须写明理由"
        found.append(Objection("class_change_explained", sentence))
    alike = [] if note.strip() else similar(work, assignment, reply, actor)
    if alike:
        shares = "、".join(f"{like.reply.number or '未发出'}（{like.share:.0%}）" for like in alike)
        sentence = f"与本单位其他答复雷同：{shares}；请退回重办，或写明为何可以通过"
        found.append(Objection("reply_not_copied", sentence))
    return found


def similar(work: Work, assignment: Assignment, reply: Reply, actor: Actor) -> list[Likeness]:
    """The unit's other replies that say the same (integrity rule 27)."""
    least = work.profile_on(actor.today).reply.same_text_warn
    latest = (
        select(Reply.id)
        .join(Assignment)
        .where(Assignment.unit_id == assignment.unit_id, Reply.id != reply.id)
        .order_by(col(Reply.id).desc())
        .limit(COMPARED)
    )
    answers = work.exec(
        select(ReplyAnswer.reply_id, ReplyAnswer.text)
        .where(col(ReplyAnswer.reply_id).in_(latest))
        .order_by(col(ReplyAnswer.reply_id), col(ReplyAnswer.number))
    )
    mine = "\n".join(answer.text for answer in reply.answers)
    found = []
    for other_id, said in groupby(answers, key=itemgetter(0)):
        theirs = "\n".join(text for _, text in said)
        share = fuzz.ratio(mine, theirs, score_cutoff=100 * least) / 100
        if share >= least:
            found.append(Likeness(work.get_one(Reply, other_id), share))
    return found


def digest(reply: Reply) -> str:
    """What stands in the history for the text, so that a later change would show."""
    return hashlib.sha256(reply.body.encode()).hexdigest()


def _fields(paper: ReplyPaper, actor: Actor) -> dict[str, Any]:
    return {
        "opening": paper.opening,
        "unit_class": paper.result_class,
        "confirmed_class": "",
        "class_reason": paper.class_reason,
        "evidence": paper.evidence,
        # Where the profile asks for no decision, what nobody decided stays closed.
        "publicity": paper.publicity or Publicity.CLOSED,
        "signatory": paper.signatory,
        "signatory_rank": paper.signatory_rank,
        "contact": paper.contact,
        "promises": [promise.as_record() for promise in paper.promises],
        "drafted_at": actor.at,
        "passed_by": "",
        "check_note": "",
        "rejected_why": "",
    }


def _answer(reply: Reply, paper: ReplyPaper) -> None:
    written = {answer.number: answer for answer in reply.answers}
    for number, adoption, text in paper.answers:
        if number in written:
            written[number].adoption, written[number].text = adoption, text
        else:
            answer = ReplyAnswer(
                reply_id=reply.id or 0, number=number, adoption=adoption, text=text
            )
            reply.answers.append(answer)


def _as_paper(reply: Reply) -> ReplyPaper:
    return ReplyPaper(
        opening=reply.opening,
        answers=(),
        result_class=reply.unit_class,
        class_reason=reply.class_reason,
        evidence=reply.evidence,
        publicity=reply.publicity,
        signatory=reply.signatory,
        signatory_rank=reply.signatory_rank,
        contact=reply.contact,
        promises=tuple(map(Promise.from_record, reply.promises)),
    )
