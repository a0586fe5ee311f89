"""What each proposer said on his form: two ratings, suggestion by suggestion, amendments kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlmodel import col, select

from proposals.desk import sight
from proposals.desk.sight import Sight
from proposals.records import OpinionForm, Proposal
from proposals.work import Work
from workflows.terms import Adoption, Rating

UNNAMED = "提案者（未同意具名）"


class Earlier(NamedTuple):
    """What the proposer had said before he corrected it."""

    replaced_at: datetime
    work_rating: str
    result_rating: str
    reason: str


@dataclass(frozen=True)
class Opinion:
    """One proposer's 征询意见表 of one round."""

    id: int
    proposer: str
    round: int
    state: str
    work_rating: str
    result_rating: str
    adoptions: tuple[tuple[int, str], ...]
    reason: str
    remark: str
    meeting_wanted: bool
    opened_at: datetime
    received_at: datetime | None
    on_paper: bool
    earlier: tuple[Earlier, ...]


def opinions(work: Work, proposal: Proposal, seen: Sight) -> list[Opinion]:
    """The forms this reader may read, in the order they went out (integrity rule 33)."""
    mine = sight.opinions(seen.reader)
    asked = select(OpinionForm).where(OpinionForm.proposal_id == proposal.id, mine)
    return [_opinion(form, seen) for form in work.exec(asked.order_by(col(OpinionForm.id)))]


def _opinion(form: OpinionForm, seen: Sight) -> Opinion:
    return Opinion(
        id=form.id or 0,
        proposer=form.proposer if seen.names(form) else UNNAMED,
        round=form.round,
        state=form.state.label,
        work_rating=form.work_rating.label if form.work_rating else "",
        result_rating=form.result_rating.label if form.result_rating else "",
        adoptions=tuple(
            (int(number), Adoption(word).label) for number, word in sorted(form.adoptions.items())
        ),
        reason=form.reason,
        remark=form.remark,
        meeting_wanted=form.meeting_wanted,
        opened_at=form.opened_at,
        received_at=form.received_at,
        on_paper=bool(form.proxy_scan),
        earlier=tuple(map(_earlier, form.amendments)),
    )


def _earlier(kept: dict[str, str]) -> Earlier:
    return Earlier(
        datetime.fromisoformat(kept["replaced_at"]),
        Rating(kept["work_rating"]).label,
        Rating(kept["result_rating"]).label,
        kept["reason"],
    )
