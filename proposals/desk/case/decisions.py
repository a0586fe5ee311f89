"""What the committee decided about a case: reviews, mergings, key proposal, publications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import col, or_, select

from proposals.desk.sight import Sight
from proposals.records import KeyNomination, Merging, Proposal, Review
from proposals.work import Work
from workflows.policies.filing import DISPOSITIONS, REASONS
from workflows.terms import Role

PAPERS = {"proposal": "提案", "reply": "答复"}


class Reviewed(NamedTuple):
    """One opinion in the review."""

    level: str
    act: str
    opinion: str
    reviewer: str
    reviewed_at: datetime


class Merged(NamedTuple):
    """One 并案 this case takes part in, in force, under way or undone."""

    other_id: int
    other_number: str
    other_title: str
    is_lead: bool
    """Whether this case is the one the other is merged into."""
    reason: str
    own_consent: str
    other_consent: str
    state: str
    at: datetime | None


class Nomination(NamedTuple):
    """重点提案: the nomination, what was said of it, and the decision."""

    reason: str
    nominated_at: datetime
    opinions: tuple[tuple[str, date, str], ...]
    decided_on: date | None
    meeting: str
    lead_leader: str
    lead_role: str
    committee: str


class Published(NamedTuple):
    """What was put before the public."""

    what: str
    round: int
    published_at: datetime
    screened_by: str
    text: str


@dataclass(frozen=True)
class Decisions:
    """Everything decided so far; why a proposal was not filed and what became of it."""

    reviews: tuple[Reviewed, ...]
    reasons: tuple[str, ...]
    disposition: str
    mergings: tuple[Merged, ...]
    nominations: tuple[Nomination, ...]
    publications: tuple[Published, ...]


def decisions(work: Work, proposal: Proposal, seen: Sight) -> Decisions:
    """What was decided, in four questions; who said what in the review only for the committee."""
    sentences = {reason.code: reason.sentence for reason in REASONS}
    dispositions = {row.code: row.label for row in DISPOSITIONS}
    return Decisions(
        reviews=tuple(_reviews(work, proposal)) if seen.reviews else (),
        reasons=tuple(sentences.get(code, code) for code in proposal.reasons),
        disposition=dispositions.get(proposal.disposition, proposal.disposition),
        mergings=tuple(_mergings(work, proposal)),
        nominations=tuple(_nominations(work, proposal, seen)),
        publications=publications(proposal),
    )


def _reviews(work: Work, proposal: Proposal) -> list[Reviewed]:
    asked = select(Review).where(Review.proposal_id == proposal.id).order_by(col(Review.id))
    return [
        Reviewed(row.level.label, row.act.label, row.opinion, row.reviewer, row.reviewed_at)
        for row in work.exec(asked)
    ]


def _mergings(work: Work, proposal: Proposal) -> list[Merged]:
    other = or_(
        (col(Merging.child_id) == proposal.id) & (col(Proposal.id) == col(Merging.lead_id)),
        (col(Merging.lead_id) == proposal.id) & (col(Proposal.id) == col(Merging.child_id)),
    )
    asked = select(Merging, Proposal).join(Proposal, other).order_by(col(Merging.id))
    rows = work.exec(asked).all()
    joined = {other.key: other for _, other in rows if other.lead_id == proposal.id}
    set_committed_value(proposal, "merged", list(joined.values()))
    return [_merged(row, other, row.lead_id == proposal.id) for row, other in rows]


def _merged(row: Merging, other: Proposal, is_lead: bool) -> Merged:
    own, others = row.lead_consent, row.child_consent
    if not is_lead:
        own, others = others, own
    if row.undone_at is not None:
        state = "已取消"
    else:
        state = "已并案" if row.merged_at is not None else "征求同意中"
    return Merged(
        other.key,
        other.number,
        other.title,
        is_lead,
        row.reason,
        own,
        others,
        state,
        row.undone_at or row.merged_at,
    )


def _nominations(work: Work, proposal: Proposal, seen: Sight) -> list[Nomination]:
    """Those decided upon; a candidate and what was said of it only for the committee."""
    asked = select(KeyNomination).where(KeyNomination.proposal_id == proposal.id)
    return [
        Nomination(
            row.reason,
            row.nominated_at,
            tuple(
                (o["by"], date.fromisoformat(o["on"]), o["opinion"])
                for o in row.opinions
                if seen.reviews
            ),
            row.decided_on,
            row.meeting,
            row.lead_leader,
            Role(row.lead_role).label if row.lead_role else "",
            row.committee,
        )
        for row in work.exec(asked.order_by(col(KeyNomination.id)))
        if seen.reviews or row.decided_on is not None
    ]


def publications(proposal: Proposal) -> tuple[Published, ...]:
    """What stands on the committee's site, in the order it went there."""
    return tuple(
        Published(PAPERS[row.what], row.round, row.published_at, row.screened_by, row.text)
        for row in sorted(proposal.publications, key=lambda row: row.id or 0)
    )
