"""sight(): which parts of one case somebody sees who may see the case at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sqlmodel import col, select

from proposals.desk.reader import Reader
from proposals.desk.sight.opinions import named
from proposals.desk.sight.rows import own
from proposals.records import Assignment, Entry, OpinionForm, Proposal, Reply, Revision
from proposals.work import Work
from workflows.policies import sights
from workflows.policies.permits import PROPOSERS
from workflows.policies.sights import UNITS
from workflows.terms import Role, UnitRole

NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sight:
    """What of one case one person sees; each method answers for one row of it."""

    reader: Reader
    drafts: bool = False
    """Texts not yet handed in."""
    handling: bool = True
    """The units' parts: returns, extensions, meetings."""
    replies: bool = True
    """Replies that were issued; without it only those that were published."""
    contacts: bool = False
    """Contact details; else masked (domain rule: only those in the case)."""
    reviews: bool = False
    """Who said what in the review."""
    history: bool = False
    """The whole record with its facts; else the plain lines that concern him."""
    lines: bool = True
    attachments: bool = True
    settled: bool = False
    """Whether the rating of this round is locked."""
    units: frozenset[int] = NOTHING
    """Assignments whose every step he reads."""
    draft_replies: frozenset[int] = NOTHING
    """Assignments whose reply he reads before it is issued."""
    co_opinions: frozenset[int] = NOTHING
    """Assignments whose 会办意见 he reads."""

    def sees_text(self, revision: Revision) -> bool:
        """A version of the text: what was handed in, or what he writes himself."""
        return self.drafts or revision.frozen_at is not None

    def sees_reply(self, reply: Reply) -> bool:
        """A reply: issued, or a draft he has a part in."""
        if reply.assignment_id in self.draft_replies:
            return True
        return self.replies and reply.issued_at is not None

    def sees_co_opinion(self, assignment: Assignment) -> bool:
        """会办意见 goes to the lead unit, never to the proposer (integrity rule 26)."""
        return assignment.id in self.co_opinions

    def names(self, form: OpinionForm) -> bool:
        """Whether an opinion he reads is shown with the person's name."""
        return named(self.reader, form)

    def sees_line(self, entry: Entry) -> bool:
        """A line of the record; without `history` it is told in plain words, without its facts."""
        if self.history:
            return True
        if not self.lines or entry.act in sights.INTERNAL:
            return False
        kind, _, number = entry.subject.partition(":")
        if kind == "assignment" and int(number) not in self.units:
            return False
        return self.settled or self.reader.role not in UNITS or entry.act not in sights.RATINGS


def sight(work: Work, reader: Reader, proposal: Proposal) -> Sight:
    """What this person sees of this case."""
    everything = frozenset(a.key for a in proposal.assignments)
    seen = Sight(reader, settled=proposal.stage in sights.SETTLED, units=everything)
    if reader.role in UNITS:
        return _unit(seen, reader, proposal)
    if reader.role in PROPOSERS:
        return _proposer(seen) if _is_own(work, reader, proposal) else _stranger(seen)
    if reader.role == Role.PUBLIC:
        return _stranger(seen)
    return _INSIDE.get(reader.role, _as_it_is)(seen, proposal)


def _committee(seen: Sight, proposal: Proposal) -> Sight:
    """Everything; a text not handed in only where the office holds the paper."""
    whole = replace(_checker(seen, proposal), contacts=True, reviews=True, history=True)
    return replace(whole, drafts=bool(proposal.proxy_scan))


def _auditor(seen: Sight, proposal: Proposal) -> Sight:
    return replace(_checker(seen, proposal), reviews=True, history=True)


def _checker(seen: Sight, _proposal: Proposal) -> Sight:
    """Whoever checks replies reads their drafts and the 会办意见 behind them."""
    return replace(seen, draft_replies=seen.units, co_opinions=seen.units)


def _reviewer(seen: Sight, _proposal: Proposal) -> Sight:
    return replace(seen, reviews=True)


def _as_it_is(seen: Sight, _proposal: Proposal) -> Sight:
    return seen


_INSIDE: Mapping[Role, Callable[[Sight, Proposal], Sight]] = {
    Role.CLERK: _committee,
    Role.COMMITTEE_HEAD: _committee,
    Role.AUDITOR: _auditor,
    Role.ASSIGNER: _checker,
    Role.REVIEWER: _reviewer,
}
"""Leaders and special committees see what was issued, and no more."""


def _proposer(seen: Sight) -> Sight:
    return replace(seen, drafts=True, contacts=True)


def _stranger(seen: Sight) -> Sight:
    """What is published: the text and what was published of the replies."""
    return replace(
        seen, handling=False, replies=False, lines=False, attachments=False, units=NOTHING
    )


def _unit(seen: Sight, reader: Reader, proposal: Proposal) -> Sight:
    """Its own part; contact data only after it has signed for the case."""
    case = proposal.lead or proposal
    own_rows = [a for a in case.assignments if a.unit_id in reader.units]
    if reader.role == Role.CO_UNIT:
        own_rows = [a for a in own_rows if a.role == UnitRole.CO]
    mine = frozenset(a.key for a in own_rows)
    living = [a for a in own_rows if a.living]
    if not living:
        return replace(_stranger(seen), lines=True, units=mine)
    parts = {a.role for a in living}
    return replace(
        seen,
        contacts=any(a.signed_at is not None for a in living),
        units=mine,
        draft_replies=mine | (_of(case, UnitRole.LEAD) if UnitRole.CO in parts else NOTHING),
        co_opinions=mine | (_of(case, UnitRole.CO) if UnitRole.LEAD in parts else NOTHING),
    )


def _of(proposal: Proposal, role: UnitRole) -> frozenset[int]:
    return frozenset(a.key for a in proposal.assignments if a.living and a.role == role)


def _is_own(work: Work, reader: Reader, proposal: Proposal) -> bool:
    asked = select(Proposal.id).where(col(Proposal.id) == proposal.key, own(reader))
    return work.exec(asked).first() is not None
