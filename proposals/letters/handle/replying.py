"""答复函 to each proposer, 退回重办 to the unit, 补充答复."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from proposals.letters import addressing
from proposals.letters.addressing import Proposer
from proposals.letters.handle.sending import signing
from proposals.letters.writing import COMMITTEE, Sheet, To, write
from proposals.records import (
    Assignment,
    Letter,
    Proposal,
    Reply,
    ReplyAnswer,
    SupplementaryReply,
)
from proposals.work import Work
from workflows.papers.matter import matter
from workflows.papers.reply import Promise
from workflows.terms import UnitRole

REPLY = Sheet("handle/reply_letter", "提案答复")
SUPPLEMENT = Sheet("handle/supplementary_reply", "提案补充答复")
REJECTED = Sheet("handle/reply_rejected", "关于退回重新办理答复的通知", "提核")


class Recipient(NamedTuple):
    """One proposer and the proposal that bears his name: the lead's or a merged one."""

    of: Proposal
    who: Proposer


def recipients(proposal: Proposal) -> Iterator[Recipient]:
    """Everybody who gets the answer: the proposers of the lead first, then of merged ones."""
    for of in (proposal, *sorted(proposal.merged, key=lambda child: child.key)):
        for who in addressing.proposers(of):
            yield Recipient(of, who)


def reply_letter(work: Work, assignment: Assignment, reply: Reply, at: datetime) -> list[Letter]:
    """答复函, one copy to each proposer, in the unit's own name and number."""
    proposal = assignment.proposal
    title = f"{_about(work, proposal)}的{'答复' if reply.round == 1 else '再次答复'}"
    sheet = replace(REPLY, title=title, copies=_copies(assignment))
    facts = {
        "office": signing(work, assignment, at),
        "number": reply.number,
        "reply": reply,
        "earlier": next((r for r in assignment.replies if r.round == reply.round - 1), ""),
        "answered": _answered(proposal, reply),
        "unit": assignment,
        "promises": [Promise.from_record(kept) for kept in reply.promises],
        "lead": proposal,
    }
    letters = []
    for of, who in recipients(proposal):
        occasion = f"assignment {assignment.key} round {reply.round} to {of.key}/{who.key}"
        to = To(who.greeting, at, occasion, proposal, facts={**facts, "of": of})
        letters.append(write(work, sheet, to))
    return letters


def supplementary_reply(
    work: Work, assignment: Assignment, reply: Reply, added: SupplementaryReply
) -> list[Letter]:
    """补充答复: new facts after the reply, to each proposer."""
    proposal = assignment.proposal
    title = f"{_about(work, proposal)}的补充答复"
    sheet = replace(SUPPLEMENT, title=title, copies=_copies(assignment))
    facts = {
        "office": signing(work, assignment, added.issued_at),
        "number": added.number,
        "reply": reply,
        "text": added.text,
    }
    letters = []
    for of, who in recipients(proposal):
        occasion = f"{added.number} to {of.key}/{who.key}"
        to = To(who.greeting, added.issued_at, occasion, proposal, facts={**facts, "of": of})
        letters.append(write(work, sheet, to))
    return letters


def reply_rejected(work: Work, assignment: Assignment, reason: str, at: datetime) -> Letter:
    """退回重办通知, to the unit."""
    occasion = f"assignment {assignment.key} round {assignment.round} {at.isoformat()}"
    facts: dict[str, object] = {"reason": reason, "round": assignment.round}
    return write(
        work, REJECTED, To(assignment.unit_name, at, occasion, assignment.proposal, facts=facts)
    )


def _about(work: Work, proposal: Proposal) -> str:
    """关于政协第九届委员会第五次会议第0123号提案."""
    return f"关于政协{addressing.session_name(work, proposal)}{proposal.number}提案"


def _answered(proposal: Proposal, reply: Reply) -> list[tuple[str, ReplyAnswer]]:
    """What each suggestion is about, with its answer."""
    pairs = zip(proposal.text.suggestions, reply.answers, strict=True)
    return [(matter(suggestion.text), answer) for suggestion, answer in pairs]


def _copies(assignment: Assignment) -> str:
    """The committee, and the 会办 units whose opinions went into it."""
    others = assignment.proposal.assignments
    helped = [a.unit_name for a in others if a.living and a.role == UnitRole.CO]
    return "、".join([COMMITTEE, *helped])
